import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { addCourses, emptyCourseCounts } from '../../src/study/futures/course-counts.ts';
import { followCourses, NEVER, playCourses } from '../../src/study/futures/courses.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { fanOf } from '../../src/study/odds/fan.ts';
import { answerOdds } from '../../src/study/odds/odds.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { world } from '../tui/world.ts';

const model = compile(world);
const options = { seed: 'courses', turns: world.turns };
const play = (from: number, to: number) => playCourses(model, { ...options, futures: { from, to } });
const empty = () => emptyCourseCounts(model.states.count, world.turns);

describe('the courses of futures', () => {
  it('say where every state is in every turn, and when it first recognises', () =>
    fc.assert(
      fc.property(scenarioArbitrary(), fc.nat({ max: 20 }), (scenario, from) => {
        const own = compile(scenario);
        const turns = Math.min(scenario.turns, 12);
        const follower = followCourses(
          playCourses(own, { seed: 's', turns, futures: { from, to: from + 3 } }),
        );
        for (let n = 0; n < 3; n++) {
          const played = playRun(own, { seed: 's', future: from + n, turns });
          follower.open(n);
          played.turns.forEach(({ rungs, moves }, turn) => {
            if (turn > 0) expect(follower.next()).toBe(moves.length > 0);
            expect([...follower.rung]).toEqual(rungs);
            expect(follower.recogniserCount()).toBe(rungs.filter((rung) => rung === own.top).length);
          });
          const first = own.ids.states.map((_, i) =>
            played.turns.findIndex(({ rungs }) => rungs[i] === own.top),
          );
          expect([...follower.recognisedIn]).toEqual(first.map((turn) => (turn < 0 ? NEVER : turn)));
        }
      }),
      { numRuns: 30 },
    ));

  it('add up to what the odds say', () => {
    const futures = { from: 0, to: 200 };
    const answer = answerOdds(ensemble(model, { ...options, futures }), frameOf(world, model), {
      by: world.turns,
      at: world.turns,
    });
    const counts = addCourses(empty(), play(0, 200));
    const recognised = model.ids.states.map((_, i) => {
      let sum = 0;
      for (let turn = 0; turn <= world.turns; turn++)
        sum += counts.passages[turn * model.states.count + i] ?? 0;
      return sum;
    });
    expect(recognised).toEqual(answer.states.map(({ by }) => by.count));
    expect(fanOf(counts.recognisers, model.states.count, counts.futures)).toEqual(answer.fan);
  });

  it('add up from pieces, in any order', () => {
    const pieces = [play(40, 60), play(0, 15), play(15, 40)];
    expect(pieces.reduce(addCourses, empty())).toEqual(addCourses(empty(), play(0, 60)));
  });
});
