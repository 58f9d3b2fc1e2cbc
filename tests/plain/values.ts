import type { EffectStates, Operation } from '../../src/scenario/parts/happenings.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { monthOf, type PlainWorld } from './world.ts';

/** Values in force at the end of a turn: everything that rates and conditions read. */
export interface Values {
  readonly variables: Readonly<Record<string, number>>;
  readonly tracks: Readonly<Record<string, number>>;
  readonly weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly boost: Readonly<Record<string, number>>;
  /** What events add to dispositions, by state. */
  readonly disposition: Readonly<Record<string, number>>;
  readonly blocked: ReadonlySet<string>;
  readonly standing: Readonly<Record<string, number>>;
  readonly legitimacy: number;
  readonly norm: number;
  readonly prize: number;
  readonly recogniserPower: number;
}

const OPERATIONS = ['set', 'multiply', 'add'] as const;

export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

export const operate = (operation: Operation, before: number, value: number): number =>
  operation === 'set' ? value : operation === 'multiply' ? before * value : before + value;

/** A value of a track in hundredths: whole tenths if the track has no step of its own. */
export const onTrack = (scenario: Scenario, id: string, value: number): number => {
  const fine = scenario.target.tracks.find((track) => track.id === id)?.step !== undefined;
  return clamp(fine ? Math.round(value * 100) : 10 * Math.round(value * 10), 0, 100);
};

/** How fresh a state's recognition is, 0 to 1 in sixteenths; 0 without one, or without its day. */
export const pulseOf = (scenario: Scenario, world: PlainWorld, id: string): number => {
  const since = world.recognisedMonth[id];
  if (since === undefined || world.rungs[id] !== scenario.ladder.length - 1) return 0;
  const months = monthOf(scenario, world.turn) - since;
  return Math.round(16 * Math.exp((-Math.LN2 * months) / scenario.social.half_life)) / 16;
};

export const standingOf = (scenario: Scenario): Readonly<Record<string, number>> => {
  const members = scenario.states.filter((state) => state.member);
  const power = members.reduce((sum, state) => sum + state.power, 0);
  return Object.fromEntries(
    scenario.states.map((state) => {
      if (!state.member) return [state.id, 0];
      return [state.id, power > 0 ? 0.5 / members.length + (0.5 * state.power) / power : 1 / members.length];
    }),
  );
};

/** Order in which lasting effects are taken: by event id, then as the file has them. */
const inOrder = (world: PlainWorld): PlainWorld['lasting'] =>
  [...world.lasting].sort((a, b) => (a.key < b.key ? -1 : 1));

export const valuesOf = (scenario: Scenario, world: PlainWorld): Values => {
  const variables = { ...world.variables };
  const tracks = Object.fromEntries(
    Object.entries(world.tracks).map(([id, hundredths]) => [id, hundredths / 100]),
  );
  const weights = Object.fromEntries(Object.entries(world.weights).map(([id, own]) => [id, { ...own }]));
  const boost: Record<string, number> = {};
  const disposition: Record<string, number> = {};
  const ids = (states: EffectStates): readonly string[] => (states === 'that' ? [] : states);
  const blocked = new Set<string>();
  for (const operation of OPERATIONS)
    for (const { effect } of inOrder(world)) {
      if (!('operation' in effect) || effect.operation !== operation) continue;
      if (effect.kind === 'variable')
        variables[effect.id] = clamp(
          operate(operation, variables[effect.id] ?? 0, effect.value),
          -1000,
          1000,
        );
      if (effect.kind === 'track')
        tracks[effect.id] =
          onTrack(scenario, effect.id, operate(operation, tracks[effect.id] ?? 0, effect.value)) / 100;
      if (effect.kind === 'weight')
        for (const id of ids(effect.states)) {
          const own = weights[id];
          if (own)
            own[effect.weight] = clamp(operate(operation, own[effect.weight] ?? 0, effect.value), -50, 50);
        }
    }
  for (const { effect } of inOrder(world)) {
    if (effect.kind === 'boost')
      for (const id of ids(effect.states)) {
        const clock = `${id} ${effect.direction}`;
        boost[clock] = (boost[clock] ?? 0) + Math.log(effect.times);
      }
    if (effect.kind === 'disposition')
      for (const id of ids(effect.states)) disposition[id] = (disposition[id] ?? 0) + effect.add;
    if (effect.kind === 'block')
      for (const id of ids(effect.states)) blocked.add(`${id} ${effect.direction}`);
  }
  return { variables, tracks, weights, boost, disposition, blocked, ...ofRungs(scenario, world, variables) };
};

const ofRungs = (scenario: Scenario, world: PlainWorld, variables: Readonly<Record<string, number>>) => {
  const standing = standingOf(scenario);
  const top = scenario.ladder.length - 1;
  const leverage = scenario.target.leverage_driver;
  let legitimacy = 0;
  let prize = 0;
  let recogniserPower = 0;
  for (const state of scenario.states) {
    const rung = world.rungs[state.id] ?? 0;
    const u = standing[state.id] ?? 0;
    legitimacy += u * (scenario.ladder[rung]?.standing ?? 0);
    if (rung === top) recogniserPower += state.member ? state.power : 0;
    else if (rung > 0)
      prize += u * (0.3 + 0.7 * (leverage ? (state.traits[leverage] ?? 0) : 0)) * (rung / top);
  }
  const acts = scenario.states.reduce(
    (sum, { id, member, power }) => sum + (member ? power : 0) * pulseOf(scenario, world, id),
    0,
  );
  const { start, act = 0 } = scenario.norm;
  const pushed = start * (1 - 0.8 * legitimacy) - act * acts + (variables.norm_push ?? 0);
  const norm = clamp(Math.min(start, pushed) * (variables.norm_scale ?? 1), 0, 1);
  return { standing, legitimacy, prize, recogniserPower, norm };
};
