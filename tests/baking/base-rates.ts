/**
 * Base rates of the flagship from the record of August 2021 to July 2025, for one rule of play (docs/data.md, "Base rates").
 *
 * Futures are played from the first day of the record: weights and dispositions are drawn, events of chance happen. The base
 * rates are those at which these futures make as many steps in a state-month on each rung as the record has.
 */
import { playFutures, type Seen } from '../../src/engine/futures.ts';
import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import type { ObservedMove } from '../../src/study/waves/replay.ts';
import { acceptedOn, hostileFrom, START, TURNS } from './record.ts';

/** Classes of steps: up from each rung; first contacts of the hostile; down from the lowest rung, from higher ones, of what is accepted. */
export const CLASSES = [
  'up none',
  'up contact',
  'up mission',
  'up charge',
  'up ambassador',
  'up hostile',
  'down contact',
  'down higher',
  'down accepted',
] as const;
export type StepClass = (typeof CLASSES)[number];

/** Steps, and the state-months in which they were possible. */
export interface Count {
  readonly steps: number;
  readonly months: number;
}
export type Counts = Readonly<Record<StepClass, Count>>;

/** The Maldives met the Taliban and disowned the meeting on the next day, which no step of a month shows. */
const UNSEEN: Partial<Record<StepClass, number>> = { 'down contact': 1 };

const UP = CLASSES.slice(0, 5);

/** Says what class a step of a state would be, by direction, in a turn of the record. */
const classifier = (scenario: Scenario, hasFacts: boolean) => {
  const [hostile, accepted] = [hostileFrom(scenario), acceptedOn(scenario)];
  return (i: number, rung: number, isUp: boolean, turn: number): StepClass => {
    if (isUp) return rung === 0 && (hostile[i] ?? TURNS) < turn ? 'up hostile' : (UP[rung] ?? 'up none');
    if (hasFacts && accepted(i, rung, turn)) return 'down accepted';
    return rung === 1 ? 'down contact' : 'down higher';
  };
};

/** Counts steps and state-months, future by future or in the record. */
const counter = (scenario: Scenario, hasFacts: boolean) => {
  const classOf = classifier(scenario, hasFacts);
  const zeros = () => new Map<StepClass, number>(CLASSES.map((own) => [own, 0]));
  const [steps, months] = [zeros(), zeros()];
  const add = (to: Map<StepClass, number>, own: StepClass): void => {
    to.set(own, (to.get(own) ?? 0) + 1);
  };
  const top = scenario.ladder.length - 1;
  return {
    rest: (i: number, rung: number, turn: number): void => {
      if (rung < top) add(months, classOf(i, rung, true, turn));
      if (rung > 0 && rung < top) add(months, classOf(i, rung, false, turn));
    },
    step: (i: number, from: number, to: number, turn: number): void => {
      for (let rung = from; rung < to; rung++) add(steps, classOf(i, rung, true, turn));
      for (let rung = from; rung > to; rung--) if (rung < top) add(steps, classOf(i, rung, false, turn));
    },
    counts: (over: number): Counts =>
      Object.fromEntries(
        CLASSES.map((own) => [
          own,
          { steps: (steps.get(own) ?? 0) / over, months: (months.get(own) ?? 0) / over },
        ]),
      ) as Counts,
  };
};

/** What the record has; `first` has the rungs of the first day. */
export const recordCounts = (
  scenario: Scenario,
  first: readonly number[],
  moves: readonly ObservedMove[],
): Counts => {
  const count = counter(scenario, true);
  const rungs = [...first];
  for (let turn = 1; turn <= TURNS; turn++) {
    for (const [i, rung] of rungs.entries()) count.rest(i, rung, turn);
    for (const { state, to } of moves.filter((move) => move.turn === turn)) {
      count.step(state, rungs[state] ?? 0, to, turn);
      rungs[state] = to;
    }
  }
  const counts = count.counts(1);
  return Object.fromEntries(
    CLASSES.map((own) => [own, { ...counts[own], steps: counts[own].steps + (UNSEEN[own] ?? 0) }]),
  ) as Counts;
};

/** The flagship on the first day of its record: rungs of then, none of its facts and dated events. */
const pastOf = (scenario: Scenario, first: readonly number[]): Scenario => ({
  ...scenario,
  start: START,
  turns: TURNS,
  events: scenario.events.map((event) =>
    event.timing.kind === 'chance' || event.timing.kind === 'condition' ? event : { ...event, effects: [] },
  ),
  states: scenario.states.map(({ sends: _, accepts: _a, says: _s, ...state }, i) => ({
    ...state,
    rung: first[i] ?? 0,
    since: undefined,
  })),
});

/** What futures of the record's first day have, in the mean. */
export const playedCounts = (scenario: Scenario, first: readonly number[], futures: number): Counts => {
  const past = pastOf(scenario, first);
  const count = counter(past, false);
  const look = (seen: Seen): 'go on' => {
    for (let m = 0; m < seen.moveCount; m++)
      count.step(seen.movedState[m] ?? 0, seen.movedFrom[m] ?? 0, seen.movedTo[m] ?? 0, seen.turn);
    if (seen.turn < TURNS) for (const [i, rung] of seen.rung.entries()) count.rest(i, rung, seen.turn + 1);
    return 'go on';
  };
  playFutures(compile(past), { seed: 'base rates', futures: { from: 0, to: futures }, turns: TURNS }, look);
  return count.counts(futures);
};

/**
 * The log of a rate of which `steps` were seen in `months`: the normal with the mean and the variance of the rate that
 * Gamma(steps + 1/2, months) has, the posterior of a Poisson rate after the prior of Jeffreys.
 */
export const logRate = ({ steps, months }: Count): { readonly mean: number; readonly sd: number } => {
  const variance = Math.log(1 + 1 / (steps + 0.5));
  return { mean: Math.log((steps + 0.5) / months) - variance / 2, sd: Math.sqrt(variance) };
};

/** How much is missing to a log rate that was played, for as many steps in a state-month as the record has. */
export const missing = (record: Counts, played: Counts, own: StepClass): number =>
  Math.log((record[own].steps / record[own].months) * (played[own].months / played[own].steps));
