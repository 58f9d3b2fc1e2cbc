import { holds } from '../model/conditions.ts';
import { climateOf } from '../model/derived.ts';
import type { Model, ModelHappensTo, Occasion } from '../model/model.ts';
import type { ClockName } from '../model/parts/clock-name.ts';
import { exponentialBelow, PURPOSES } from '../random/luck.ts';
import { advanceSingle } from './clocks.ts';
import type { Scratch, Trace, World } from './world.ts';

const mayHappen = (world: World, occasion: Occasion, at: number, turn: number): boolean => {
  const times = world.happened[at] as number;
  if (times === 0) return true;
  if (occasion.once && occasion.timing !== 'dates') return false;
  return turn - (world.lastHappened[at] as number) > occasion.cooldown;
};

const conditionHolds = (model: Model, world: World, occasion: Occasion): boolean =>
  occasion.when === undefined || holds(model, world.now, world.happened, occasion.when);

/** The positions of the effects of one of this turn's occasions. */
export const effectsNow = ({ occasions }: Model, { struck }: Scratch, at: number): readonly number[] =>
  (occasions[at] as Occasion).effects[struck[at] as number] as readonly number[];

/**
 * Draws the state to which an occasion happens among those on the right rungs, as a position among all that it can happen
 * to; −1 if there is none. Each state has a draw of its own, E/x with E from Exp(1), and the least draw wins. So the
 * chance of a state is in proportion to its x, and no state loses when the x of another state falls.
 */
const draw = (world: World, { states, names, shares, from, to }: ModelHappensTo, times: number): number => {
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < states.length; n++) {
    const share = shares[n] as number;
    const rung = world.now.rung[states[n] as number] as number;
    if (share === 0 || rung < from || rung > to) continue;
    const name = names[n] as ClockName;
    const time = exponentialBelow(world.luck, name, PURPOSES.whom, times, least * share) / share;
    if (time >= least) continue;
    least = time;
    found = n;
  }
  return found;
};

/** Lets an occasion happen this turn. If it happens to one state, there must be such a state. */
const happen = (world: World, { happensTo }: Occasion, at: number): void => {
  const { scratch } = world;
  const struck = happensTo ? draw(world, happensTo, world.happened[at] as number) : 0;
  if (struck < 0) return;
  scratch.struck[at] = struck;
  scratch.occasions[scratch.occasionCount++] = at;
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
  if (granted) happen(world, occasion, at);
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
      happen(world, occasion, at);
  }
  scratch.datedCount = scratch.occasionCount;
};

/** Phases 2 and 3 for events with a chance. A clock runs while its event may happen and its condition holds. */
export const advanceOccasions = (model: Model, world: World, turn: number): void => {
  for (let at = 0; at < model.occasions.length; at++) {
    const occasion = model.occasions[at];
    if (occasion?.timing !== 'chance' || occasion.rate === 0) continue;
    if (!mayHappen(world, occasion, at, turn) || !conditionHolds(model, world, occasion)) continue;
    const rate = occasion.rate * Math.max(0, climateOf(world.now, occasion.climate));
    if (advanceSingle(world.occasionClocks, at, rate, occasion.clock, world.luck))
      happen(world, occasion, at);
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
    const { kind, id, happensTo } = occasion;
    if (kind === 'event') {
      const state = happensTo && model.ids.states[happensTo.states[scratch.struck[at] as number] as number];
      trace.acts.push({ kind, event: id, ...(state !== undefined && { state }) });
    } else trace.acts.push({ kind, institution: id, granted: true });
  }
};
