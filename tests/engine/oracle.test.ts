import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { playPlain } from '../plain/play.ts';

describe('the engine against the same rules written plainly', () => {
  it('gives the same rungs and backlash in every turn of every scenario', () => {
    fc.assert(
      fc.property(
        scenarioArbitrary(),
        fc.string({ maxLength: 8 }),
        fc.nat({ max: 5 }),
        (scenario, seed, future) => {
          const played = playRun(compile(scenario), { seed, future });
          playPlain(scenario, seed, future).forEach((world, t) => {
            const turn = played.turns[t];
            expect(turn?.rungs).toEqual(played.states.map((id) => world.rungs[id]));
            expect(turn?.backlash).toBeCloseTo(world.backlash, 10);
          });
        },
      ),
      { numRuns: 250 },
    );
  });
});
