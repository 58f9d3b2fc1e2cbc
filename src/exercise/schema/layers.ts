import { BOUNDS } from '../../scenario/bounds.ts';
import { duplicateEntries } from '../../scenario/files/duplicates.ts';
import { mergeLayer, removedIds, withSections } from '../../scenario/files/merge.ts';
import { append, errorAt, type Issue, type Place } from '../../scenario/issue.ts';
import {
  child,
  isNothing,
  keepItems,
  keepKeys,
  type Mapping,
  mapChildren,
  mapEntries,
  scalarText,
} from '../../scenario/located.ts';
import type { Reader } from '../../scenario/reader.ts';
import { decodedFile } from '../../scenario/text/decoded-file.ts';
import { readYaml } from '../../scenario/text/yaml.ts';

/** Reads a file as a located tree, with the bounds of a scenario file. */
export const readTree = (path: string, reader: Reader, issues: Issue[]): Mapping | undefined => {
  const text = decodedFile(path, reader, issues);
  if (text === undefined) return undefined;
  const { tree, issues: broken } = readYaml(path, text);
  append(issues, broken);
  if (tree && tree.kind !== 'map')
    issues.push(errorAt(tree.place, 'this is no map of keys', { expected: 'key: value' }));
  if (tree?.kind !== 'map') return undefined;
  append(issues, duplicateEntries(tree));
  return tree;
};

/** Removes removed seats from who may take a measure and who votes. */
const forgetSeats = (tree: Mapping, ids: ReadonlySet<string>): Mapping =>
  (
    [
      ['measures', 'seats'],
      ['votes', 'voters'],
    ] as const
  ).reduce(
    (rest, [section, list]) =>
      mapEntries(rest, section, (all) =>
        mapChildren(all, (each) =>
          mapEntries(each, list, (seats) => keepItems(seats, (seat) => !ids.has(scalarText(seat) ?? ''))),
        ),
      ),
    tree,
  );

/** Lays an exercise on the one that it extends. Its scripted answers replace those of the base as a whole. */
const layOn = (base: Mapping, over: Mapping, issues: Issue[]): Mapping => {
  const below = child(over, 'answers') ? keepKeys(base, (key) => key !== 'answers') : base;
  const known = forgetSeats(below, removedIds(over, 'seats'));
  return mergeLayer(known, withSections(known, over, issues), issues);
};

/** The file that a tree extends. Undefined with an issue if it names none that can be read, or leads back to a file of `chain`. */
const baseOf = (tree: Mapping, path: string, chain: readonly string[], reader: Reader, issues: Issue[]) => {
  const written = child(tree, 'extends');
  const found = scalarText(written)?.trim();
  const place = written?.place ?? tree.place;
  if (!found) {
    issues.push(errorAt(place, 'extends must name an exercise', { expected: 'a path to one exercise' }));
    return undefined;
  }
  const file = reader.resolve(reader.folder(path), found);
  const real = reader.realPath(file);
  if (real === undefined || reader.isFolder(file)) {
    const expected = 'a path from this file to the file of an exercise';
    issues.push(errorAt(place, 'there is no such exercise', { found, expected }));
    return undefined;
  }
  if (chain.includes(real)) {
    const expected = 'a base that does not lead back';
    issues.push(errorAt(place, 'extends goes round in a circle', { found, expected }));
    return undefined;
  }
  if (chain.length >= BOUNDS.files) {
    issues.push(errorAt(place, 'too many files extend each other', { expected: `at most ${BOUNDS.files}` }));
    return undefined;
  }
  return { file, place };
};

/**
 * Reads an exercise and what it extends as one tree. Each part keeps its place in the file where it is written. Undefined, with
 * issues, if a file cannot be read. `from` is the place that names a base, `chain` the files that led to it.
 */
export const readLayers = (
  path: string,
  reader: Reader,
  issues: Issue[],
  from?: Place,
  chain: readonly string[] = [],
): Mapping | undefined => {
  const tree = readTree(path, reader, issues);
  if (from && tree && !tree.entries.has('exercise')) {
    issues.push(errorAt(from, 'this is no exercise', { found: path, expected: 'the file of an exercise' }));
    return undefined;
  }
  if (!tree || isNothing(child(tree, 'extends'))) return tree;
  const here = [...chain, reader.realPath(path) ?? path];
  const base = baseOf(tree, path, here, reader, issues);
  const below = base && readLayers(base.file, reader, issues, base.place, here);
  const own = keepKeys(tree, (key) => key !== 'extends');
  return below && layOn(below, own, issues);
};
