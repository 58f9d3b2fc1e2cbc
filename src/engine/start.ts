import { LONG_AGO, type Model } from '../model/model.ts';
import { PARTS } from '../model/state-rate.ts';
import { type Luck, normal, PURPOSES } from '../random/luck.ts';
import { resetSingles, resetSteps, takeUpClocks } from './clocks.ts';
import { rebuildEffects } from './effects.ts';
import { rest } from './rates.ts';
import { ruleOf } from './rule.ts';
import { deriveAll } from './step.ts';
import type { World } from './world.ts';

/** Sets weights and rates to their means under this future's rule. */
const takeRule = ({ weightsVary, target, rates }: Model, { now, rule, weightBase }: World): void => {
  now.up.set(rule.up);
  now.down.set(rule.down);
  now.reform.set(target.reform);
  now.backslide.set(target.backslide);
  now.pushBacklash.set(target.pushBacklash);
  now.byFact.set(rates.byFact.mean);
  if (weightsVary) weightBase.set(rule.weightMeans);
};

const drawDispositions = ({ states }: Model, { now, luck, rule, passes }: World): void => {
  if (rule.uncertainty === 0) now.uncertainty.fill(0);
  else if (passes && luck.dispositions === luck.future) passes.drawDispositions(rule.uncertainty);
  else
    for (let i = 0; i < states.count; i++) {
      const [high, low] = [states.dispositionHigh[i] as number, states.dispositionLow[i] as number];
      now.uncertainty[i] = rule.uncertainty * normal(luck, high, low, PURPOSES.disposition);
    }
};

/** Draws the parameters with a spread, and dispositions. */
const drawParameters = (model: Model, world: World): void => {
  const { now, luck, rule, weightBase, passes } = world;
  if (passes && !rule.drawsChange) passes.drawParameters(model.rules.indexOf(rule));
  else
    for (const { high, low, mean, sd, table, at } of rule.draws) {
      const value = mean + sd * normal(luck, high, low, PURPOSES.parameter);
      const values = table === 'weight' ? weightBase : now[table];
      for (const position of at) values[position] = value;
    }
  drawDispositions(model, world);
};

/** Sets every parameter to the mean that it has under this future's rule, as if the future drew nothing else. */
export const takeMeans = (model: Model, world: World): void => {
  const { now, scratch } = world;
  takeRule(model, world);
  now.uncertainty.fill(0);
  scratch.weightsStale = world.weightBase !== now.weights;
  rebuildEffects(model, world);
  scratch.allStale = PARTS.all;
};

const forget = (world: World): void => {
  const { scratch } = world;
  for (const clocks of [world.up, world.down]) resetSteps(clocks);
  for (const clocks of [world.trackUp, world.trackDown, world.occasionClocks]) resetSingles(clocks);
  world.happened.fill(0);
  world.lastHappened.fill(LONG_AGO);
  world.effectUntil.fill(0);
  world.now.pulse.fill(0);
  world.now.seen.fill(0);
  world.now.social.fill(0);
  scratch.pulseDue.fill(0);
  world.now.climate.fill(Number.NaN);
  world.now.asked.fill(Number.NaN);
  scratch.stale.fill(0);
  scratch.isResting.fill(0);
  scratch.moveBy.fill(-1);
  scratch.frozen.fill(0);
};

const forgetCounts = (world: World): void => {
  const { scratch } = world;
  world.inForceCount = 0;
  scratch.movedCount = 0;
  scratch.occasionCount = 0;
  scratch.pulseCount = 0;
  scratch.staleCount = 0;
  scratch.restingCount = 0;
  scratch.plannedCount = 0;
  scratch.anyFrozen = false;
  scratch.allStale = PARTS.all;
};

/** Puts a world at its start, with all parameters at their means under its rule. */
const begin = (model: Model, world: World): void => {
  forget(world);
  world.now.rung.set(model.states.rung);
  world.lastMove.set(model.states.lastMove);
  world.recognisedFor.set(model.states.recognisedFor);
  world.variableBase.set(model.variableStart);
  model.target.tracks.forEach(({ start }, at) => {
    world.trackBase[at] = start;
  });
  takeRule(model, world);
};

/** Brings up to date all that follows from what a future has drawn, and starts its clocks. */
const settleStart = (model: Model, world: World): void => {
  world.scratch.weightsStale = world.weightBase !== world.now.weights;
  world.scratch.clocksStale = true;
  rebuildEffects(model, world);
  deriveAll(model, world);
  for (let i = 0; i < model.states.count; i++) {
    takeUpClocks(model, world, i);
    if (1 - (world.lastMove[i] as number) <= model.rates.dwell) rest(world.scratch, i);
  }
};

/** Puts a world at turn 0 of a future. Clears everything that an earlier future left. */
export const startWorld = (model: Model, world: World, luck: Luck): void => {
  const { now, passes } = world;
  world.turn = 0;
  world.luck = luck;
  world.rule = ruleOf(model, luck);
  now.heeds = world.heeding.has(world.rule);
  now.backlash = model.target.backlash;
  forgetCounts(world);
  if (passes) {
    passes.takeLuck(luck);
    passes.begin(model.rules.indexOf(world.rule));
  } else begin(model, world);
  drawParameters(model, world);
  if (passes) passes.settleStart(world);
  else settleStart(model, world);
};
