/**
 * Base rates of the flagship from the record of August 2021 to July 2025, for one rule of play (docs/data.md, "Base rates").
 *
 * The record is played month by month in the model itself, every state doing what it did. The base rate of a class of steps is
 * the one at which the model expects as many as were counted, in the mean over the weights and dispositions that futures draw
 * on their first day.
 */
import { startWorld } from '../../src/engine/start.ts';
import { makeWorld } from '../../src/engine/world.ts';
import { compile } from '../../src/model/compile.ts';
import { luckOf, rootKey } from '../../src/random/luck.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type ObservedMove, replay, withoutLuck } from '../../src/study/waves/replay.ts';
import { acceptedOn, hostileFrom, movesOf, START, TURNS } from './record.ts';

/** First contacts of states that were hostile by their word count apart; so do steps down from what is accepted. */
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

export interface Counted {
  readonly steps: number;
  /** State-months in which such a step was possible. */
  readonly months: number;
  /** Steps that the model expects with a log base rate of 0. */
  readonly hazard: number;
  /** Mean and sd of the log of moves a month. */
  readonly mean: number;
  readonly sd: number;
}

/** Steps that are events in the flagship: exchanges with one state, made at its own rate (docs/data.md, "Events"). */
const EXCHANGED: Partial<Record<StepClass, number>> = { 'up none': 1, 'up contact': 2, 'up charge': 2 };
/** The Maldives met the Taliban and disowned the meeting on the next day, which no step of a month shows. */
const UNSEEN: Partial<Record<StepClass, number>> = { 'down contact': 1 };

/** Weights as futures draw them: what the model expects is a mean over them, as `odds` is. */
const DRAWS = 40;
const drawnWeights = (scenario: Scenario): readonly Scenario['weights'][] => {
  const model = compile(scenario);
  const world = makeWorld(model, luckOf(rootKey('base rates'), 0));
  return Array.from({ length: DRAWS }, (_, future) => {
    startWorld(model, world, luckOf(rootKey('base rates'), future));
    return Object.fromEntries(
      model.ids.weights.map((id, w) => [id, { mean: world.now.weights[w] ?? 0, sd: 0 }]),
    );
  });
};

/** Variables that events raise above their start again and again: 1 is their mean. */
const RAISED = ['attention', 'militancy', 'tension'];

/** The flagship on the first day of its record: no events, no luck, rungs of then and no facts. */
const pastOf = (scenario: Scenario, first: readonly number[]): Scenario => ({
  ...withoutLuck(scenario),
  start: START,
  turns: TURNS,
  events: [],
  variables: scenario.variables.map((variable) =>
    RAISED.includes(variable.id) ? { ...variable, start: 1 } : variable,
  ),
  states: scenario.states.map(({ sends: _, accepts: _a, says: _s, ...state }, i) => ({
    ...state,
    rung: first[i] ?? 0,
    since: undefined,
  })),
});

/** By class: steps that were made, state-months, and what the model expects at base rate 1 without dispositions. */
interface Tally {
  readonly steps: Map<StepClass, number>;
  readonly months: Map<StepClass, number>;
  readonly hazard: Map<StepClass, number>;
}

const add = (to: Map<StepClass, number>, own: StepClass, by: number): void => {
  to.set(own, (to.get(own) ?? 0) + by);
};

const UP = CLASSES.slice(0, 5);

const classifier = (scenario: Scenario) => {
  const [hostile, accepted] = [hostileFrom(scenario), acceptedOn(scenario)];
  return (i: number, rung: number, isUp: boolean, turn: number): StepClass => {
    if (isUp) return rung === 0 && (hostile[i] ?? TURNS) < turn ? 'up hostile' : (UP[rung] ?? 'up none');
    if (accepted(i, rung, turn)) return 'down accepted';
    return rung === 1 ? 'down contact' : 'down higher';
  };
};

const tallyOf = (past: Scenario, moves: readonly ObservedMove[], turns: number): Tally => {
  const tally: Tally = { steps: new Map(), months: new Map(), hazard: new Map() };
  const classOf = classifier(past);
  const { up, down } = past.rates;
  replay(compile(past), moves, turns, (seen, turn, now) => {
    for (const [i, rung] of seen.rung.entries())
      for (const isUp of [true, false]) {
        const rate = (isUp ? seen.rates.up : seen.rates.down)[i] ?? 0;
        if (rate === 0) continue;
        const own = classOf(i, rung, isUp, turn);
        add(tally.hazard, own, rate / Math.exp((isUp ? up[rung] : down[rung - 1])?.mean ?? 0));
        add(tally.months, own, 1);
      }
    for (const { state, to } of now) {
      const rung = seen.rung[state] ?? 0;
      add(tally.steps, classOf(state, rung, to > rung, turn), 1);
    }
  });
  return tally;
};

interface Part {
  /** Whether states of which no contact is dated have had theirs, as the flagship has it. */
  readonly undated: boolean;
  readonly turns: number;
}

/** Plays the record for a scenario with one rule, once for each draw of its weights; `first` has the rungs of the first day. */
export const playRecord = (
  scenario: Scenario,
  first: readonly number[],
  { undated, turns }: Part = { undated: true, turns: TURNS },
): ((own: StepClass) => Counted) => {
  const moves = movesOf(scenario, first, undated);
  const past = pastOf(scenario, first);
  const tallies = drawnWeights(scenario).map((weights) => tallyOf({ ...past, weights }, moves, turns));
  const { uncertainty, hysteresis } = scenario.rates;
  return (own) => {
    const meanOf = (what: keyof Tally): number =>
      tallies.reduce((sum, tally) => sum + (tally[what].get(own) ?? 0), 0) / tallies.length;
    const spread = uncertainty * (own.startsWith('up') ? 1 : hysteresis);
    const hazard = meanOf('hazard') * Math.exp((spread * spread) / 2);
    const steps = Math.round(meanOf('steps')) + (UNSEEN[own] ?? 0) - (EXCHANGED[own] ?? 0);
    return { steps, months: Math.round(meanOf('months')), hazard, ...logRate(steps, hazard) };
  };
};

/** By 22 February 2024, in month 30, at least 80 states had met the Taliban; ten of them had never left. */
const MET = { turns: 30, states: 80 - 10 };

/**
 * The rate of first contacts. Most have no known day: the rate lies between that of the contacts that are dated and that of the
 * states that others counted without a name. Nothing says where: the log of the rate is even between the two.
 */
export const firstContacts = (
  scenario: Scenario,
  first: readonly number[],
): { readonly mean: number; readonly sd: number; readonly low: number; readonly high: number } => {
  const dated = playRecord(scenario, first, { undated: false, turns: TURNS })('up none');
  const { hazard } = playRecord(scenario, first, { undated: true, turns: MET.turns })('up none');
  const [low, high] = [Math.log(dated.steps / dated.hazard), Math.log(MET.states / hazard)];
  return { mean: (low + high) / 2, sd: (high - low) / Math.sqrt(12), low, high };
};

/**
 * The log of a rate of which `steps` were seen where `hazard` were expected at rate 1: the normal with the mean and the
 * variance of the rate that Gamma(steps + 1/2, hazard) has, the posterior of a Poisson rate after the prior of Jeffreys.
 */
export const logRate = (steps: number, hazard: number): { readonly mean: number; readonly sd: number } => {
  const variance = Math.log(1 + 1 / (steps + 0.5));
  return { mean: Math.log((steps + 0.5) / hazard) - variance / 2, sd: Math.sqrt(variance) };
};
