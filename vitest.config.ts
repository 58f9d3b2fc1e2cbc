import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that start programs, and short ones that compute for long. Of the others the largest run first. */
const LONG = /\/tests\/(?:e2e|docs|fuzz|engine\/oracle|play\/one-verdict|scenarios\/live|tui\/any-keys)/;

/** What takes the longest runs first, so that no core is idle at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', development: false } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    setupFiles: ['tests/settled.ts'],
    // Programs that tests start keep what they have read apart from a person's own cache; a new build empties it. React is
    // the one that ships: its other form draws a tenth slower.
    env: { FORCE_COLOR: '0', NODE_ENV: 'production', XDG_CACHE_HOME: resolve('dist/cache') },
    sequence: { sequencer: LongestFirst },
    // A third worker would import all that the two have once more: that takes longer than the waits that it fills.
    maxWorkers: availableParallelism(),
    // Files share what they import: a second import takes longer than most of them run.
    isolate: false,
    // Most of what a test makes is garbage at once: with room for it, less is copied.
    execArgv: ['--min-semi-space-size=64', '--max-semi-space-size=64'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
