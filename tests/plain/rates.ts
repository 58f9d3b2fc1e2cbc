import { monthsPerTurn } from '../../src/domain/dates.ts';
import { FACTS, type FactName } from '../../src/domain/states/facts.ts';
import type { Scenario, State } from '../../src/scenario/scenario.ts';
import { indexOf } from './events.ts';
import { pulseOf, type Values } from './values.ts';
import type { Drawn, PlainWorld } from './world.ts';

const inSteps = (x: number): number => Math.round(x * 64) / 64;
const bounded = (log: number): number => Math.min(4, Math.max(-40, log));

/** What a climate reads: what changes often comes in steps. */
const sourceOf = (scenario: Scenario, world: PlainWorld, values: Values, of: string): number => {
  if (of === 'norm') return inSteps(values.norm);
  const fades = scenario.variables.some(({ id, half_life }) => id === of && half_life !== undefined);
  const named = values.variables[of] ?? values.tracks[of];
  if (named === undefined) return inSteps(indexOf(scenario, world, values, of) / 100);
  return fades ? Math.round(named * 16) / 16 : named;
};

/** The product of the factors of a climate. */
export const climateOf = (
  scenario: Scenario,
  world: PlainWorld,
  values: Values,
  climate: Scenario['drivers'][number]['climate'],
): number =>
  climate.reduce(
    (product, { of, base, slope }) => product * (base + slope * sourceOf(scenario, world, values, of)),
    1,
  );

/** What is not met of what a state asks for, at the step to recognition; half of it at the step before; else 0. */
const unmet = (scenario: Scenario, values: Values, state: State, step: number): number => {
  const before = scenario.ladder.length - 2 - step;
  if (before > 1) return 0;
  const own = (scenario.conditions ?? []).filter((row) => row.state === state.id);
  const gaps = own.map(
    ({ track, level, strength }) => strength * Math.max(0, level - (values.tracks[track] ?? 0)),
  );
  return gaps.reduce((sum, gap) => sum + gap, 0) / (before === 1 ? 2 : 1);
};

/** What facts of the start add to the log rate of a state's step from a rung. */
const ofFacts = (
  scenario: Scenario,
  drawn: Drawn,
  state: State,
  rung: number,
  direction: 'up' | 'down',
): number => {
  const brings = (fact: FactName): number =>
    scenario.ladder.findLastIndex((each) => each[fact]?.includes(state[fact] ?? ''));
  const isHeldBy = (fact: FactName): boolean => rung === state.rung && brings(fact) === state.rung;
  return (scenario.rates.by_fact ?? [])
    .filter((term) => term[direction].includes(rung))
    .filter(({ levels }) => FACTS.every((fact) => levels[fact]?.includes(state[fact] ?? '') ?? true))
    .filter(({ held_by }) => held_by === undefined || isHeldBy(held_by))
    .reduce((sum, { id }) => sum + (drawn.byFact[id] ?? 0), 0);
};

/** v_i(k): the value of standing on rung k + 1 instead of k. */
const valueOfStep = (
  scenario: Scenario,
  world: PlainWorld,
  values: Values,
  drawn: Drawn,
  state: State,
  step: number,
): number => {
  const weights = values.weights[state.id] ?? {};
  const weight = (id: string): number => weights[id] ?? 0;
  const { social } = scenario;
  const top = scenario.ladder.length - 1;
  const recognition = step + 1 === top;
  const drivers = scenario.drivers.reduce(
    (sum, driver) =>
      sum +
      weight(driver.id) *
        (driver.profile[step] ?? 0) *
        driver.sign *
        (state.traits[driver.id] ?? 0) *
        climateOf(scenario, world, values, driver.climate),
    0,
  );
  const ties = scenario.ties.filter((tie) => tie.from === state.id);
  const there = (kind: string): number =>
    ties
      .filter((tie) => tie.kind === kind && (world.rungs[tie.to] ?? 0) >= step + 1)
      .reduce((sum, tie) => sum + tie.weight, 0);
  const pulse = ties
    .filter((tie) => tie.kind === 'peer' && world.rungs[tie.to] === top)
    .reduce((sum, tie) => sum + tie.weight * pulseOf(scenario, world, tie.to), 0);
  const early = recognition ? Math.exp((-Math.LN2 * values.recogniserPower) / social.taboo_half) : 0;
  const leader = scenario.drivers.find(({ id }) => id === social.leading_driver);
  const gain = leader ? leader.sign * (state.traits[leader.id] ?? 0) : 0;
  const sum =
    weight('precedent') * there('peer') +
    weight('pulse') * pulse +
    weight('match') * there('rival') +
    weight('legitimacy') * (inSteps(values.legitimacy) - social.legitimacy_start) -
    weight('taboo') * state.taboo * early +
    weight('leading') * gain * early;
  const capped = social.cap * Math.tanh(sum / social.cap);
  const implied = recognition && state.policy === 'implied' ? weight('implied') : 0;
  const disposition = state.disposition + (values.disposition[state.id] ?? 0);
  const asked = weight('conditions') * unmet(scenario, values, state, step);
  return drivers - asked + capped + implied + disposition + (drawn.disposition[state.id] ?? 0);
};

/** Expected steps of a state in a direction in the next turn; 0 where it has none or is held. */
export const stepRate = (
  scenario: Scenario,
  world: PlainWorld,
  values: Values,
  drawn: Drawn,
  state: State,
  direction: 'up' | 'down',
): number => {
  const rung = world.rungs[state.id] ?? 0;
  if (rung === (direction === 'up' ? scenario.ladder.length - 1 : 0)) return 0;
  const last = world.lastMove[state.id];
  if (last !== undefined && world.turn + 1 - last <= scenario.rates.dwell) return 0;
  const clock = `${state.id} ${direction}`;
  if (values.blocked.has(clock)) return 0;
  const turn = Math.log(monthsPerTurn(scenario.turn));
  const boost = values.boost[clock] ?? 0;
  const value = (step: number): number => valueOfStep(scenario, world, values, drawn, state, step);
  const log =
    direction === 'up'
      ? (drawn.up[rung] ?? 0) + value(rung)
      : (drawn.down[rung - 1] ?? 0) - scenario.rates.hysteresis * value(rung - 1);
  const facts = ofFacts(scenario, drawn, state, rung, direction);
  return Math.exp(bounded(log + turn + boost + facts));
};

/** Expected steps of a track in a direction in the next turn. */
export const trackRate = (
  scenario: Scenario,
  world: PlainWorld,
  values: Values,
  drawn: Drawn,
  track: Scenario['target']['tracks'][number],
  direction: 'up' | 'down',
): number => {
  const { target } = scenario;
  const excess = world.backlash - target.backlash;
  const { credibility = 0, sanctions = 1, norm_push: push = 0 } = values.variables;
  const log =
    direction === 'up'
      ? (drawn.tracks[track.id]?.up ?? 0) +
        target.prize * credibility * values.prize * (1 - track.resistance / 2) -
        3 * track.resistance * excess
      : (drawn.tracks[track.id]?.down ?? 0) +
        2.5 * excess +
        track.resistance * (Math.max(0, sanctions - 1) + (drawn.pushBacklash * push) / 2);
  return Math.exp(bounded(log + Math.log(monthsPerTurn(scenario.turn))));
};
