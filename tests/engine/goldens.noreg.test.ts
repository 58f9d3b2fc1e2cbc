import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { syntheticScenario } from '../fixtures/synthetic.ts';
import { load } from '../scenarios/futures.ts';

// The promise: same scenario, same seed, same bytes, on every machine and Node version. These files are a snapshot
// of what the engine does, not a truth about the world. If one changes, every history changes: that is a release
// note in CHANGELOG.md, never a quiet update.

const SCENARIOS = {
  'two-states': () => load('scenarios/two-states.yaml').scenario,
  'russia-precedent': () => load('scenarios/russia-precedent').scenario,
  synthetic: () => syntheticScenario({ states: 60, drivers: 4, turns: 48 }),
} as const;

const SEEDS = ['moscow', 'kabul', 'doha'] as const;

describe.each(Object.entries(SCENARIOS))('the history of %s', (name, load) => {
  it.each(SEEDS)('never changes for seed %s', async (seed) => {
    const { turns } = playRun(compile(load()), { seed });
    const last = turns.at(-1);
    const golden = {
      sha256: createHash('sha256').update(JSON.stringify(turns)).digest('hex'),
      moves: turns.flatMap((turn) =>
        turn.moves.map(
          (move) =>
            `${turn.date} ${move.state} ${move.from} to ${move.to}, ${move.cause.kind}, ${move.reading?.chance ?? '-'}`,
        ),
      ),
      acts: turns.flatMap((turn) => turn.acts.map((act) => `${turn.date} ${Object.values(act).join(' ')}`)),
      last: last && { indices: last.indices, tracks: last.tracks, backlash: last.backlash },
    };
    await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot(`goldens/${name}-${seed}.json`);
  });
});
