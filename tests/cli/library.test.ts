import { describe, expect, it } from 'vitest';
import {
  compile,
  fileReader,
  parseScenario,
  plainRun,
  plainWhy,
  readingsAt,
  run,
  whyView,
} from '../../src/index.ts';

describe('the library', () => {
  it('takes a scenario from its file to an explained history', () => {
    const parsed = parseScenario('scenarios/two-states.yaml', fileReader, ['weights.gain=4']);
    if (!parsed.ok) throw new Error('the example has errors');
    const { scenario } = parsed;
    const model = compile(scenario);
    const options = { seed: 'one', turns: 6 };
    const history = run(model, options);
    const readings = (turn: number) => readingsAt(model, options, turn);
    expect(history.turns).toHaveLength(7);
    expect(plainRun({ scenario, run: history, readings }).join('\n')).toContain('Two states');
    const why = whyView({ scenario, run: history, state: 'A', turn: 1, readings: readings(1) });
    expect(plainWhy(why).join('\n')).toContain('Alphaland');
  });

  it('gives the problems of a scenario as data', () => {
    const parsed = parseScenario('scenarios/two-states.yaml', fileReader, ['weights.gan=4']);
    expect(parsed).toMatchObject({ ok: false, issues: [{ severity: 'error', suggestion: 'gain' }] });
  });
});
