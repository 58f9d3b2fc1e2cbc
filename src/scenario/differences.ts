import { compareIds } from '../domain/ids.ts';
import { isRecord } from './canonical.ts';
import type { DatedDecision, Parameter, Scenario } from './scenario.ts';

/** One thing in which a scenario differs from another: a value, or a whole entry that is new or gone. */
export interface Difference {
  /** Where, as `--set` and files name it: `weights.rights`, `CHN.rung`, `events.norm-campaign`. */
  readonly path: string;
  /** The value as it was and as it is; undefined where there is none. An entry that is new or gone is named by its label. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A scenario laid out as leaves by path. */
type Tree = { readonly [key: string]: Tree } | string | undefined;

const isBranch = (tree: Tree): tree is { readonly [key: string]: Tree } => typeof tree === 'object';

const isParameter = (value: unknown): value is Parameter =>
  isRecord(value) && Object.keys(value).length === 2 && 'mean' in value && 'sd' in value;

const hasId = (value: unknown): value is { readonly id: string } =>
  isRecord(value) && typeof value.id === 'string';

/** Lists are values, as are lists of what has no id; a parameter without spread is its mean. */
const layOut = (value: unknown): Tree => {
  if (value === undefined || value === null) return undefined;
  if (isParameter(value) && value.sd === 0) return String(value.mean);
  if (Array.isArray(value)) return value.some(isRecord) ? JSON.stringify(value) : value.join(', ');
  if (!isRecord(value)) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, layOut(inner)]));
};

const byId = (list: readonly unknown[]): Tree =>
  Object.fromEntries(
    list.filter(hasId).map((entry) => {
      const { id, ...rest } = entry;
      return [id, layOut(rest)];
    }),
  );

/** Names and texts say what things are called; they move nothing. */
const bare = <T extends object>(entry: T, ...keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key)));

/** What is decided: `up`, `down`, `hold`, or the rung to go to. */
const doneBy = ({ decision }: DatedDecision, rung: (k: number) => string): string =>
  typeof decision === 'object' ? rung(decision.to) : decision;

const decisionText = (dated: DatedDecision, { states, ladder }: Scenario): string => {
  const name = states.find(({ id }) => id === dated.state)?.name ?? dated.state;
  return `${name}, on ${dated.on}: ${doneBy(dated, (k) => ladder[k]?.id ?? String(k))}`;
};

/** All that can move a future, laid out as a file would have it. */
const treeOf = (scenario: Scenario): Tree => {
  const { ladder, rates, target } = scenario;
  const rung = (k: number): string => ladder[k]?.id ?? String(k);
  const byRung = (list: readonly Parameter[], first: number): Tree =>
    Object.fromEntries(list.map((parameter, k) => [rung(k + first), layOut(parameter)]));
  return {
    start: scenario.start,
    turn: scenario.turn,
    turns: String(scenario.turns),
    ladder: byId(ladder.map((r) => bare(r, 'label'))),
    rates: {
      up: byRung(rates.up, 0),
      down: byRung(rates.down, 1),
      ...Object.fromEntries(
        (['hysteresis', 'dwell', 'uncertainty'] as const).map((key) => [key, String(rates[key])]),
      ),
    },
    weights: layOut(scenario.weights),
    social: layOut(scenario.social),
    drivers: byId(scenario.drivers.map((d) => bare(d, 'label'))),
    states: byId(scenario.states.map((s) => ({ ...bare(s, 'name'), rung: rung(s.rung) }))),
    ties: Object.fromEntries(scenario.ties.map((t) => [`${t.from} ${t.kind} ${t.to}`, String(t.weight)])),
    blocs: byId(scenario.blocs.map((b) => bare(b, 'label'))),
    target: {
      tracks: byId(target.tracks.map((t) => bare(t, 'label'))),
      prize: String(target.prize),
      leverage_driver: target.leverage_driver,
      backlash: String(target.backlash),
    },
    norm: layOut(scenario.norm),
    variables: byId(scenario.variables.map((v) => ({ id: v.id, start: v.start }))),
    institutions: byId(scenario.institutions.map((i) => bare(i, 'label', 'granted', 'deferred'))),
    events: byId(scenario.events.map((e) => bare(e, 'label', 'text', 'source', 'act'))),
    decisions: byId(
      scenario.decisions.map((d) => ({ id: d.id, state: d.state, on: d.on, do: doneBy(d, rung) })),
    ),
  };
};

/** What an entry that is new or gone is called. */
const labelsOf = (scenario: Scenario): ReadonlyMap<string, string> =>
  new Map([
    ...scenario.states.map((s) => [`states.${s.id}`, s.name] as const),
    ...scenario.drivers.map((d) => [`drivers.${d.id}`, d.label] as const),
    ...scenario.blocs.map((b) => [`blocs.${b.id}`, b.label] as const),
    ...scenario.events.map((e) => [`events.${e.id}`, e.label] as const),
    ...scenario.decisions.map((d) => [`decisions.${d.id}`, decisionText(d, scenario)] as const),
    ...scenario.institutions.map((i) => [`institutions.${i.id}`, i.label] as const),
    ...scenario.target.tracks.map((t) => [`target.tracks.${t.id}`, t.label] as const),
  ]);

/** A state stands for itself at the head of a path, as with `--set`. */
const shortPath = (path: readonly string[]): string =>
  (path[0] === 'states' && path.length > 2 ? path.slice(1) : path).join('.');

/** A number with its spread, as `4 ± 1`. */
const spreadText = (tree: { readonly [key: string]: Tree }): string | undefined => {
  const { mean, sd, ...rest } = tree;
  return typeof mean === 'string' && typeof sd === 'string' && Object.keys(rest).length === 0
    ? `${mean} ± ${sd}`
    : undefined;
};

const textOf = (
  tree: Tree,
  path: readonly string[],
  labels: ReadonlyMap<string, string>,
): string | undefined =>
  isBranch(tree) ? (labels.get(path.join('.')) ?? spreadText(tree) ?? JSON.stringify(tree)) : tree;

/** Sections whose entries come and go as wholes. */
const isEntry = (path: readonly string[]): boolean =>
  path.length === 2 || (path[0] === 'target' && path[1] === 'tracks' && path.length === 3);

type Labels = readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>];

const walk = (from: Tree, to: Tree, path: readonly string[], labels: Labels): readonly Difference[] => {
  if (isBranch(from) || isBranch(to)) {
    const isWhole = from === undefined || to === undefined;
    if (!(isWhole && isEntry(path)) && typeof from !== 'string' && typeof to !== 'string') {
      const keys = [...new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})])].sort(compareIds);
      return keys.flatMap((key) => walk(from?.[key], to?.[key], [...path, key], labels));
    }
  } else if (from === to) return [];
  return [{ path: shortPath(path), from: textOf(from, path, labels[0]), to: textOf(to, path, labels[1]) }];
};

const SECTIONS = [
  'start',
  'turn',
  'turns',
  'weights',
  'states',
  'ties',
  'blocs',
  'events',
  'decisions',
  'institutions',
  'target',
  'norm',
  'variables',
  'rates',
  'social',
  'drivers',
  'ladder',
] as const;

/**
 * In what a scenario differs from a base, in a fixed order: everything that can move a future, and nothing that cannot
 * (titles, names, texts, evidence). Empty where both play the same histories.
 */
export const differencesOf = (base: Scenario, variant: Scenario): readonly Difference[] => {
  const labels: Labels = [labelsOf(base), labelsOf(variant)];
  const [from, to] = [treeOf(base), treeOf(variant)];
  if (!isBranch(from) || !isBranch(to)) return [];
  return SECTIONS.flatMap((section) => walk(from[section], to[section], [section], labels));
};
