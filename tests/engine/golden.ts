import { createHash } from 'node:crypto';
import type { TurnRecord } from '../../src/domain/run.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { syntheticScenario } from '../fixtures/synthetic.ts';
import { load } from '../scenarios/futures.ts';

/** The scenarios whose histories are kept, and the seeds. */
export const SCENARIOS: Readonly<Record<string, () => Scenario>> = {
  'two-states': () => load('scenarios/two-states.yaml').scenario,
  'russia-precedent': () => load('scenarios/russia-precedent').scenario,
  synthetic: () => syntheticScenario({ states: 60, drivers: 4, turns: 48 }),
};

export const SEEDS = ['moscow', 'kabul', 'doha'] as const;

/** The turns of a run, as JSON text, in the form of the kept files. */
export const goldenOf = (text: string): string => {
  const turns: readonly TurnRecord[] = JSON.parse(text);
  const last = turns.at(-1);
  const golden = {
    sha256: createHash('sha256').update(text).digest('hex'),
    moves: turns.flatMap((turn) =>
      turn.moves.map(
        (move) =>
          `${turn.date} ${move.state} ${move.from} to ${move.to}, ${move.cause.kind}, ${move.reading?.chance ?? '-'}`,
      ),
    ),
    acts: turns.flatMap((turn) => turn.acts.map((act) => `${turn.date} ${Object.values(act).join(' ')}`)),
    last: last && { indices: last.indices, tracks: last.tracks, backlash: last.backlash },
  };
  return `${JSON.stringify(golden, null, 2)}\n`;
};
