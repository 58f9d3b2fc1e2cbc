import type { Model } from '../../model/model.ts';
import type { Luck } from '../../random/luck.ts';
import { makeWorld, type World } from '../world.ts';
import { chosenEngine } from './engine-choice.ts';

/** Makes a world on the kernel; undefined until the kernel is loaded. */
let makeOnKernel: ((model: Model, luck: Luck) => World | undefined) | undefined;
let loading: Promise<void> | undefined;

/** Loads the kernel, which is a file of its own. Until it is there, and where there is none, the rules alone play. */
export const loadKernel = (): Promise<void> => {
  loading ??= import('./on-kernel.ts').then(
    ({ makeWorldOnKernel }) => {
      makeOnKernel = makeWorldOnKernel;
    },
    () => {},
  );
  return loading;
};

/** By model: a world where nothing is played. Functions that always see one world run a sixth faster than new ones. */
const idle = new WeakMap<Model, World>();

/** The model whose world lies in the kernel's memory, which holds one; and whether a future is played in it. */
let onKernel: { readonly model: Model; readonly world: World } | undefined;
let isPlaying = false;

const worldOnKernel = (model: Model, luck: Luck): World | undefined => {
  if (onKernel?.model === model) return onKernel.world;
  if (!makeOnKernel) void loadKernel();
  onKernel = undefined;
  const world = makeOnKernel?.(model, luck);
  if (world) onKernel = { model, world };
  return world;
};

/**
 * Plays in a world of the model, and leaves it for the next time. What is played may play other futures meanwhile, of the
 * same model too.
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
