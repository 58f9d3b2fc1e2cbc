import { describe, expect, it } from 'vitest';
import { weighNow } from '../../src/cli/study/weigh.ts';
import { textWidth } from '../../src/report/words/layout.ts';
import { plainText } from '../../src/tui/draw/line.ts';
import { mattersLines } from '../../src/tui/panels/matters.ts';
import { withWeighing } from '../../src/tui/update/matters.ts';
import { screenInWords } from '../../src/tui/words/all.ts';
import { begin, onOf, press } from './press.ts';
import { world } from './world.ts';

const unsure = {
  ...world,
  turns: 6,
  weights: { ...world.weights, security: { mean: 4, sd: 2 } },
};

describe('the screen of what matters', () => {
  const opened = press(begin(unsure), 'i');
  const asked = onOf('matters', opened)?.asked;
  if (!asked) throw new Error('nothing is asked');
  const found = weighNow(unsure, asked);

  it('asks for the count from the world, and for a state from its own screen', () => {
    expect(asked.outcome).toBe('count');
    const why = press(begin(unsure), 'enter', 'i');
    expect(onOf('matters', why)?.asked.outcome).toBe(`${why.selected} recognises`);
    expect(press(opened, 'escape').on.kind).toBe('run');
    const conditions = onOf('matters', press(why, 'I'))?.asked;
    expect(conditions).toMatchObject({ question: 'conditions', state: why.selected });
    expect(onOf('matters', press(opened, 'I'))?.asked.outcome).toMatch(/^count >= \d+$/);
    expect(onOf('matters', press(opened, 'C'))?.asked.question).toBe('cascades');
    expect(onOf('matters', withWeighing(opened, { ...asked }, found))?.found.kind).toBe('playing');
  });

  it('shows a bar for each input that fits any width, and says it in words', () => {
    const ui = withWeighing(opened, asked, found);
    for (const columns of [58, 78, 108, 158]) {
      const lines = mattersLines(found, columns).map(plainText);
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(columns);
      expect(lines.filter((line) => /[░█].*→/.test(line)).length).toBe(1);
    }
    expect(screenInWords('matters', ui).join('\n')).toMatch(
      /security.*: from .* at its low end to .* at its high end/i,
    );
  });

  it('says what cannot be asked', () => {
    const sure = weighNow({ ...world, turns: 3, rates: { ...world.rates, uncertainty: 0 } }, asked);
    expect(sure).toMatchObject({ kind: 'failed', why: expect.stringContaining('nothing a spread') });
  });
});
