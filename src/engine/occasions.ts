import { holds } from '../model/conditions.ts';
import type { Model, Occasion } from '../model/model.ts';
import { advanceSingle } from './clocks.ts';
import type { Trace, World } from './world.ts';

const mayHappen = (world: World, occasion: Occasion, at: number, turn: number): boolean => {
  const times = world.happened[at] as number;
  if (times === 0) return true;
  if (occasion.once && occasion.timing !== 'dates') return false;
  return turn - (world.lastHappened[at] as number) > occasion.cooldown;
};

const conditionHolds = (model: Model, world: World, occasion: Occasion): boolean =>
  occasion.when === undefined || holds(model, world.now, world.happened, occasion.when);

const happen = (world: World, at: number): void => {
  world.scratch.occasions[world.scratch.occasionCount++] = at;
};

const decide = (
  model: Model,
  world: World,
  occasion: Occasion,
  at: number,
  trace: Trace | undefined,
): void => {
  if (world.happened[at] !== 0) return;
  const granted = conditionHolds(model, world, occasion);
  if (granted) happen(world, at);
  else trace?.acts.push({ kind: 'institution', institution: occasion.id, granted: false });
};

/** Phase 1: the dated and conditional events of a turn, and the decisions of institutions. They read the end of the turn before. */
export const chooseDated = (model: Model, world: World, turn: number, trace: Trace | undefined): void => {
  const { scratch } = world;
  scratch.occasionCount = 0;
  for (let at = 0; at < model.occasions.length; at++) {
    const occasion = model.occasions[at];
    if (!occasion || occasion.timing === 'chance') continue;
    if (occasion.timing !== 'condition' && !occasion.turns.has(turn)) continue;
    if (occasion.kind === 'institution') decide(model, world, occasion, at, trace);
    else if (mayHappen(world, occasion, at, turn) && conditionHolds(model, world, occasion))
      happen(world, at);
  }
  scratch.datedCount = scratch.occasionCount;
};

/** Phases 2 and 3 for events with a chance. A clock runs while its event may happen and its condition holds. */
export const advanceOccasions = (model: Model, world: World, turn: number): void => {
  for (let at = 0; at < model.occasions.length; at++) {
    const occasion = model.occasions[at];
    if (occasion?.timing !== 'chance' || occasion.rate === 0) continue;
    if (!mayHappen(world, occasion, at, turn) || !conditionHolds(model, world, occasion)) continue;
    if (advanceSingle(world.occasionClocks, at, occasion.rate, occasion.clock, world.luck)) happen(world, at);
  }
};

/** Counts what happened in a turn, and records it if there is a trace. */
export const countOccasions = (model: Model, world: World, turn: number, trace: Trace | undefined): void => {
  const { scratch } = world;
  if (scratch.occasionCount > 1) scratch.occasions.subarray(0, scratch.occasionCount).sort();
  for (let n = 0; n < scratch.occasionCount; n++) {
    const at = scratch.occasions[n] as number;
    world.happened[at] = (world.happened[at] as number) + 1;
    world.lastHappened[at] = turn;
    const occasion = model.occasions[at];
    if (!trace || !occasion) continue;
    if (occasion.kind === 'event') trace.acts.push({ kind: 'event', event: occasion.id });
    else trace.acts.push({ kind: 'institution', institution: occasion.id, granted: true });
  }
};
