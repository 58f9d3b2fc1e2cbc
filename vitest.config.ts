import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that start programs take the longest: they run first, so that no core is idle at the end. */
class ProgramsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const startsPrograms = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/tests/e2e/');
    return [...sorted.filter(startsPrograms), ...sorted.filter((file) => !startsPrograms(file))];
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    env: { FORCE_COLOR: '0' },
    sequence: { sequencer: ProgramsFirst },
    // A file that waits for a program leaves its core to another file.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Files share what they import: a second import takes longer than most of them run.
    isolate: false,
    // Most of what a test makes is garbage at once: with room for it, less is copied.
    execArgv: ['--min-semi-space-size=64', '--max-semi-space-size=64'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
