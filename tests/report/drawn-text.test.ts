import { describe, expect, it } from 'vitest';
import { drawnAt } from '../../src/engine/explain/drawn.ts';
import { readingsAt } from '../../src/engine/explain/explain.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { whyView } from '../../src/report/why/why-view.ts';
import { drawnText } from '../../src/report/words/drawn-text.ts';
import { load } from '../scenarios/futures.ts';

const { scenario } = load('scenarios/russia-precedent');
const model = compile(scenario);

const linesFor = (state: string, seed: string): readonly string[] => {
  const options = { seed, future: 0, turns: 1 };
  const readings = readingsAt(model, options, 1);
  const view = whyView({ scenario, run: playRun(model, options), state, turn: 1, readings });
  const { said, weights } = drawnText(view, scenario, drawnAt(model, options, 1, state));
  return [...said, ...weights];
};

describe('where the factors of a chance come from', () => {
  it('holds every weight of the step against the file, by the names that --set knows', () => {
    const lines = linesFor('CHN', 's16');
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    expect(lines.join('\n')).not.toMatch(/\u00A0/);
    expect(lines.join('\n')).toMatch(/economy +4\.08 +3 +1 +0\.34 {2}weights\.economy, CHN\.traits\.economy/);
    expect(lines.join('\n')).toMatch(
      /reluctance to be early +−0\.479 +0\.7 +1 +1 {2}weights\.taboo, CHN\.taboo/,
    );
  });

  it('says what the chance would be without a draw, and which weight has turned its sign', () => {
    const text = linesFor('CHN', 's16').join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('the chance would be 0.077 % a month, not 0.018 % a month');
    expect(text).toContain('other sign for reluctance to be early');
    expect(linesFor('CHN', 'demarche').join(' ')).not.toContain('other sign');
  });

  it('says nothing of draws where they change nothing', () => {
    const { scenario: certain } = load('scenarios/two-states.yaml', ['rates.uncertainty=0']);
    const options = { seed: 'x', future: 0, turns: 1 };
    const fixed = compile(certain);
    const found = { ...fixed, draws: [] };
    const [state = ''] = found.ids.states;
    const readings = readingsAt(found, options, 1);
    const view = whyView({ scenario: certain, run: playRun(found, options), state, turn: 1, readings });
    expect(drawnText(view, certain, drawnAt(found, options, 1, state)).said).toEqual([]);
  });

  it('is left out where the step cannot happen', () => {
    expect(linesFor('RUS', 'moscow')).toEqual([]);
  });
});
