import type * as z from 'zod';
import { BUILT_IN_WEIGHTS } from '../domain/terms.ts';
import { BOUNDS } from './bounds.ts';
import { append, errorAt, type Issue, type Place } from './issue.ts';
import { child, isNothing, type Located, type Mapping, mapping } from './located.ts';
import { nearest, orList } from './nearest.ts';
import { type HeadFile, head, TOP_KEYS } from './schema/file.ts';
import {
  type DecisionFile,
  decision,
  type EventFile,
  event,
  type InstitutionFile,
  institution,
} from './schema/happenings.ts';
import {
  type BlocFile,
  bloc,
  type EvidenceFile,
  evidence,
  type StateFile,
  state,
  type TieFile,
  tie,
} from './schema/states.ts';
import { EXPECTED_ID, isId } from './schema/values.ts';
import * as world from './schema/world.ts';
import { asMap, type Part, type Piece, readPiece } from './shape.ts';
import { describeValue } from './shape-issues.ts';
import type { TableName, TraitColumn } from './tables.ts';

export type Pieces<T> = ReadonlyMap<string, Piece<T>>;

/** A scenario taken to pieces, each of the right shape as far as it goes. What the pieces say together is for the checks. */
export interface ScenarioDraft {
  readonly root: Place;
  readonly head: Piece<HeadFile>;
  readonly ladder: readonly Piece<world.RungFile>[];
  readonly rates: Piece<world.RatesFile>;
  readonly social: Piece<world.SocialFile>;
  readonly weights: Pieces<{ value: world.ParameterFile }>;
  readonly drivers: Pieces<world.DriverFile>;
  readonly states: Pieces<StateFile>;
  readonly ties: readonly Piece<TieFile>[];
  readonly blocs: Pieces<BlocFile>;
  readonly evidence: readonly Piece<EvidenceFile>[];
  readonly target: Piece<Omit<world.TargetFile, 'tracks'>>;
  readonly tracks: Pieces<world.TrackFile>;
  readonly norm: Piece<world.NormFile>;
  readonly variables: Pieces<{ value: world.VariableFile }>;
  readonly institutions: Pieces<InstitutionFile>;
  readonly events: Pieces<EventFile>;
  readonly decisions: Pieces<DecisionFile>;
  readonly traits: readonly TraitColumn[];
  readonly broken: ReadonlySet<TableName>;
}

interface Schemas<T> {
  readonly whole: z.ZodType<T>;
  readonly part: z.ZodType<Part<T>>;
}

interface Section<T> extends Schemas<T> {
  readonly name: string;
  readonly most: number;
}

const overflow = (section: { name: string; most: number }, place: Place, count: number): Issue =>
  errorAt(place, `too many ${section.name}`, {
    found: String(count),
    expected: `at most ${section.most.toLocaleString('en-GB')}`,
  });

const readMap = <T>(tree: Located | undefined, section: Section<T>, issues: Issue[]): Pieces<T> => {
  const map = asMap(tree, section.name, issues);
  const pieces = new Map<string, Piece<T>>();
  if (!map) return pieces;
  for (const [id, { key, value }] of map.entries) {
    if (pieces.size >= section.most) {
      issues.push(overflow(section, key, map.entries.size));
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

/** Sections of `id: value`, read as maps of one key. */
const readValues = <T>(
  tree: Located | undefined,
  section: Section<{ value: T }>,
  issues: Issue[],
): Pieces<{ value: T }> => {
  const map = asMap(tree, section.name, issues);
  if (!map) return new Map();
  const wrapped = [...map.entries].map(
    ([id, entry]) => [id, { key: entry.key, value: mapping(entry.key, [['value', entry]]) }] as const,
  );
  return readMap(mapping(map.place, wrapped), section, issues);
};

const HEAD_KEYS = Object.keys(head.shape);

const readOne = <T>(tree: Mapping, key: string, schemas: Schemas<T>, issues: Issue[]): Piece<T> => {
  const entry = tree.entries.get(key);
  const empty = mapping(entry?.key ?? tree.place, []);
  const from =
    entry && !isNothing(entry.value)
      ? { tree: entry.value, named: entry.key }
      : { tree: empty, named: empty.place };
  return readPiece(schemas.whole, schemas.part, { id: key, ...from }, issues);
};

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

const withoutTracks = (target: Located | undefined): Located | undefined =>
  target?.kind === 'map'
    ? mapping(
        target.place,
        [...target.entries].filter(([key]) => key !== 'tracks'),
      )
    : target;

const readTarget = (tree: Mapping, issues: Issue[]): ScenarioDraft['target'] => {
  const entry = tree.entries.get('target');
  const bare = withoutTracks(entry?.value);
  const only =
    entry && bare
      ? mapping(tree.place, [['target', { key: entry.key, value: bare }]])
      : mapping(tree.place, []);
  const schema = world.target.omit({ tracks: true });
  return readOne(only, 'target', { whole: schema, part: schema }, issues);
};

type World = Pick<
  ScenarioDraft,
  'ladder' | 'rates' | 'social' | 'weights' | 'drivers' | 'target' | 'tracks' | 'norm' | 'variables'
>;

const readWorld = (tree: Mapping, issues: Issue[]): World => {
  const section = (name: string) => child(tree, name);
  const { rung, driver, track } = world;
  const weights = { name: 'weights', most: BOUNDS.drivers + BUILT_IN_WEIGHTS.length, ...world.weights };
  const tracks = { name: 'tracks', most: BOUNDS.tracks, whole: track, part: track.partial() };
  return {
    ladder: readList(
      section('ladder'),
      { name: 'rungs', most: world.LADDER_BOUNDS.most, whole: rung, part: rung.partial() },
      issues,
    ),
    rates: readOne(tree, 'rates', { whole: world.rates, part: world.rates }, issues),
    social: readOne(tree, 'social', { whole: world.social, part: world.social }, issues),
    weights: readValues(section('weights'), weights, issues),
    drivers: readMap(
      section('drivers'),
      { name: 'drivers', most: BOUNDS.drivers, whole: driver, part: driver.partial() },
      issues,
    ),
    target: readTarget(tree, issues),
    tracks: readMap(child(section('target'), 'tracks'), tracks, issues),
    norm: readOne(tree, 'norm', { whole: world.norm, part: world.norm }, issues),
    variables: readValues(
      section('variables'),
      { name: 'variables', most: BOUNDS.variables, ...world.variables },
      issues,
    ),
  };
};

type Actors = Pick<
  ScenarioDraft,
  'states' | 'ties' | 'blocs' | 'evidence' | 'institutions' | 'events' | 'decisions'
>;

const readActors = (tree: Mapping, issues: Issue[]): Actors => {
  const section = (name: string) => child(tree, name);
  const institutions = {
    name: 'institutions',
    most: BOUNDS.institutions,
    whole: institution,
    part: institution.partial(),
  };
  return {
    states: readMap(
      section('states'),
      { name: 'states', most: BOUNDS.states, whole: state, part: state },
      issues,
    ),
    ties: readList(
      section('ties'),
      { name: 'ties', most: BOUNDS.ties, whole: tie, part: tie.partial() },
      issues,
    ),
    blocs: readMap(section('blocs'), { name: 'blocs', most: BOUNDS.blocs, whole: bloc, part: bloc }, issues),
    evidence: readList(
      section('evidence'),
      { name: 'evidence', most: BOUNDS.evidence, whole: evidence, part: evidence.partial() },
      issues,
    ),
    institutions: readMap(section('institutions'), institutions, issues),
    events: readMap(
      section('events'),
      { name: 'events', most: BOUNDS.events, whole: event, part: event },
      issues,
    ),
    decisions: readMap(
      section('decisions'),
      { name: 'decisions', most: BOUNDS.events, whole: decision, part: decision.partial() },
      issues,
    ),
  };
};

/** Takes a merged tree to pieces; everything of the wrong shape goes into `issues`. */
export const readDraft = (
  tree: Mapping,
  traits: readonly TraitColumn[],
  broken: ReadonlySet<TableName>,
  issues: Issue[],
): ScenarioDraft => {
  append(issues, unknownKeys(tree));
  const heads = mapping(
    tree.place,
    [...tree.entries].filter(([key]) => HEAD_KEYS.includes(key)),
  );
  return {
    root: tree.place,
    head: readPiece(head, head.partial(), { id: '', named: tree.place, tree: heads }, issues),
    ...readWorld(tree, issues),
    ...readActors(tree, issues),
    traits,
    broken,
  };
};
