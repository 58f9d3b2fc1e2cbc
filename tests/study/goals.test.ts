import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { countInto } from '../../src/study/futures/ensemble.ts';
import { countGoal, type Goal, outcomesOf, stateGoal } from '../../src/study/futures/goals.ts';
import { countFutures } from '../../src/study/futures/pool.ts';
import { emptyTally, shapeOf } from '../../src/study/futures/tally.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { world } from '../tui/world.ts';

const FUTURES = { from: 7, to: 11 };

describe('the outcomes of goals', () => {
  it('are those of each future as it is played, whichever goals are asked for together', () =>
    fc.assert(
      fc.property(
        scenarioArbitrary().chain((scenario) =>
          fc.record({
            scenario: fc.constant(scenario),
            goals: fc.array(
              fc.record({
                states: fc.subarray(
                  scenario.states.map(({ id }) => id),
                  { minLength: 1 },
                ),
                count: fc.integer({ min: 1, max: 3 }),
                rung: fc.nat({ max: scenario.ladder.length - 1 }),
                turn: fc.nat({ max: 8 }),
              }),
              { minLength: 1, maxLength: 4 },
            ),
          }),
        ),
        ({ scenario, goals }) => {
          const model = compile(scenario);
          const isReached = ({ states, count, rung, turn }: Goal, future: number): boolean =>
            playRun(model, { seed: 's', future, turns: turn }).turns.some(
              ({ rungs }) =>
                model.ids.states.filter((id, i) => states.includes(id) && (rungs[i] ?? 0) >= rung).length >=
                count,
            );
          const outcomes = outcomesOf(model, { seed: 's', goals, futures: FUTURES });
          // Looked for while a tally counts the same futures, they and the tally are the same.
          const [shape, task] = [shapeOf(model, 5, true), { seed: 's', futures: FUTURES }];
          const [alone, into] = [emptyTally(shape), emptyTally(shape)];
          countInto(alone, model, task);
          expect(countFutures({ ...task, model, goals, into }).outcomes).toEqual(outcomes);
          expect(into).toEqual(alone);
          expect(outcomes.map((each) => [...each])).toEqual(
            goals.map((goal) => [7, 8, 9, 10].map((future) => Number(isReached(goal, future)))),
          );
        },
      ),
      { numRuns: 40 },
    ));

  it('are refused for a state that the model lacks, by name', () => {
    const goals = [countGoal(world, 2, 6), stateGoal(world, 'ATL', 6)];
    expect(() => outcomesOf(compile(world), { seed: 's', goals, futures: FUTURES })).toThrow(
      'no such state: ATL',
    );
  });
});
