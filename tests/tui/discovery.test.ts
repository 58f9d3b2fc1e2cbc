import { describe, expect, it } from 'vitest';
import { weighNow } from '../../src/cli/study/weigh.ts';
import { openText } from '../../src/library/open-scenario.ts';
import { plainText } from '../../src/tui/draw/line.ts';
import { mattersLines, type WeighQuestion } from '../../src/tui/panels/matters.ts';
import { tippingWorld } from '../study/cascade/worlds.ts';

const { scenario } = openText({
  text: tippingWorld(['AB', 'AC', 'BD', 'CD'], 'A').replace('weight: 30', 'weight: {mean: 18, sd: 3}'),
});

const found = (question: WeighQuestion, outcome = 'B recognises') =>
  weighNow(scenario, { question, state: undefined, outcome, edits: [], seed: 's' });

const FOUND = { conditions: found('conditions'), cascades: found('cascades') } as const;

const drawn = (question: keyof typeof FOUND, columns: number): readonly string[] =>
  mattersLines(FOUND[question], columns).map(plainText);

describe('the screens of conditions and cascades', () => {
  it.each([58, 78, 158])('fit their width (%i)', (columns) => {
    for (const question of ['conditions', 'cascades'] as const)
      expect(Math.max(...drawn(question, columns).map((line) => line.length))).toBeLessThanOrEqual(columns);
  });

  it('draw a tree, and the range of a box', () => {
    const tree = drawn('cascades', 100).join('\n');
    expect(tree).toMatch(/Aland: starts in .*\n.*├─ Bland: 100 %/);
    expect(tree).toContain('└─ Dland: 50 % of its steps');
    expect(drawn('conditions', 100).join('\n')).toMatch(/weight of gain +░+█+/);
  });

  it('say what cannot be asked', () => {
    expect(found('conditions', 'Nowhere recognises')).toMatchObject({ kind: 'failed' });
  });
});
