import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { LASTING } from './tests/e2e/flags.ts';

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

const [SRC, PARSE, PARSE_ONCE] = ['src', 'src/scenario/parse.ts', 'tests/e2e/lasting-parse.ts'].map((path) =>
  resolve(path),
);

/** What the program's own modules parse is parsed again only if a byte of it has changed. Tests that ask the parser get it. */
const parseOnce: Plugin = {
  name: 'parse-once',
  enforce: 'pre',
  resolveId: (source, importer = '') =>
    importer.startsWith(`${SRC}/`) && resolve(dirname(importer), source) === PARSE ? PARSE_ONCE : undefined,
};

export default defineConfig({
  plugins: [parseOnce],
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
    execArgv: [...LASTING],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
