import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { playPlain } from '../plain/play.ts';
import { valuesOf } from '../plain/values.ts';

describe('the engine against the same rules written plainly', () => {
  it('gives the same rungs, tracks, variables, norm and backlash in every turn of every scenario', () => {
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
            const { tracks, norm, variables } = valuesOf(scenario, world);
            expect(turn?.tracks).toEqual(tracks);
            expect(turn?.norm).toBeCloseTo(norm, 10);
            for (const [id, value] of Object.entries(variables))
              expect(turn?.variables[id]).toBeCloseTo(value, 8);
          });
        },
      ),
      { numRuns: 250 },
    );
  });
});
