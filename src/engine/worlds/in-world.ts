import { COUNT_TABLES, type CountLengths } from '../../kernel/counted.ts';
import type { Model } from '../../model/model.ts';
import type { Luck } from '../../random/luck.ts';
import { makeWorld, type World } from '../world.ts';
import { chosenEngine } from './engine-choice.ts';
import type { makeWorldOnKernel } from './on-kernel.ts';

/** Makes a world on the kernel; undefined until the kernel is loaded. */
let makeOnKernel: typeof makeWorldOnKernel | undefined;
let loading: Promise<void> | undefined;

/** Loads the kernel, which is a file of its own. The rules play alone until it is loaded, or if there is no kernel. */
export const loadKernel = (): Promise<void> => {
  loading ??= import('./on-kernel.ts').then(
    (kernel) => {
      makeOnKernel = kernel.makeWorldOnKernel;
    },
    () => {},
  );
  return loading;
};

/** By model: a world where nothing is played. Functions that always see one world run a sixth faster than new ones. */
const idle = new WeakMap<Model, World>();

/** The model whose world lies in the kernel's memory, which holds one world. Then whether a future is played in it. */
let onKernel: { readonly model: Model; readonly world: World } | undefined;
let isPlaying = false;

const hasRoom = ({ passes }: World, lengthOf: CountLengths | undefined): boolean =>
  lengthOf === undefined ||
  COUNT_TABLES.every((name) => (passes?.counted[name].length ?? 0) >= lengthOf(name));

const worldOnKernel = (model: Model, luck: Luck, lengthOf?: CountLengths | undefined): World | undefined => {
  if (onKernel?.model === model && hasRoom(onKernel.world, lengthOf)) return onKernel.world;
  if (!makeOnKernel) void loadKernel();
  onKernel = undefined;
  const world = makeOnKernel?.(model, luck, lengthOf);
  if (world) onKernel = { model, world };
  return world;
};

/** The kernel's world of a model with room for counts of these lengths. Undefined if the kernel cannot play now. */
export const worldToCountIn = (model: Model, luck: Luck, lengthOf: CountLengths): World | undefined =>
  chosenEngine() === 'kernel' && !isPlaying ? worldOnKernel(model, luck, lengthOf) : undefined;

/**
 * Plays in a world of the model, and leaves it for the next time. The function that plays may play other
 * futures meanwhile, also of the same model.
 */
export const inWorld = (model: Model, luck: Luck, play: (world: World) => void): void => {
  const compiled = chosenEngine() === 'kernel' && !isPlaying ? worldOnKernel(model, luck) : undefined;
  if (compiled) {
    isPlaying = true;
    try {
      play(compiled);
    } finally {
      isPlaying = false;
    }
    return;
  }
  const world = idle.get(model) ?? makeWorld(model, luck);
  idle.delete(model);
  play(world);
  idle.set(model, world);
};
