import type { Model } from '../model/model.ts';
import type { ClockName } from '../model/parts/clock-name.ts';
import { exponential, type Luck, PURPOSES } from '../random/luck.ts';
import type { SingleClocks, StepClocks, World } from './world.ts';

/** Thresholds are > 0, so 0 marks one that has not been drawn yet. */
const UNDRAWN = 0;

const draw = (luck: Luck, name: ClockName, firings: number): number =>
  exponential(luck, name.high, name.low, PURPOSES.threshold, firings);

/** Saves the pressure and the threshold of the clock of state i's step from rung k. */
const putAside = (model: Model, clocks: StepClocks, i: number, k: number): void => {
  const at = i * model.rungs + k;
  clocks.keptPressure[at] = clocks.pressure[i] as number;
  clocks.keptThreshold[at] = clocks.threshold[i] as number;
};

/** Continues the clock of state i's step from rung k; draws its first threshold if it is new. */
const takeUp = (
  model: Model,
  clocks: StepClocks,
  names: readonly ClockName[],
  luck: Luck,
  i: number,
  k: number,
): void => {
  const at = i * model.rungs + k;
  const name = names[k];
  const kept = clocks.keptThreshold[at] as number;
  clocks.pressure[i] = clocks.keptPressure[at] as number;
  clocks.threshold[i] = kept === UNDRAWN && name ? draw(luck, name, clocks.firings[at] as number) : kept;
};

/** Stops a clock that has no step to make: it draws nothing and cannot fire. */
const stop = (clocks: StepClocks, i: number): void => {
  clocks.pressure[i] = 0;
  clocks.threshold[i] = Number.POSITIVE_INFINITY;
};

/** Starts the two clocks of state i at its rung. */
export const takeUpClocks = (model: Model, world: World, i: number): void => {
  const k = world.now.rung[i] as number;
  const names = model.states.clocks[i];
  if (!names) return;
  if (k < model.top) takeUp(model, world.up, names.up, world.luck, i, k);
  else stop(world.up, i);
  if (k > 0) takeUp(model, world.down, names.down, world.luck, i, k);
  else stop(world.down, i);
};

/** Pauses the two clocks of state i at its rung. They continue if the state comes back. */
export const putClocksAside = (model: Model, world: World, i: number): void => {
  const k = world.now.rung[i] as number;
  if (k < model.top) putAside(model, world.up, i, k);
  if (k > 0) putAside(model, world.down, i, k);
};

/** After a firing: pressure returns to 0, the excess is dropped, and the next threshold is drawn. */
export const renewStep = (model: Model, world: World, i: number, direction: 'up' | 'down'): void => {
  const clocks = world[direction];
  const k = world.now.rung[i] as number;
  const at = i * model.rungs + k;
  const name = model.states.clocks[i]?.[direction][k];
  if (!name) return;
  const firings = (clocks.firings[at] as number) + 1;
  clocks.firings[at] = firings;
  clocks.pressure[i] = 0;
  clocks.threshold[i] = draw(world.luck, name, firings);
};

/** Adds a turn's rate to a single clock. Returns whether it fires; then it starts again. */
export const advanceSingle = (
  clocks: SingleClocks,
  at: number,
  rate: number,
  name: ClockName,
  luck: Luck,
): boolean => {
  const pressure = (clocks.pressure[at] as number) + rate;
  if (clocks.threshold[at] === UNDRAWN) clocks.threshold[at] = draw(luck, name, clocks.firings[at] as number);
  if (pressure < (clocks.threshold[at] as number)) {
    clocks.pressure[at] = pressure;
    return false;
  }
  clocks.pressure[at] = 0;
  clocks.firings[at] = (clocks.firings[at] as number) + 1;
  clocks.threshold[at] = UNDRAWN;
  return true;
};

const renewSteps = (model: Model, world: World, direction: 'up' | 'down'): void => {
  const { keptPressure, keptThreshold, firings } = world[direction];
  model.states.clocks.forEach((names, i) => {
    names[direction].forEach((name, k) => {
      const at = i * model.rungs + k;
      if (keptThreshold[at] === UNDRAWN) return;
      keptThreshold[at] = (keptPressure[at] as number) + draw(world.luck, name, firings[at] as number);
    });
  });
};

const renewSingles = (clocks: SingleClocks, names: readonly ClockName[], luck: Luck): void => {
  names.forEach((name, at) => {
    if (clocks.threshold[at] === UNDRAWN) return;
    clocks.threshold[at] = (clocks.pressure[at] as number) + draw(luck, name, clocks.firings[at] as number);
  });
};

/**
 * Gives a world the luck of another future from here on. Every clock keeps its pressure and gets another threshold
 * above it. Of an exponential threshold, nothing is known except that it was not reached yet.
 */
export const takeLuck = (model: Model, world: World, luck: Luck): void => {
  world.luck = luck;
  world.passes?.takeLuck(luck);
  for (let i = 0; i < model.states.count; i++) putClocksAside(model, world, i);
  renewSteps(model, world, 'up');
  renewSteps(model, world, 'down');
  for (let i = 0; i < model.states.count; i++) takeUpClocks(model, world, i);
  const { tracks } = model.target;
  const singles = [
    [world.trackUp, tracks.map(({ upName }) => upName)],
    [world.trackDown, tracks.map(({ downName }) => downName)],
    [world.occasionClocks, model.occasions.map(({ clock }) => clock)],
  ] as const;
  for (const [clocks, names] of singles) renewSingles(clocks, names, luck);
};

/** Puts clocks back to the start, for a new future. */
export const resetSteps = (clocks: StepClocks): void => {
  clocks.rate.fill(0);
  clocks.keptPressure.fill(0);
  clocks.keptThreshold.fill(UNDRAWN);
  clocks.firings.fill(0);
};

export const resetSingles = (clocks: SingleClocks): void => {
  clocks.pressure.fill(0);
  clocks.threshold.fill(UNDRAWN);
  clocks.firings.fill(0);
};
