import type { CountLengths } from '../../kernel/counted.ts';
import { bindKernel } from '../../kernel/kernel.ts';
import type { WorldTables } from '../../kernel/layout.ts';
import type { Model } from '../../model/model.ts';
import type { Luck } from '../../random/luck.ts';
import { makeWorld, type World } from '../world.ts';
import { passesOf } from './passes.ts';

/** The tables by their names in the kernel: those of clocks have names of their own there. */
const tablesOf = (world: World): WorldTables => {
  const { up, down, trackUp, trackDown, occasionClocks } = world;
  return {
    ...world,
    ...world.scratch,
    ...world.now,
    upRate: up.rate,
    upPressure: up.pressure,
    upThreshold: up.threshold,
    upKeptPressure: up.keptPressure,
    upKeptThreshold: up.keptThreshold,
    upFirings: up.firings,
    downRate: down.rate,
    downPressure: down.pressure,
    downThreshold: down.threshold,
    downKeptPressure: down.keptPressure,
    downKeptThreshold: down.keptThreshold,
    downFirings: down.firings,
    trackUpPressure: trackUp.pressure,
    trackUpThreshold: trackUp.threshold,
    trackUpFirings: trackUp.firings,
    trackDownPressure: trackDown.pressure,
    trackDownThreshold: trackDown.threshold,
    trackDownFirings: trackDown.firings,
    occasionPressure: occasionClocks.pressure,
    occasionThreshold: occasionClocks.threshold,
    occasionFirings: occasionClocks.firings,
  };
};

/** A world that the kernel plays, with room for counts of these lengths; undefined where WebAssembly or its vectors are missing. */
export const makeWorldOnKernel = (
  model: Model,
  luck: Luck,
  lengthOf?: CountLengths | undefined,
): World | undefined => {
  const bound = bindKernel(model, (room) => makeWorld(model, luck, room), tablesOf, lengthOf);
  return bound && { ...bound.world, passes: passesOf(bound.kernel) };
};
