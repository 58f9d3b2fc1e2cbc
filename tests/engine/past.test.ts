import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Past, playFutures } from '../../src/engine/futures.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import type { Model } from '../../src/model/model.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { lonely } from '../fixtures/lonely.ts';
import { world } from '../tui/world.ts';
import { isPlausible } from './binomial.ts';

const PASTS = 3000;

/** By future: the rungs at the end of its last turn; `pastOf` gives the past of each. */
const endsOf = (
  model: Model,
  seed: string,
  pastOf: (future: number) => Past | undefined,
): readonly Uint8Array[] =>
  Array.from({ length: PASTS }, (_, future) => {
    let end = new Uint8Array();
    const futures = { from: future, to: future + 1 };
    playFutures(model, { seed, futures, past: pastOf(future), turns: model.turns }, (seen) => {
      if (seen.turn === model.turns) end = seen.rung.slice();
      return 'go on';
    });
    return end;
  });

/** How far two means are apart, in standard errors of their difference. */
const apart = (a: readonly number[], b: readonly number[]): number => {
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = (values: readonly number[]) => mean(values.map((x) => x * x)) - mean(values) ** 2;
  const error = Math.sqrt(variance(a) / a.length + variance(b) / b.length);
  return error === 0 ? 0 : Math.abs(mean(a) - mean(b)) / error;
};

const unsure: Scenario = {
  ...world,
  turns: 12,
  weights: { ...world.weights, rights: { mean: 4, sd: 1.5 } },
  rates: { ...world.rates, uncertainty: 0.5 },
};

describe('futures that share a past', () => {
  it('are the future of the past up to its last turn, and one by one the same whichever others are played', () =>
    fc.assert(
      fc.property(
        scenarioArbitrary(),
        fc.nat({ max: 1e6 }),
        fc.nat({ max: 12 }),
        (scenario, future, last) => {
          const model = compile(scenario);
          const turns = Math.min(scenario.turns, 12);
          const past = { future, turn: Math.min(last, turns) };
          const { turns: records } = playRun(model, { seed: 's', future, turns });
          const ends = (from: number, to: number): readonly string[] => {
            const found: string[] = [];
            playFutures(model, { seed: 's', futures: { from, to }, past, turns }, (seen) => {
              if (seen.turn <= past.turn) expect([...seen.rung]).toEqual(records[seen.turn]?.rungs);
              if (seen.turn === turns) found.push(seen.rung.join());
              return 'go on';
            });
            return found;
          };
          expect([...ends(0, 1), ...ends(1, 3)]).toEqual(ends(0, 3));
        },
      ),
      { numRuns: 40 },
    ));

  it('differ after it, and no future goes on as that of the past did', () => {
    const model = compile({ ...world, turns: 12 });
    const past = { future: 1, turn: 4 };
    const ends = endsOf(model, 'differ', () => past).slice(0, 50);
    expect(new Set(ends.map(String)).size).toBeGreaterThan(20);
    const own = endsOf(model, 'differ', () => undefined);
    const goOn = endsOf(model, 'differ', (future) => ({ future, turn: 4 }));
    expect(goOn.filter((end, n) => String(end) === String(own[n])).length).toBeLessThan(0.5 * PASTS);
  });

  it('move a lone state as often as ever: clocks that have waited do not hurry', () => {
    const model = compile(lonely(20, -2));
    for (const turn of [1, 6]) {
      const ends = endsOf(model, 'memory', (future) => ({ future, turn }));
      const moved = ends.reduce((sum, end) => sum + end.reduce((all, rung) => all + rung, 0), 0);
      expect(isPlausible(20 * PASTS, 1 - Math.exp(-12 * Math.exp(-2)), moved)).toBe(true);
    }
  });

  // The tower property: the mean over pasts of the odds from there is the odds from the start. Each past is gone on from
  // once, with its own parameters, so each end is a draw from the same distribution as one played from the start.
  it.each([0, 5, 11])('come on average over pasts to turn %i to the odds from the start', (turn) => {
    const model = compile(unsure);
    const plain = endsOf(model, 'tower', () => undefined);
    const goOn = endsOf(model, 'on', (future) => ({ future, turn }));
    for (let i = 0; i < model.states.count; i++)
      for (let rung = 1; rung <= model.top; rung++) {
        const reached = (ends: readonly Uint8Array[]) => ends.map((end) => Number((end[i] ?? 0) >= rung));
        expect(apart(reached(plain), reached(goOn))).toBeLessThan(4.5);
      }
    const count = (ends: readonly Uint8Array[]) =>
      ends.map((end) => end.filter((rung) => rung === model.top).length);
    expect(apart(count(plain), count(goOn))).toBeLessThan(4);
  });
});
