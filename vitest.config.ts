import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    env: { FORCE_COLOR: '0' },
    // Left to itself vitest keeps one core of two idle; programs that tests start leave room for another file.
    maxWorkers: '100%',
    // Files share what they import: to load it anew for each takes longer than most of them run.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
