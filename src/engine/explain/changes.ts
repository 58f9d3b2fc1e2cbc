import { exp, log } from '../../domain/exp-log.ts';
import { compareIds } from '../../domain/ids.ts';
import type { SingleChange } from '../../domain/run.ts';
import type { Direction } from '../../domain/terms.ts';
import { type Lever, leversOf } from '../../model/levers.ts';
import type { Model } from '../../model/model.ts';
import { statePosition } from '../../model/places.ts';
import type { RunOptions } from '../run.ts';
import { worldBefore } from './explain.ts';
import { readingOf } from './readings.ts';

const chanceOf = (logRate: number): number => 1 - exp(-exp(logRate));

/** Below this rate a chance is its rate, and their difference is lost in rounding. */
const SMALL = 1e-6;

/**
 * ln of the rate whose chance in a turn is `times` the chance of a given rate. Undefined if a step would be certain.
 */
const aimFor = (rate: number, times: number): number | undefined => {
  if (rate < SMALL) return log(rate) + log(times);
  const chance = times * (1 - exp(-rate));
  return chance < 1 ? log(-log(1 - chance)) : undefined;
};

const BISECTIONS = 60;

/** The value between two others at which a monotone log rate equals an aim. The aim must lie between the rates of the two. */
const bisect = (logRate: (value: number) => number, from: number, to: number, aim: number): number => {
  const rising = logRate(to) > logRate(from);
  let [low, high] = [from, to];
  for (let n = 0; n < BISECTIONS; n++) {
    const middle = (low + high) / 2;
    if (logRate(middle) < aim === rising) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** Rounded to three digits, as people write numbers. */
const rounded3 = (from: number, to: number): number => {
  const rounded = Number(to.toPrecision(3));
  return rounded === from ? to : rounded;
};

const solve = (lever: Lever, aim: number): number | undefined => {
  const now = lever.logRate(lever.value);
  const end = lever.range.find((value) => {
    const there = lever.logRate(value);
    return there !== now && there >= aim === aim >= now;
  });
  if (end === undefined) return undefined;
  if (lever.whole) return end;
  return rounded3(lever.value, bisect(lever.logRate, lever.value, end, aim));
};

const setOf = (state: string, lever: Lever, to: number): string => {
  const value = String(to);
  if (lever.kind === 'peer') return `${lever.id}.rung=${value}`;
  if (lever.kind === 'taboo') return `${state}.taboo=${value}`;
  return `${state}.${lever.kind}s.${lever.id}=${value}`;
};

/**
 * The changes of one number that multiply the chance of a state's step in turn `turn` by `times`, smallest first. The rung
 * of another state has to multiply the chance by at least `times`. Empty if the clock is held or no change is enough.
 */
export const changesAt = (
  model: Model,
  options: RunOptions,
  turn: number,
  state: string,
  dir: Direction,
  times: number,
): readonly SingleChange[] => {
  const i = statePosition(model, state);
  const world = worldBefore(model, options, turn);
  if (dir === 'down' && world.now.rung[i] === 0) return [];
  const reading = readingOf(model, world, i, dir, turn);
  const aim = reading.held ? undefined : aimFor(reading.rate, times);
  if (aim === undefined) return [];
  const found = leversOf(model, world.now, i, dir).flatMap((lever): readonly SingleChange[] => {
    const to = solve(lever, aim);
    if (to === undefined || to === lever.value) return [];
    const { kind, id, value: from, scale } = lever;
    const size = Math.abs(to - from) / scale;
    const set = setOf(state, lever, to);
    return [{ kind, id, from, to, times: chanceOf(lever.logRate(to)) / reading.chance, size, set }];
  });
  return found.sort((a, b) => a.size - b.size || compareIds(a.set, b.set));
};
