import fc from 'fast-check';
import { afterAll, vi } from 'vitest';

// A run of the tests tries the same inputs each time, so that a failure is of the change and not of the day. `FC_SEED=7
// npx vitest run` tries others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_250_703) });

// A file that ends while a part of the program is still loading would be failed for it.
afterAll(() => vi.dynamicImportSettled());
