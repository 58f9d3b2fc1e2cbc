import * as z from 'zod/mini';
import { BUILT_IN_WEIGHTS } from '../../domain/terms.ts';
import { BOUNDS } from '../bounds.ts';
import type { TableName, TraitColumn } from '../files/tables.ts';
import { append, errorAt, type Issue, type Place } from '../issue.ts';
import { child, isNothing, keepKeys, type Located, type Mapping, mapEntries, mapping } from '../located.ts';
import { nearest, orList } from '../nearest.ts';
import { claim } from '../schema/claim.ts';
import { head, TOP_KEYS } from '../schema/file.ts';
import { decision, event, institution } from '../schema/happenings.ts';
import { lever } from '../schema/lever.ts';
import { rule } from '../schema/rules.ts';
import { bloc, demand, evidence, state, tie } from '../schema/states.ts';
import { uncertain } from '../schema/uncertain.ts';
import { EXPECTED_ID, isId } from '../schema/values.ts';
import * as world from '../schema/world.ts';
import { asMap, type Part, type Piece, readPiece } from './shape.ts';
import { describeValue } from './shape-issues.ts';

type Pieces<T> = ReadonlyMap<string, Piece<T>>;

/** A scenario as separate pieces. Each piece has the right shape as far as it is well-formed. The checks compare the pieces with each other. */
export type ScenarioDraft = ReturnType<typeof readDraft>;

/** How a section is read. `part` is the shape of an entry with any key missing. */
interface Section<T> {
  readonly name: string;
  readonly most: number;
  readonly whole: z.ZodMiniType<T>;
  readonly part: z.ZodMiniType<Part<NoInfer<T>>>;
  /** The most values in all entries together; Infinity where only entries count. */
  readonly values: number;
}

/** Counts the values in a tree, up to a bound. */
const valuesIn = (tree: Located, most: number): number => {
  const open = [tree];
  let count = 0;
  for (let next = open.pop(); next && count <= most; next = open.pop()) {
    count++;
    if (next.kind === 'map') for (const { value } of next.entries.values()) open.push(value);
    if (next.kind === 'list') append(open, next.items);
  }
  return count;
};

const overflow = (section: { name: string; most: number }, place: Place, count: number): Issue =>
  errorAt(place, `too many ${section.name}`, {
    found: String(count),
    expected: `at most ${section.most.toLocaleString('en-GB')}`,
  });

const readMap = <T>(tree: Located | undefined, section: Section<T>, issues: Issue[]): Pieces<T> => {
  const map = asMap(tree, section.name, issues);
  const pieces = new Map<string, Piece<T>>();
  let left = section.values;
  for (const [id, { key, value }] of map?.entries ?? []) {
    if (left < Number.POSITIVE_INFINITY) left -= valuesIn(value, left);
    if (left < 0) {
      const expected = `at most ${section.values.toLocaleString('en-GB')} in all conditions and effects`;
      issues.push(errorAt(key, `too many values in ${section.name}`, { found: 'more', expected }));
      break;
    }
    if (pieces.size >= section.most) {
      issues.push(overflow(section, key, map?.entries.size ?? 0));
      break;
    }
    if (!isId(id))
      issues.push(
        errorAt(key, `this is no valid id in ${section.name}`, { found: id, expected: EXPECTED_ID }),
      );
    const from = { id, named: key, tree: isNothing(value) ? mapping(key, []) : value };
    pieces.set(id, readPiece(section.whole, section.part, from, issues));
  }
  return pieces;
};

const readList = <T>(
  tree: Located | undefined,
  section: Section<T>,
  issues: Issue[],
): readonly Piece<T>[] => {
  if (!tree || isNothing(tree)) return [];
  if (tree.kind !== 'list') {
    issues.push(
      errorAt(tree.place, `${section.name} must be a list`, {
        found: describeValue(tree),
        expected: 'entries that start with -',
      }),
    );
    return [];
  }
  const next = tree.items[section.most];
  if (next) issues.push(overflow(section, next.place, tree.items.length));
  return tree.items
    .slice(0, section.most)
    .map((item, i) =>
      readPiece(section.whole, section.part, { id: String(i), named: item.place, tree: item }, issues),
    );
};

/** Turns a map of `id: value` into one of `id: {value: value}`, as the schemas of weights and variables expect. */
const asValues = (tree: Located | undefined): Located | undefined =>
  tree?.kind === 'map'
    ? mapping(
        tree.place,
        [...tree.entries].map(([id, entry]) => [
          id,
          { key: entry.key, value: mapping(entry.key, [['value', entry]]) },
        ]),
      )
    : tree;

const unknownKeys = (tree: Mapping): readonly Issue[] =>
  [...tree.entries]
    .filter(([key]) => !TOP_KEYS.includes(key))
    .map(([key, entry]) =>
      errorAt(entry.key, 'unknown key', {
        found: key,
        expected: orList(TOP_KEYS, 30),
        suggestion: nearest(key, TOP_KEYS),
      }),
    );

const HEAD_KEYS = Object.keys(head.shape);

/** The tree without the tracks of the target, which are read as pieces of their own. */
const withoutTracks = (tree: Mapping): Mapping =>
  mapEntries(tree, 'target', (target) =>
    target.kind === 'map' ? keepKeys(target, (key) => key !== 'tracks') : target,
  );

const readOne = <T>(
  id: string,
  tree: Mapping,
  whole: z.ZodMiniType<T>,
  part: z.ZodMiniType<Part<NoInfer<T>>>,
  issues: Issue[],
): Piece<T> => {
  const entry = tree.entries.get(id);
  const named = entry?.key ?? tree.place;
  const written = entry && !isNothing(entry.value) ? entry.value : mapping(named, []);
  return readPiece(whole, part, { id, named, tree: written }, issues);
};

const section = <S extends z.ZodMiniObject>(
  name: string,
  most: number,
  whole: S,
  values = Number.POSITIVE_INFINITY,
) => ({ name, most, whole, part: z.partial(whole), values });

const { rung, driver, track, weights, variables } = world;
const TARGET = z.omit(world.target, { tracks: true });

const SECTIONS = {
  ladder: section('rungs', world.LADDER_BOUNDS.most, rung),
  weights: section('weights', BOUNDS.drivers + BUILT_IN_WEIGHTS.length, weights),
  rules: section('rules', BOUNDS.rules, rule),
  drivers: section('drivers', BOUNDS.drivers, driver),
  tracks: section('tracks', BOUNDS.tracks, track),
  variables: section('variables', BOUNDS.variables, variables),
  states: section('states', BOUNDS.states, state),
  ties: section('ties', BOUNDS.ties, tie),
  blocs: section('blocs', BOUNDS.blocs, bloc),
  evidence: section('evidence', BOUNDS.evidence, evidence),
  conditions: section('conditions', BOUNDS.conditions, demand),
  institutions: section('institutions', BOUNDS.institutions, institution, BOUNDS.happenings),
  events: section('events', BOUNDS.events, event, BOUNDS.happenings),
  decisions: section('decisions', BOUNDS.events, decision),
  uncertain: section('uncertain things', BOUNDS.uncertain, uncertain),
  levers: section('levers', BOUNDS.uncertain, lever),
} as const;

/** Reads a merged tree into pieces. Everything of the wrong shape goes into `issues`. */
export const readDraft = (
  tree: Mapping,
  traits: readonly TraitColumn[],
  broken: ReadonlySet<TableName>,
  issues: Issue[],
) => {
  append(issues, unknownKeys(tree));
  const at = (key: string): Located | undefined => child(tree, key);
  const heads = keepKeys(tree, (key) => HEAD_KEYS.includes(key));
  return {
    root: tree.place,
    head: readPiece(head, z.partial(head), { id: '', named: tree.place, tree: heads }, issues),
    ladder: readList(at('ladder'), SECTIONS.ladder, issues),
    rates: readOne('rates', tree, world.rates, world.rates, issues),
    social: readOne('social', tree, world.social, world.social, issues),
    weights: readMap(asValues(at('weights')), SECTIONS.weights, issues),
    rules: readMap(at('rules'), SECTIONS.rules, issues),
    drivers: readMap(at('drivers'), SECTIONS.drivers, issues),
    target: readOne('target', withoutTracks(tree), TARGET, TARGET, issues),
    tracks: readMap(child(at('target'), 'tracks'), SECTIONS.tracks, issues),
    // Undefined where the file has none.
    claim: isNothing(at('claim')) ? undefined : readOne('claim', tree, claim, z.partial(claim), issues),
    norm: readOne('norm', tree, world.norm, world.norm, issues),
    variables: readMap(asValues(at('variables')), SECTIONS.variables, issues),
    states: readMap(at('states'), SECTIONS.states, issues),
    ties: readList(at('ties'), SECTIONS.ties, issues),
    blocs: readMap(at('blocs'), SECTIONS.blocs, issues),
    evidence: readList(at('evidence'), SECTIONS.evidence, issues),
    conditions: readList(at('conditions'), SECTIONS.conditions, issues),
    institutions: readMap(at('institutions'), SECTIONS.institutions, issues),
    events: readMap(at('events'), SECTIONS.events, issues),
    decisions: readMap(at('decisions'), SECTIONS.decisions, issues),
    uncertain: readMap(at('uncertain'), SECTIONS.uncertain, issues),
    levers: readMap(at('levers'), SECTIONS.levers, issues),
    traits,
    broken,
  };
};
