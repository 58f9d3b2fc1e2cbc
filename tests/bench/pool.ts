import { resolve } from 'node:path';
import { openPool } from '../../src/cli/threads/pool.ts';
import type { StudyPool } from '../../src/study/futures/pool.ts';

/** A pool with the program's own workers, of the build in this folder. */
export const openBenchPool = (threads: number, file = 'dist/study-worker.js'): StudyPool =>
  openPool({ threads, file: resolve(file) });
