import { compareIds } from '../domain/ids.ts';
import { FACTS } from '../domain/states/facts.ts';
import { isRecord } from './canonical.ts';
import type { DatedDecision } from './parts/dated-decision.ts';
import type { Parameter, Scenario } from './scenario.ts';

/** One difference between two scenarios: a changed value, or an entry that only one of them has. */
export interface Difference {
  /** The path, as in `--set` and in files: `weights.rights`, `CHN.rung`, `events.norm-campaign`. */
  readonly path: string;
  /** The old and the new value. Undefined if one scenario has none. If only one scenario has the entry, its label. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A scenario laid out as leaves by path. */
type Tree = Sections | string | undefined;

interface Sections {
  readonly [key: string]: Tree;
}

const isBranch = (tree: Tree): tree is Sections => typeof tree === 'object';

const isParameter = (value: unknown): value is Parameter =>
  isRecord(value) && Object.keys(value).length === 2 && 'mean' in value && 'sd' in value;

const hasId = (value: unknown): value is { readonly id: string } =>
  isRecord(value) && typeof value.id === 'string';

/** Lays a value out as a tree. A list is one leaf. A parameter without spread is one leaf too, which is its mean. */
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

/** The entry without some of its keys. Names and texts change no future. */
const bare = <T extends object>(entry: T, ...keys: readonly string[]): object =>
  Object.fromEntries(Object.entries(entry).filter(([key]) => !keys.includes(key)));

/** The decision in a word: `up`, `down`, `hold`, or the rung to go to. */
const doneBy = ({ decision }: DatedDecision, rung: (k: number) => string): string =>
  typeof decision === 'object' ? rung(decision.to) : decision;

const decisionText = (dated: DatedDecision, { states, ladder }: Scenario): string => {
  const name = states.find(({ id }) => id === dated.state)?.name ?? dated.state;
  return `${name}, on ${dated.on}: ${doneBy(dated, (k) => ladder[k]?.id ?? String(k))}`;
};

/** Everything that can change a future, laid out as in a file, in the order in which differences are listed. */
const treeOf = (scenario: Scenario): Sections => {
  const { ladder, rates, target, conditions } = scenario;
  const rung = (k: number): string => ladder[k]?.id ?? String(k);
  const byRung = (list: readonly Parameter[], first: number): Tree =>
    Object.fromEntries(list.map((parameter, k) => [rung(k + first), layOut(parameter)]));
  return {
    start: scenario.start,
    turn: scenario.turn,
    turns: String(scenario.turns),
    weights: layOut(scenario.weights),
    states: byId(scenario.states.map((s) => ({ ...bare(s, 'name', ...FACTS), rung: rung(s.rung) }))),
    ties: Object.fromEntries(scenario.ties.map((t) => [`${t.from} ${t.kind} ${t.to}`, String(t.weight)])),
    blocs: byId(scenario.blocs.map((b) => bare(b, 'label'))),
    events: byId(scenario.events.map((e) => bare(e, 'label', 'text', 'source', 'act'))),
    decisions: byId(
      scenario.decisions.map((d) => ({ id: d.id, state: d.state, on: d.on, do: doneBy(d, rung) })),
    ),
    institutions: byId(scenario.institutions.map((i) => bare(i, 'label', 'granted', 'deferred'))),
    target: {
      tracks: byId(target.tracks.map((t) => bare(t, 'label'))),
      prize: String(target.prize),
      leverage_driver: target.leverage_driver,
      backlash: String(target.backlash),
      push_backlash: target.push_backlash && layOut(target.push_backlash),
    },
    conditions:
      conditions &&
      Object.fromEntries(
        conditions.map((c) => [`${c.state} ${c.track}`, `level ${c.level}, strength ${c.strength}`]),
      ),
    claim: layOut(scenario.claim && bare(scenario.claim, 'coded')),
    norm: layOut(scenario.norm),
    variables: byId(scenario.variables.map((v) => bare(v, 'label'))),
    rates: {
      up: byRung(rates.up, 0),
      down: byRung(rates.down, 1),
      hysteresis: String(rates.hysteresis),
      dwell: String(rates.dwell),
      uncertainty: String(rates.uncertainty),
      by_fact: rates.by_fact && byId(rates.by_fact.map((term) => bare(term, 'label'))),
    },
    rules: byId((scenario.rules ?? []).map((rule) => bare(rule, 'label'))),
    social: layOut(scenario.social),
    drivers: byId(scenario.drivers.map((d) => bare(d, 'label'))),
    ladder: byId(ladder.map((r) => bare(r, 'label', ...FACTS))),
  };
};

/** The labels of entries, by path. */
const labelsOf = (scenario: Scenario): ReadonlyMap<string, string> =>
  new Map([
    ...scenario.states.map((s) => [`states.${s.id}`, s.name] as const),
    ...(scenario.rules ?? []).map((r) => [`rules.${r.id}`, r.label] as const),
    ...scenario.drivers.map((d) => [`drivers.${d.id}`, d.label] as const),
    ...scenario.blocs.map((b) => [`blocs.${b.id}`, b.label] as const),
    ...scenario.events.map((e) => [`events.${e.id}`, e.label] as const),
    ...scenario.decisions.map((d) => [`decisions.${d.id}`, decisionText(d, scenario)] as const),
    ...scenario.institutions.map((i) => [`institutions.${i.id}`, i.label] as const),
    ...scenario.target.tracks.map((t) => [`target.tracks.${t.id}`, t.label] as const),
  ]);

/** Leaves out `states.` before a state's id, as `--set` does. */
const shortPath = (path: readonly string[]): string =>
  (path[0] === 'states' && path.length > 2 ? path.slice(1) : path).join('.');

/** A number with its spread, as `4 ± 1`. */
const spreadText = (tree: Sections): string | undefined => {
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

/** Whether a path leads to an entry that is listed as a whole if only one scenario has it. */
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

/**
 * Lists the differences between a base and a variant that can change a future, in a fixed order. Leaves out titles,
 * names, texts and evidence. Empty if both play the same histories.
 */
export const differencesOf = (base: Scenario, variant: Scenario): readonly Difference[] => {
  const labels: Labels = [labelsOf(base), labelsOf(variant)];
  const [from, to] = [treeOf(base), treeOf(variant)];
  return Object.keys(from).flatMap((section) => walk(from[section], to[section], [section], labels));
};
