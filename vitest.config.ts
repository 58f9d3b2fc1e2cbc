import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    env: { FORCE_COLOR: '0' },
    testTimeout: 30_000,
  },
});
