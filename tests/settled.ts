import { afterAll, vi } from 'vitest';

// A file that ends while a part of the program is still loading would be failed for it.
afterAll(() => vi.dynamicImportSettled());
