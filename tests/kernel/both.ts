import { chooseEngine, type Engine } from '../../src/engine/worlds/engine-choice.ts';
import { loadKernel } from '../../src/engine/worlds/in-world.ts';

// The kernel loads in the background otherwise.
await loadKernel();

/**
 * What a function gives with one engine in this thread, and with near rates that are in doubt as far from thresholds as `doubt`
 * says. Afterwards the thread plays as before: on the kernel.
 */
export const withEngine = <Result>(engine: Engine, work: () => Result, doubt?: number): Result => {
  chooseEngine(engine, doubt);
  try {
    return work();
  } finally {
    chooseEngine('kernel');
  }
};
