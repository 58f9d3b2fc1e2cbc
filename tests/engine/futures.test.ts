import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOVE_CAUSES } from '../../src/domain/run.ts';
import { playFutures, type Seen } from '../../src/engine/futures.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { world } from '../tui/world.ts';

const model = compile(world);

const movesOf = (seen: Seen) =>
  Array.from({ length: seen.moveCount }, (_, m) => ({
    state: seen.movedState[m],
    from: seen.movedFrom[m],
    to: seen.movedTo[m],
    cause: MOVE_CAUSES[seen.movedCause[m] ?? -1],
  }));

describe('the loop of futures', () => {
  it('shows what a run records of each of them', () =>
    fc.assert(
      fc.property(scenarioArbitrary(), fc.nat({ max: 1e9 - 3 }), (scenario, from) => {
        const own = compile(scenario);
        const turns = Math.min(scenario.turns, 10);
        const seenTurns: number[] = [];
        const histories = [0, 1, 2].map((n) => playRun(own, { seed: 's', future: from + n, turns }));
        playFutures(own, { seed: 's', futures: { from, to: from + 3 }, turns }, (seen) => {
          const record = histories[seen.future - from]?.turns[seen.turn];
          seenTurns.push(seen.turn);
          expect([...seen.rung]).toEqual(record?.rungs);
          expect(seen.recogniserCount).toBe(record?.indices.recognisers);
          expect(seen.index('legitimacy')).toBe(record?.indices.legitimacy);
          expect(movesOf(seen)).toEqual(
            record?.moves.map(({ state, from: left, to, cause }) => ({
              state: own.ids.states.indexOf(state),
              from: left,
              to,
              cause: cause.kind,
            })),
          );
          const happened = Array.from(
            { length: seen.occasionCount },
            (_, o) => own.occasions[seen.occasions[o] ?? -1]?.id,
          );
          expect(happened).toEqual(
            record?.acts.flatMap((act) =>
              act.kind === 'event'
                ? [act.event]
                : act.kind === 'institution' && act.granted
                  ? [act.institution]
                  : [],
            ),
          );
          return 'go on';
        });
        const each = Array.from({ length: turns + 1 }, (_, turn) => turn);
        expect(seenTurns).toEqual([...each, ...each, ...each]);
      }),
      { numRuns: 30 },
    ));

  it('leaves a future where the watcher has seen enough, and goes on with the next', () => {
    const seenTurns: number[] = [];
    playFutures(model, { seed: 's', futures: { from: 5, to: 8 }, turns: 6 }, (seen) => {
      seenTurns.push(seen.turn);
      return seen.turn < seen.future - 5 ? 'go on' : 'enough';
    });
    expect(seenTurns).toEqual([0, 0, 1, 0, 1, 2]);
  });

  it('lets a watcher play other futures of the same model meanwhile', () => {
    const ends = (nested: boolean): readonly number[][] => {
      const found: number[][] = [];
      const futures = { from: 0, to: 4 };
      playFutures(model, { seed: 's', futures, turns: 6 }, (seen) => {
        if (nested) playFutures(model, { seed: 'other', futures, turns: 3 }, () => 'go on');
        if (seen.turn === 6) found.push([...seen.rung]);
        return 'go on';
      });
      return found;
    };
    expect(ends(true)).toEqual(ends(false));
  });

  it('asks what people decide before each turn, with the rates of that turn', () => {
    const decided: number[] = [];
    const i = model.ids.states.indexOf('CHN');
    const options = { seed: 's', futures: { from: 0, to: 1 }, turns: 4 };
    let rung = -1;
    playFutures(
      model,
      {
        ...options,
        decide: (seen) => {
          decided.push(seen.turn);
          const terms = seen.termsOf(i, 'up').reduce((sum, { value }) => sum + value, 0);
          const rate = seen.rates.up[i] ?? 0;
          if (rate > 0) expect(Math.log(rate)).toBeCloseTo(terms, 10);
          return new Map([[i, { to: 5 }]]);
        },
      },
      (seen) => {
        rung = seen.rung[i] ?? -1;
        return 'go on';
      },
    );
    expect(decided).toEqual([0, 1, 2, 3]);
    expect(rung).toBe(5);
  });

  it('refuses futures that luck or a tally could not tell apart', () => {
    for (const futures of [
      { from: -1, to: 2 },
      { from: 3, to: 2 },
      { from: 0, to: 1e9 + 1 },
      { from: Number.NaN, to: 1 },
    ])
      expect(() => playFutures(model, { seed: 's', futures, turns: 1 }, () => 'go on')).toThrow(
        /futures must lie within 0 to 1000000000/,
      );
  });
});
