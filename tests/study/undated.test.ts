import { describe, expect, it } from 'vitest';
import { fitWaves, PRIOR_SPREAD } from '../../src/study/fit/fit.ts';
import { type History, historyOf } from '../../src/study/fit/history.ts';
import { layoutOf } from '../../src/study/fit/layout.ts';
import { logLikelihood } from '../../src/study/fit/likelihood.ts';
import { makeUpWave } from '../../src/study/fit/recovery.ts';
import { riskSetOf } from '../../src/study/fit/risk-set.ts';
import { coverageOf } from '../../src/study/waves/coverage.ts';
import type { ObservedAct, Wave } from '../../src/study/waves/observed.ts';
import { recordedCounts, statusAt, waveOutcomes } from '../../src/study/waves/outcome.ts';
import { concordance } from '../../src/study/waves/scores.ts';
import { waveScenario } from '../fixtures/wave.ts';

const scenario = waveScenario(40, 48);
const act = (state: string, date: string | undefined, within?: ObservedAct['within']): ObservedAct => ({
  state,
  date,
  ...(within ? { within } : {}),
  to: 1,
  source: 'made up',
  confidence: 'low',
});
const waveOf = (acts: readonly ObservedAct[], atRisk: Wave['atRisk'] = []): Wave => ({
  id: 'w',
  scenario,
  acts,
  atRisk,
});
/** Turn 12 to 15 of a scenario that starts in July 2025. */
const YEAR_ON = { first: '2026-06-20', last: '2026-10-01' };

describe('an act of unknown day', () => {
  const outcome = (wave: Wave) => waveOutcomes(wave, 48).find(({ state }) => state === 'S0001');
  const at = (wave: Wave, turn: number): boolean | undefined => {
    const found = outcome(wave);
    return found && statusAt(found, turn);
  };

  it('is neither a refusal nor an act until it is known', () => {
    const wave = waveOf([act('S0001', undefined)]);
    expect([at(wave, 1), at(wave, 20), at(wave, 48)]).toEqual([undefined, undefined, undefined]);
    expect(recordedCounts(wave, 48)[20]).toEqual({ known: 0, possible: 1 });
  });

  it('is known before its first possible day and after its last one', () => {
    const wave = waveOf([act('S0001', undefined, YEAR_ON)]);
    const { last = 0, by = 0 } = outcome(wave) ?? {};
    expect(by - last).toBeGreaterThan(2);
    expect([at(wave, last), at(wave, last + 1), at(wave, by - 1), at(wave, by)]).toEqual([
      false,
      undefined,
      undefined,
      true,
    ]);
    expect(recordedCounts(wave, 48)[by]).toEqual({ known: 1, possible: 1 });
  });

  it('takes the first and last possible day from the population where the act names none', () => {
    const row = { state: 'S0001', from: YEAR_ON.first, to: YEAR_ON.last };
    const { last, by } = outcome(waveOf([act('S0001', undefined)], [row])) ?? {};
    const named = outcome(waveOf([act('S0001', undefined, YEAR_ON)]));
    expect({ last, by }).toEqual({ last: named?.last, by: named?.by });
  });

  it('is as good as dated where all its days fall into one turn', () => {
    const days = { first: '2026-07-10', last: '2026-07-20' };
    const blurred = outcome(waveOf([act('S0001', undefined, days)]));
    expect(blurred).toEqual(outcome(waveOf([act('S0001', '2026-07-10')])));
  });

  it('is no event and no survivor in the c-index, but where the order is certain', () => {
    const early = { score: 3, turn: 2, last: 10 };
    const unsure = { score: 2, turn: undefined, last: 4, by: 8 };
    const late = { score: 1, turn: 9, last: 10 };
    // Three certain pairs, one of which ranks wrongly; with an act within the unknown days that pair is not counted.
    expect(concordance([early, unsure, late])?.value).toBe(1);
    expect(concordance([early, { ...unsure, score: 0 }, late])?.value).toBeCloseTo(2 / 3);
    expect(concordance([early, { ...unsure, score: 0 }, { ...late, turn: 6 }])?.value).toBe(1);
    expect(concordance([{ ...unsure, last: 0, by: undefined }, early])).toBeUndefined();
  });

  it('leaves months out of the bands that it could decide', () => {
    const band = (low: number, high: number) => ({
      turn: 0,
      mean: low,
      q05: low,
      q25: low,
      q50: low,
      q75: high,
      q95: high,
    });
    const fan = [band(0, 5), band(0, 5), band(0, 5), band(0, 5)];
    expect(coverageOf(scenario, 3, fan, [0, 4, 4, 6], [0, 1, 2, 3])).toEqual({ months: 2, half: 1, nine: 1 });
  });
});

/** The history with every other recognition known only to within some turns before and after. */
const blurred = (history: History, by: number): History => {
  const spans = history.moves
    .filter(
      ({ to, state }, n) =>
        to === 1 && n % 2 === 0 && history.moves.filter((m) => m.state === state).length === 1,
    )
    .map(({ state, turn }) => ({
      state,
      first: Math.max(1, turn - by),
      last: Math.min(history.scenario.turns, turn + by),
    }));
  const lastOf = new Map(spans.map(({ state, last }) => [state, last]));
  return {
    ...history,
    spans,
    moves: history.moves
      .map((move) => ({ ...move, turn: lastOf.get(move.state) ?? move.turn }))
      .toSorted((a, b) => a.turn - b.turn || a.state - b.state),
    windows: history.windows.map(({ first, last }, i) => ({ first, last: lastOf.get(i) ?? last })),
  };
};

describe('the history of a state', () => {
  const windowOf = (acts: readonly ObservedAct[]) => historyOf(waveOf(acts)).windows[1];

  it('is as known as ever beside a freeze of unknown day, and until a withdrawal of unknown day', () => {
    const dated = act('S0001', '2026-07-10');
    expect(windowOf([{ ...act('S0001', undefined), to: 'frozen' }])?.last).toBe(48);
    const withdrawn = windowOf([dated, { ...act('S0001', undefined), to: 0 }]);
    expect(withdrawn).toEqual({ first: 1, last: historyOf(waveOf([dated])).moves[0]?.turn });
    expect(windowOf([act('S0001', undefined)])).toEqual({ first: 1, last: 0 });
  });
});

describe('the likelihood of an act of unknown day', () => {
  const { history, truth } = makeUpWave(scenario, 'fit', 10);

  it('is that of the dated act where only one turn is possible', () => {
    const days = waveOf([act('S0001', undefined, { first: '2026-07-10', last: '2026-07-20' })]);
    const layout = (wave: Wave) => layoutOf([riskSetOf(historyOf(wave))], PRIOR_SPREAD, true);
    const value = (wave: Wave): number => {
      const { parameters, states } = layout(wave);
      // The state is looked at no longer after a span: what it does then is left out on both sides.
      const one = states[1] ? [{ ...states[1], rows: states[1].rows.filter(({ down }) => !down) }] : [];
      return logLikelihood(
        { parameters, states: one },
        Float64Array.from(parameters, (p) => p.prior.mean),
      ).value;
    };
    expect(value(days)).toBeLessThan(-2);
    expect(value(days)).toBeCloseTo(value(waveOf([act('S0001', '2026-07-10')])), 10);
  });

  it.each([false, true])('knows its own slope and curvature (dispositions integrated out: %s)', (frailty) => {
    const set = riskSetOf(blurred(history, 4));
    expect(set.states.flat().filter(({ isSpan }) => isSpan).length).toBeGreaterThan(5);
    const layout = layoutOf([set], PRIOR_SPREAD, frailty);
    const point = Float64Array.from(layout.parameters, ({ id }) => truth.get(id) ?? 0);
    const here = logLikelihood(layout, point);
    const size = layout.parameters.length;
    const step = 1e-5;
    layout.parameters.forEach((_, p) => {
      const moved = (by: number) =>
        logLikelihood(
          layout,
          point.map((v, q) => (q === p ? v + by : v)),
        );
      const [ahead, behind] = [moved(step), moved(-step)];
      expect(here.gradient[p]).toBeCloseTo((ahead.value - behind.value) / (2 * step), 4);
      for (let q = 0; q < size; q++) {
        const slope = ((ahead.gradient[q] ?? 0) - (behind.gradient[q] ?? 0)) / (2 * step);
        expect(here.information[p * size + q]).toBeCloseTo(-slope, 4);
      }
    });
  });

  it('comes nearer to what all days would have said than leaving those states out, or taking them for refusals', () => {
    const away = { spans: 0, out: 0, refusals: 0 };
    for (let future = 0; future < 6; future++) {
      const { history: whole } = makeUpWave(waveScenario(60, 48), 'undated', future);
      const part = blurred(whole, 5);
      const unsure = new Set(part.spans.map(({ state }) => state));
      const without = part.moves.filter(({ state }) => !unsure.has(state));
      const treatments = {
        spans: part,
        out: {
          ...part,
          spans: [],
          windows: part.windows.map((window, i) => (unsure.has(i) ? { first: 1, last: 0 } : window)),
        },
        refusals: { ...whole, moves: without },
      };
      const estimates = (each: History) =>
        new Map(fitWaves([riskSetOf(each)]).estimates.map(({ parameter, mean }) => [parameter.id, mean]));
      const known = estimates(whole);
      for (const name of ['spans', 'out', 'refusals'] as const)
        for (const [id, mean] of estimates(treatments[name]))
          away[name] += (mean - (known.get(id) ?? 0)) * (mean - (known.get(id) ?? 0));
    }
    expect(away.spans).toBeLessThan(0.5 * away.out);
    expect(away.out).toBeLessThan(away.refusals);
  });
});
