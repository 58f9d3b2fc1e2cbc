import { openPool as openReal } from '../../src/cli/threads/pool.ts';
import { chosenEngine } from '../../src/engine/worlds/engine-choice.ts';

type Pool = ReturnType<typeof openReal>;

const pools = new Map<string, Pool>();

/**
 * The pools of the served program: the threads of a command stay for the next one that asks for as many. It has one
 * thread unless it asks for more: the cores have other tests to run.
 */
export const openPool: typeof openReal = (options = {}) => {
  const asked = { ...options, threads: options.threads ?? 1, engine: chosenEngine() };
  const key = JSON.stringify(asked);
  const pool = pools.get(key) ?? openReal(asked);
  pools.set(key, pool);
  return { ...pool, close: async () => {} };
};
