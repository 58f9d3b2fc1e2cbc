import { describe, expect, it } from 'vitest';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { goldenOf, SCENARIOS, SEEDS } from './golden.ts';

// The promise: same scenario, same seed, same bytes, on every machine and in every JavaScript engine. These files are
// a snapshot of what the engine does, not a truth about the world. If one changes, every history changes: that is a
// release note in CHANGELOG.md, never a quiet update.

describe.each(Object.entries(SCENARIOS))('the history of %s', (name, load) => {
  it.each(SEEDS)('never changes for seed %s', async (seed) => {
    const { turns } = playRun(compile(load()), { seed });
    await expect(goldenOf(JSON.stringify(turns))).toMatchFileSnapshot(`goldens/${name}-${seed}.json`);
  });
});
