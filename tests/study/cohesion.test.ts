import { expect, it } from 'vitest';
import { turnDate } from '../../src/domain/dates.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { cohesionOf } from '../../src/study/waves/cohesion.ts';
import type { Wave } from '../../src/study/waves/observed.ts';
import { lonely } from '../fixtures/lonely.ts';

/** A wave that one future of a scenario played: six blocs of ten states, with a cohesion. */
const made = (cohesion: number, future: number): Wave => {
  const bare = { ...lonely(60, -2, 52), turn: 'week' as const };
  const blocs = Array.from({ length: 6 }, (_, b) => ({
    id: `B${b}`,
    label: `B${b}`,
    cohesion,
    members: bare.states.slice(b * 10, b * 10 + 10).map(({ id }) => id),
  }));
  const scenario = { ...bare, blocs };
  const { turns } = playRun(compile(scenario), { seed: 'cohesion', future });
  const acts = turns.flatMap(({ turn, moves }) =>
    moves.map(({ state }) => ({
      state,
      date: turnDate(scenario.start, scenario.turn, turn),
      to: 1,
      source: '',
      confidence: 'high' as const,
    })),
  );
  // Estimated from a scenario that does not know it: any cohesion above 0 marks a bloc that coordinates.
  return {
    id: `made-${future}`,
    scenario: { ...scenario, blocs: blocs.map((b) => ({ ...b, cohesion: 0.5 })) },
    acts,
    atRisk: [],
  };
};

// Joint acts raise the rate that they are held against as well: it comes out low rather than high.
it.each([0.05, 0.3, 0.7])('finds a cohesion of %f again in waves made with it', (cohesion) => {
  const waves = Array.from({ length: 8 }, (_, future) => made(cohesion, future));
  expect(cohesionOf(waves)).toBeGreaterThan(cohesion - 0.15);
  expect(cohesionOf(waves)).toBeLessThan(cohesion + 0.1);
});

it('knows nothing of cohesion where nobody acted', () => {
  expect(cohesionOf([])).toBeUndefined();
  expect(cohesionOf([{ ...made(0.3, 0), acts: [] }])).toBeUndefined();
});
