import * as z from 'zod/mini';
import { BOUNDS } from '../scenario/bounds.ts';
import { append, type Issue, type Place, sortIssues } from '../scenario/issue.ts';
import {
  child,
  isNothing,
  type Located,
  type MapEntry,
  type Mapping,
  mapping,
  scalar,
  scalarText,
} from '../scenario/located.ts';
import { parseScenario } from '../scenario/parse.ts';
import { readPiece } from '../scenario/pieces/shape.ts';
import type { Reader } from '../scenario/reader.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { readRecord, waveFiles } from '../study/waves/read-wave.ts';
import { checkExercise } from './checks/exercise.ts';
import type { Exercise } from './exercise.ts';
import { eventIdOf, HAPPENINGS, type HappeningKind, isOfExercise, winEventId } from './happenings.ts';
import { readLayers } from './schema/layers.ts';
import { CLASS_QUANTITIES } from './schema/wins.ts';
import { exerciseFile } from './schema.ts';

/** A checked exercise with its scenario, or everything that is wrong with either. */
export type ReadExercise =
  | {
      readonly ok: true;
      readonly exercise: Exercise;
      /** The scenario itself, without the measures and injects of the exercise. */
      readonly scenario: Scenario;
      /** The path of the scenario. */
      readonly scenarioPath: string;
      readonly warnings: readonly Issue[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Whether a file is meant to be an exercise: a line of it begins with `exercise:`. */
export const isExercise = (path: string, reader: Reader): boolean => {
  const read = reader.isFolder(path) ? undefined : reader.read(path, BOUNDS.file);
  return read?.ok === true && /^exercise[ \t]*:/m.test(new TextDecoder().decode(read.bytes));
};

const EVENT_KEYS = new Set(['label', 'text', 'source', 'act', 'when', 'effects']);

/** An entry of an exercise as an event of the scenario. The chance fills the place of the time, which the class decides. */
const eventTree = (tree: Located, named: Place): Located => {
  if (tree.kind !== 'map') return tree;
  const kept = [...tree.entries].filter(([key]) => EVENT_KEYS.has(key));
  return mapping(tree.place, [...kept, ['chance', { key: named, value: scalar(named, 0.5) }]]);
};

const itemsOf = (tree: Located | undefined): readonly Located[] => (tree?.kind === 'list' ? tree.items : []);

/** The conditions of the scenario within the condition of a win. */
const worldConditions = (tree: Located | undefined): readonly Located[] => {
  if (tree?.kind !== 'map') return [];
  const parts = [...itemsOf(child(tree, 'all')), ...itemsOf(child(tree, 'any'))];
  const not = child(tree, 'not');
  if (parts.length > 0 || not) return [...parts, ...(not ? [not] : [])].flatMap(worldConditions);
  return CLASS_QUANTITIES.some((key) => child(tree, key)) ? [] : [tree];
};

/** Each of these as an event that never has to happen: so the scenario checks the condition. */
const winEvents = (tree: Mapping): readonly (readonly [string, MapEntry])[] => {
  const seats = child(tree, 'seats');
  if (seats?.kind !== 'map') return [];
  const wins = [...seats.entries.values()].flatMap(({ value }) => itemsOf(child(value, 'wins')));
  return wins.flatMap((each) =>
    worldConditions(child(each, 'when')).map((when) => {
      const { place } = when;
      const event = mapping(place, [
        ['when', { key: place, value: when }],
        ['chance', { key: place, value: scalar(place, 0.5) }],
      ]);
      return [winEventId(place), { key: place, value: event }] as const;
    }),
  );
};

const eventsLayer = (tree: Mapping): Mapping => {
  const happenings = HAPPENINGS.flatMap((kind: HappeningKind) => {
    const section = child(tree, kind);
    if (section?.kind !== 'map') return [];
    return [...section.entries]
      .filter(([, { value }]) => !isNothing(value))
      .map(([id, { key, value }]) => [eventIdOf(kind, id), { key, value: eventTree(value, key) }] as const);
  });
  const events = [...happenings, ...winEvents(tree)];
  const entries =
    events.length === 0 ? [] : [['events', { key: tree.place, value: mapping(tree.place, events) }] as const];
  return mapping(tree.place, entries);
};

/** The scenario without the events of the exercise. */
const withoutOwn = (scenario: Scenario): Scenario => ({
  ...scenario,
  events: scenario.events.filter(({ id }) => !isOfExercise(id)),
});

const readScenario = (
  tree: Mapping,
  reader: Reader,
  issues: Issue[],
):
  | { readonly scenario: Scenario; readonly path: string; readonly warnings: readonly Issue[] }
  | undefined => {
  const named = child(tree, 'scenario');
  const written = scalarText(named)?.trim();
  if (!named || !written) return undefined;
  // The path is from the file that names it, which may be one that the exercise extends.
  const file = reader.resolve(reader.folder(named.place.file), written);
  const result = parseScenario(file, reader, [], [eventsLayer(tree)]);
  if (result.ok) return { ...result, path: file };
  append(issues, result.issues);
  return undefined;
};

/**
 * The record that a step reveal opens. It is in the folder that the exercise names. If the exercise names none, it is
 * in the folder of the scenario's record.
 */
const recordFor = (
  exercise: Exercise,
  written: string | undefined,
  {
    tree,
    reader,
    found,
    issues,
  }: {
    readonly tree: Mapping;
    readonly reader: Reader;
    readonly found: { readonly scenario: Scenario; readonly path: string };
    readonly issues: Issue[];
  },
): Exercise['record'] => {
  if (!exercise.steps.some((step) => step.do === 'reveal')) return undefined;
  const named = child(tree, 'record');
  const folder =
    written === undefined || !named
      ? waveFiles(found.path, reader).folder
      : reader.resolve(reader.folder(named.place.file), written.trim());
  return readRecord(folder, reader, found.scenario, issues);
};

const partial = z.partial(exerciseFile);

/**
 * Reads and checks an exercise, with what it extends, and its scenario. Finds all problems in one pass, each with its
 * place. Never throws on bad input.
 */
export const readExercise = (path: string, reader: Reader): ReadExercise => {
  const issues: Issue[] = [];
  const tree = readLayers(path, reader, issues);
  if (!tree) return { ok: false, issues: sortIssues(issues) };
  const at = { id: 'exercise', named: tree.place, tree };
  const piece = readPiece(exerciseFile, partial, at, issues);
  const found = readScenario(tree, reader, issues);
  const checked = checkExercise(piece, found?.scenario, issues);
  const record = checked && found && recordFor(checked, piece.part.record, { tree, reader, found, issues });
  const exercise = checked && { ...checked, record };
  if (!exercise || !found || issues.some(({ severity }) => severity === 'error'))
    return { ok: false, issues: sortIssues(issues).slice(0, BOUNDS.issues) };
  return {
    ok: true,
    exercise,
    scenario: withoutOwn(found.scenario),
    scenarioPath: found.path,
    warnings: sortIssues([...issues, ...found.warnings]),
  };
};
