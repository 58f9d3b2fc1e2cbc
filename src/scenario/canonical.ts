import { recordInOrder } from '../domain/ids.ts';
import { sha256 } from '../domain/sha256.ts';
import type { Effect } from './parts/happenings.ts';
import type { Parameter, Scenario } from './scenario.ts';

/** Whether a value is a record, which is an object that is no list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sortKeys = (_: string, value: unknown): unknown =>
  isRecord(value) ? recordInOrder(Object.entries(value)) : value;

/**
 * Writes a rate without a spread as one number. Rates of tracks were written like this before they could have a spread.
 */
const bareRate = (rate: Parameter): Parameter | number => (rate.sd === 0 ? rate.mean : rate);

/**
 * The scenario as canonical JSON: keys in code-unit order, no blanks, absent values left out. Two scenarios with the
 * same meaning give the same text, however their files are written.
 */
export const canonicalScenario = (scenario: Scenario): string => {
  const tracks = scenario.target.tracks.map((track) => ({
    ...track,
    up: bareRate(track.up),
    down: bareRate(track.down),
  }));
  return JSON.stringify({ ...scenario, target: { ...scenario.target, tracks } }, sortKeys);
};

/** The parts of a scenario that come from tables and lists of their own. */
const DATA_PARTS = ['states', 'ties', 'blocs', 'evidence', 'conditions', 'events', 'drivers'] as const;

/** The hashes that identify a scenario and its parts: SHA-256, in hex. */
export interface ScenarioHashes {
  readonly whole: string;
  readonly data: Readonly<Record<string, string>>;
  readonly rules: string;
}

const known = new WeakMap<Scenario, Partial<ScenarioHashes>>();

/** Hashes by scenario. A scenario does not change, so each of its hashes is taken once. */
const takenOnce =
  <Name extends keyof ScenarioHashes>(name: Name, take: (scenario: Scenario) => ScenarioHashes[Name]) =>
  (scenario: Scenario): ScenarioHashes[Name] => {
    const before = known.get(scenario);
    const hash = before?.[name] ?? take(scenario);
    if (before?.[name] === undefined) known.set(scenario, { ...before, [name]: hash });
    return hash;
  };

/** SHA-256, in hex, of the canonical form of each part of a scenario's data, by the name of the part. */
export const dataHashes = takenOnce('data', (scenario) =>
  Object.fromEntries(
    DATA_PARTS.flatMap((part) =>
      scenario[part] === undefined ? [] : [[part, sha256(JSON.stringify(scenario[part], sortKeys))]],
    ),
  ),
);

/** The effects of events and institutions that give weights other values. */
const weightEffects = ({ events, institutions }: Scenario): readonly Effect[] =>
  [...events, ...institutions].flatMap(({ effects }) => effects.filter(({ kind }) => kind === 'weight'));

/**
 * SHA-256, in hex, of the parts that make a scenario's chances, for any states: drivers, base rates, social settings,
 * and all weights. Scores on past waves belong to these parts, so another scenario with the same parts may quote the
 * scores.
 */
export const rulesHash = takenOnce('rules', (scenario) => {
  const { drivers, rates, rules: rivals, social, weights, states } = scenario;
  const own = states.filter((state) => Object.keys(state.weights).length > 0);
  const ownWeights = own.map((state) => [state.id, state.weights]);
  const rules = { drivers, rates, rivals, social, weights, ownWeights, effects: weightEffects(scenario) };
  return sha256(JSON.stringify(rules, sortKeys));
});

/** SHA-256, in hex, of a whole scenario in its canonical form. */
export const scenarioHash = takenOnce('whole', (scenario) => sha256(canonicalScenario(scenario)));

/** All hashes of a scenario, to be kept with it. */
export const hashesOf = (scenario: Scenario): ScenarioHashes => ({
  whole: scenarioHash(scenario),
  data: dataHashes(scenario),
  rules: rulesHash(scenario),
});

/** Takes the hashes of a scenario that were kept with it. */
export const takeHashes = (scenario: Scenario, hashes: ScenarioHashes): void => {
  known.set(scenario, hashes);
};
