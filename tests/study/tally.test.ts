import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shardOf } from '../../src/domain/ranges.ts';
import { MOVE_CAUSES, type Run } from '../../src/domain/run.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import type { Model } from '../../src/model/model.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import {
  addTally,
  emptyTally,
  INDEX_UNIT,
  shapeOf,
  TABLES,
  TALLIED_INDICES,
  type Tally,
} from '../../src/study/futures/tally.ts';
import { firstsOf, rungCounts } from '../../src/study/odds/odds.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { syntheticScenario } from '../fixtures/synthetic.ts';

const seeds = fc.string({ minLength: 1, maxLength: 8 });

const runsOf = (model: Model, seed: string, n: number): readonly Run[] =>
  Array.from({ length: n }, (_, future) => playRun(model, { seed, future }));

/** Checks a tally against the records of the same futures, counted one by one. */
const expectCounts = (tally: Tally, model: Model, runs: readonly Run[]): void => {
  for (let t = 0; t <= model.turns; t++) {
    const turns = runs.flatMap((played) => played.turns[t] ?? []);
    const count = turns.map((turn) => turn.rungs.filter((rung) => rung === model.top).length);
    const width = model.states.count + 1;
    expect([...tally.recognisers.subarray(t * width, (t + 1) * width)]).toEqual(
      Array.from({ length: width }, (_, c) => count.filter((x) => x === c).length),
    );
    TALLIED_INDICES.forEach((id, x) => {
      const sum = turns.reduce((total, turn) => total + Math.round(turn.indices[id] * INDEX_UNIT), 0);
      expect(tally.indexSums[t * TALLIED_INDICES.length + x]).toBe(sum);
    });
    model.ids.tracks.forEach((id, k) => {
      const start = runs[0]?.turns[0]?.tracks[id] ?? 0;
      const at = (t * model.ids.tracks.length + k) * 2;
      expect(tally.tracks[at]).toBe(turns.filter(({ tracks }) => (tracks[id] ?? 0) < start).length);
      expect(tally.tracks[at + 1]).toBe(turns.filter(({ tracks }) => (tracks[id] ?? 0) > start).length);
    });
    MOVE_CAUSES.forEach((cause, c) => {
      const moves = turns.flatMap((turn) => turn.moves).filter((move) => move.cause.kind === cause);
      const at = (t * MOVE_CAUSES.length + c) * 2;
      expect(tally.moves[at + 1]).toBe(moves.filter((move) => move.to > move.from).length);
      expect(tally.moves[at]).toBe(moves.filter((move) => move.to < move.from).length);
    });
    model.ids.states.forEach((_, i) => {
      expect(rungCounts(tally, model.states.rung[i] ?? 0, i, t)).toEqual(
        Array.from({ length: model.rungs }, (_r, r) => turns.filter((turn) => turn.rungs[i] === r).length),
      );
    });
  }
};

/** By turn: futures in which a state is on a rung or above for the first time, also if only in the middle of a turn. */
const expectFirsts = (tally: Tally, model: Model, runs: readonly Run[]): void => {
  model.ids.states.forEach((id, i) => {
    for (let rung = 1; rung <= model.top; rung++) {
      const start = model.states.rung[i] ?? 0;
      const firsts = runs.map((played) =>
        played.turns.findIndex(
          (turn) =>
            (turn.rungs[i] ?? 0) >= rung || turn.moves.some((move) => move.state === id && move.to >= rung),
        ),
      );
      expect(firstsOf(tally, start, i, rung)).toEqual(
        Array.from({ length: model.turns + 1 }, (_, t) => firsts.filter((first) => first === t).length),
      );
    }
  });
};

const expectSame = (a: Tally, b: Tally): void => {
  expect(a.futures).toEqual(b.futures);
  for (const table of TABLES)
    expect(Buffer.from(a[table].buffer).equals(Buffer.from(b[table].buffer))).toBe(true);
};

describe('a tally', () => {
  it('counts what a person who reads every future would count', () =>
    fc.assert(
      fc.property(scenarioArbitrary(), seeds, (scenario, seed) => {
        const model = compile(scenario);
        const tally = ensemble(model, { seed, futures: { from: 0, to: 4 } });
        const runs = runsOf(model, seed, 4);
        expectCounts(tally, model, runs);
        expectFirsts(tally, model, runs);
      }),
      { numRuns: 60 },
    ));

  it('8 is the same from any shards in any order, twins included', () =>
    fc.assert(
      fc.property(
        scenarioArbitrary(),
        seeds,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 8 }).chain((m) =>
          fc.shuffledSubarray(
            Array.from({ length: m }, (_, k) => [k + 1, m] as const),
            { minLength: m },
          ),
        ),
        (scenario, seed, n, plan) => {
          const model = compile(scenario);
          const whole = ensemble(model, { seed, futures: { from: 0, to: n }, twins: true });
          const parts = plan.map(([k, m]) =>
            ensemble(model, { seed, futures: shardOf(n, k, m), twins: true }),
          );
          const sum = parts.reduce(addTally, emptyTally(shapeOf(model, model.turns, true)));
          expectSame(sum, whole);
        },
      ),
      { numRuns: 60 },
    ));

  it('keeps the first futures as it grows', () => {
    const model = compile(syntheticScenario({ states: 12, drivers: 2, turns: 12 }));
    const first = ensemble(model, { seed: 'grow', futures: { from: 0, to: 20 } });
    const rest = ensemble(model, { seed: 'grow', futures: { from: 20, to: 50 } });
    expectSame(addTally(first, rest), ensemble(model, { seed: 'grow', futures: { from: 0, to: 50 } }));
  });

  it('never counts a future twice, nor adds what does not fit', () => {
    const model = compile(syntheticScenario({ states: 5, drivers: 1, turns: 4 }));
    const other = compile(syntheticScenario({ states: 6, drivers: 1, turns: 4 }));
    const of = (m: Model, from: number, to: number): Tally =>
      ensemble(m, { seed: 's', futures: { from, to } });
    expect(() => addTally(of(model, 0, 5), of(model, 4, 6))).toThrow('future 4 is counted in both tallies');
    expect(() => addTally(of(model, 0, 5), of(other, 5, 6))).toThrow('shapes');
    expect(() => of(model, 3, 2)).toThrow(RangeError);
    expect(() => of(model, 0, 2e9)).toThrow(RangeError);
  });
});
