import { holds } from '../model/conditions.ts';
import type { Model, Occasion } from '../model/model.ts';
import { advanceSingle } from './clocks.ts';
import type { Trace } from './trace.ts';
import type { World } from './world.ts';

const mayHappen = (world: World, occasion: Occasion, o: number, turn: number): boolean => {
  const times = world.happened[o] as number;
  if (times === 0) return true;
  if (occasion.once && occasion.timing !== 'dates') return false;
  return turn - (world.lastHappened[o] as number) > occasion.cooldown;
};

const conditionHolds = (model: Model, world: World, occasion: Occasion): boolean =>
  occasion.when === undefined || holds(model, world.now, world.happened, occasion.when);

const happen = (world: World, o: number): void => {
  world.scratch.occasions[world.scratch.occasionCount++] = o;
};

const decide = (
  model: Model,
  world: World,
  occasion: Occasion,
  o: number,
  trace: Trace | undefined,
): void => {
  if (world.happened[o] !== 0) return;
  const granted = conditionHolds(model, world, occasion);
  if (granted) happen(world, o);
  else trace?.acts.push({ kind: 'institution', institution: occasion.id, granted: false });
};

/** Phase 1: the dated and conditional events of a turn, and what institutions decide, as the world last stood. */
export const chooseDated = (model: Model, world: World, turn: number, trace: Trace | undefined): void => {
  const { scratch } = world;
  scratch.occasionCount = 0;
  for (let o = 0; o < model.occasions.length; o++) {
    const occasion = model.occasions[o];
    if (!occasion || occasion.timing === 'chance') continue;
    if (occasion.timing !== 'condition' && !occasion.turns.has(turn)) continue;
    if (occasion.kind === 'institution') decide(model, world, occasion, o, trace);
    else if (mayHappen(world, occasion, o, turn) && conditionHolds(model, world, occasion)) happen(world, o);
  }
  scratch.datedCount = scratch.occasionCount;
};

/** Phases 2 and 3 for events with a chance: a clock runs while its event may happen and its condition holds. */
export const advanceOccasions = (model: Model, world: World, turn: number): void => {
  for (let o = 0; o < model.occasions.length; o++) {
    const occasion = model.occasions[o];
    if (occasion?.timing !== 'chance' || occasion.rate === 0) continue;
    if (!mayHappen(world, occasion, o, turn) || !conditionHolds(model, world, occasion)) continue;
    if (advanceSingle(world.occasionClocks, o, occasion.rate, occasion.clock, world.luck)) happen(world, o);
  }
};

/** Counts what happened in a turn, and tells the trace. */
export const countOccasions = (model: Model, world: World, turn: number, trace: Trace | undefined): void => {
  const { scratch } = world;
  if (scratch.occasionCount > 1) scratch.occasions.subarray(0, scratch.occasionCount).sort();
  for (let n = 0; n < scratch.occasionCount; n++) {
    const o = scratch.occasions[n] as number;
    world.happened[o] = (world.happened[o] as number) + 1;
    world.lastHappened[o] = turn;
    const occasion = model.occasions[o];
    if (!trace || !occasion) continue;
    if (occasion.kind === 'event') trace.acts.push({ kind: 'event', event: occasion.id });
    else trace.acts.push({ kind: 'institution', institution: occasion.id, granted: true });
  }
};
