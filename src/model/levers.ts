import type { Direction } from '../domain/terms.ts';
import { deriveClimate, deriveFromRungs, sumPulsesSeen } from './derived.ts';
import type { Model } from './model.ts';
import type { Situation } from './situation.ts';
import { PARTS, stateRates } from './state-rate.ts';

/** A number that could be different, and the log rate of one clock as a function of it. */
export interface Lever {
  readonly kind: 'weight' | 'trait' | 'taboo' | 'peer';
  readonly id: string;
  readonly value: number;
  /** Lowest and highest value that makes sense. */
  readonly range: readonly [number, number];
  /** A full move of the lever, to compare levers with each other. */
  readonly scale: number;
  /** Whether only whole values make sense: a rung. */
  readonly whole: boolean;
  readonly logRate: (value: number) => number;
}

/** A full move of a weight, to compare it with traits and rungs: the largest default weight. */
export const WEIGHT_SCALE = 4;
/** The sensible weights and cautions. A scenario may have others. */
export const WEIGHT_RANGE = [0, 20] as const;
export const TABOO_RANGE = [0, 5] as const;

/** A copy of the world: trying values does not change it. */
interface Probe {
  readonly model: Model;
  readonly now: Situation;
  readonly logRate: () => number;
}

const makeProbe = (model: Model, now: Situation, i: number, direction: Direction): Probe => {
  const states = {
    ...model.states,
    traits: Float64Array.from(model.states.traits),
    taboo: Float64Array.from(model.states.taboo),
  };
  const own: Model = { ...model, states };
  // A lever may be a weight of what the state sees.
  const copy: Situation = { ...structuredClone(now), heeds: true };
  sumPulsesSeen(own, copy, i);
  const { refresh } = stateRates(own, copy);
  const list = Int32Array.of(i);
  const parts = new Uint8Array(model.states.count).fill(PARTS.all);
  const probed = (): number => {
    refresh(list, 1, parts);
    return (direction === 'up' ? copy.logUp : copy.logDown)[i] as number;
  };
  return { model: own, now: copy, logRate: probed };
};

/** Brings up to date what follows from the rungs. After a peer's move: also the norm and the climates. */
const derive = ({ model, now }: Probe): void => {
  deriveFromRungs(model, now);
  deriveClimate(model, now, () => undefined);
};

/** The log rate if one entry of a table had another value. Restores the entry. */
const withEntry =
  (probe: Probe, table: Float64Array | Uint8Array, at: number, isRung: boolean) =>
  (value: number): number => {
    const before = table[at] as number;
    table[at] = value;
    if (isRung) derive(probe);
    const log = probe.logRate();
    table[at] = before;
    if (isRung) derive(probe);
    return log;
  };

const weightLevers = (probe: Probe, i: number): readonly Lever[] =>
  probe.model.ids.weights.map((id, w) => {
    const at = i * probe.model.ids.weights.length + w;
    const value = probe.now.weights[at] as number;
    const range = [Math.min(WEIGHT_RANGE[0], value), Math.max(WEIGHT_RANGE[1], value)] as const;
    const logRate = withEntry(probe, probe.now.weights, at, false);
    return { kind: 'weight', id, value, range, scale: WEIGHT_SCALE, whole: false, logRate };
  });

const traitLevers = (probe: Probe, i: number): readonly Lever[] =>
  probe.model.ids.drivers.map((id, d) => {
    const { sign, range, count } = probe.model.drivers;
    const own = sign[d] as number;
    const [low, high] = range[d] as readonly [number, number];
    const at = i * count + d;
    const { traits } = probe.model.states;
    const set = withEntry(probe, traits, at, false);
    return {
      kind: 'trait',
      id,
      value: own * (traits[at] as number),
      range: [low, high],
      scale: high - low,
      whole: false,
      logRate: (value) => set(own * value),
    };
  });

const tabooLever = (probe: Probe, i: number): Lever => {
  const { taboo } = probe.model.states;
  return {
    kind: 'taboo',
    id: 'taboo',
    value: taboo[i] as number,
    range: TABOO_RANGE,
    scale: 1,
    whole: false,
    logRate: withEntry(probe, taboo, i, false),
  };
};

/** The rungs of the states that state i watches, as levers: what if one of them were on rung `rung`? */
const peerLevers = (probe: Probe, i: number, rung: number): readonly Lever[] => {
  const watched = [probe.model.peers, probe.model.rivals].flatMap(({ start, other }) => [
    ...other.subarray(start[i] as number, start[i + 1] as number),
  ]);
  return [...new Set(watched)].map((j) => {
    const value = probe.now.rung[j] as number;
    return {
      kind: 'peer',
      id: probe.model.ids.states[j] as string,
      value,
      range: value < rung ? [value, rung] : [rung - 1, value],
      scale: probe.model.top,
      whole: true,
      logRate: withEntry(probe, probe.now.rung, j, true),
    };
  });
};

/** The levers of state i's clock in a direction: its own numbers, and the rungs of the states that it watches. */
export const leversOf = (model: Model, now: Situation, i: number, direction: Direction): readonly Lever[] => {
  const probe = makeProbe(model, now, i, direction);
  const rung = now.rung[i] as number;
  const aim = direction === 'up' ? rung + 1 : rung;
  return [
    ...weightLevers(probe, i),
    ...traitLevers(probe, i),
    tabooLever(probe, i),
    ...peerLevers(probe, i, aim),
  ];
};
