import { openPool as openReal } from '../../src/cli/threads/pool.ts';

export { isAbort } from '../../src/cli/threads/pool.ts';

type Pool = ReturnType<typeof openReal>;

const pools = new Map<string, Pool>();

/** The pools of the served program: the threads of a command stay for the next one that asks for as many. */
export const openPool: typeof openReal = (options = {}) => {
  const key = JSON.stringify(options);
  const pool = pools.get(key) ?? openReal(options);
  pools.set(key, pool);
  return { ...pool, close: async () => {} };
};
