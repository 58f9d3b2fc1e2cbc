import { FORBIDDEN_KEYS } from '../../domain/ids.ts';
import { BUILT_IN_VARIABLES } from '../../domain/variables.ts';
import { BOUNDS } from '../bounds.ts';
import { DRIVER_WEIGHTS, WEIGHT_DEFAULTS } from '../checks/defaults.ts';
import { append, errorAt, type Issue, type Place, shown } from '../issue.ts';
import { child, isNothing, type Located, type Mapping, mapping, scalar } from '../located.ts';
import { nearest } from '../nearest.ts';
import { TOP_KEYS } from '../schema/file.ts';
import { maskRefused } from '../text/characters.ts';
import { guardText } from '../text/decode.ts';
import { readYaml } from '../text/yaml.ts';
import { mergeLayer, moveWeights } from './merge.ts';

interface Segment {
  readonly name: string;
  readonly place: Place;
}

/** Sections in which an edit can change only entries that exist. */
const BY_ID = new Set(['states', 'drivers', 'blocs', 'events', 'institutions', 'variables']);
const FIXED = new Set(['demarche', 'tables', 'extends']);

const segmentsOf = (file: string, path: string): readonly Segment[] => {
  let column = 1;
  return path.split('.').map((name) => {
    const segment = { name, place: { file, line: 1, column } };
    column += name.length + 1;
    return segment;
  });
};

const keysOf = (tree: Located | undefined): readonly string[] =>
  tree?.kind === 'map' ? [...tree.entries.keys()] : [];

const unknown = (segment: Segment, message: string, choices: readonly string[], expected?: string): Issue =>
  errorAt(segment.place, message, {
    found: segment.name,
    expected,
    suggestion: nearest(segment.name, choices),
  });

/** Completes a path. A path that begins with a state's id means `states.<id>`. */
const fromTop = (tree: Mapping, path: readonly Segment[]): readonly Segment[] | Issue => {
  const [first] = path;
  if (!first || TOP_KEYS.includes(first.name)) return path;
  const states = keysOf(child(tree, 'states'));
  if (states.includes(first.name)) return [{ name: 'states', place: first.place }, ...path];
  const choices = [...TOP_KEYS.filter((key) => !FIXED.has(key)), ...states];
  return unknown(
    first,
    'the path starts with neither a section nor a state',
    choices,
    'a section such as weights, or the id of a state',
  );
};

const problemOf = (tree: Mapping, path: readonly Segment[]): Issue | undefined => {
  const [first, second] = path;
  if (!first) return undefined;
  if (FIXED.has(first.name)) return errorAt(first.place, 'this key cannot be set', { found: first.name });
  const odd = path.find(({ name }) => name === '' || FORBIDDEN_KEYS.some((key) => key === name));
  if (odd)
    return errorAt(odd.place, 'a name is missing or not allowed in the path', {
      found: odd.name === '' ? 'nothing' : odd.name,
    });
  const ids = [
    ...keysOf(child(tree, first.name)),
    ...(first.name === 'variables' ? Object.keys(BUILT_IN_VARIABLES) : []),
  ];
  if (second && BY_ID.has(first.name) && !ids.includes(second.name)) {
    return unknown(second, `${first.name} has no such entry`, ids, `an id under ${first.name}`);
  }
  let here: Located | undefined = tree;
  for (const [i, { name }] of path.slice(0, -1).entries()) {
    here = child(here, name);
    const next = path[i + 1];
    if (here?.kind === 'list' && next) {
      return errorAt(next.place, `${name} is a list, which cannot be changed by --set`, {
        found: next.name,
        expected: 'an overlay file that extends the scenario',
      });
    }
  }
  return targetProblem(tree, path);
};

const targetProblem = (tree: Mapping, [first, second, third]: readonly Segment[]): Issue | undefined => {
  if (first?.name !== 'target' || second?.name !== 'tracks' || !third) return undefined;
  const tracks = keysOf(child(child(tree, 'target'), 'tracks'));
  return tracks.includes(third.name)
    ? undefined
    : unknown(third, 'the target has no such track', tracks, 'a track of the target');
};

const nest = (path: readonly Segment[], value: Located): Mapping => {
  const [last, ...others] = [...path].reverse();
  const place = path[0]?.place ?? value.place;
  if (!last) return mapping(place, []);
  const leaf = mapping(last.place, [[last.name, { key: last.place, value }]]);
  return others.reduce((tree, { name, place: at }) => mapping(at, [[name, { key: at, value: tree }]]), leaf);
};

/** The mean of a weight: of the state's own where it has one, else of the scenario, else what it is unless written. */
const meanOf = (tree: Mapping, path: readonly Segment[]): number | undefined => {
  const [id = ''] = path.slice(-2).map(({ name }) => name);
  const own = path.slice(0, -1).reduce<Located | undefined>((here, { name }) => child(here, name), tree);
  const [weight] = [own, child(child(tree, 'weights'), id)].filter((each) => !isNothing(each));
  if (!weight) return WEIGHT_DEFAULTS[id] ?? DRIVER_WEIGHTS[id] ?? 1;
  const mean = weight.kind === 'map' ? child(weight, 'mean') : weight;
  return mean?.kind === 'scalar' && typeof mean.value === 'number' ? mean.value : undefined;
};

/** What an edit writes at its path: a spread alone gets the mean that the weight has. */
const nestAt = (tree: Mapping, path: readonly Segment[], value: Located): Mapping => {
  const last = path.at(-1);
  const isSpread = last?.name === 'sd' && path.at(-3)?.name === 'weights';
  const mean = isSpread ? meanOf(tree, path) : undefined;
  if (!last || mean === undefined) return nest(path, value);
  const both = mapping(last.place, [
    ['mean', { key: last.place, value: scalar(last.place, mean) }],
    ['sd', { key: last.place, value }],
  ]);
  return nest(path.slice(0, -1), both);
};

/** The layer that one `PATH=VALUE` makes, or the errors in it. */
const layerOf = (tree: Mapping, set: string): Mapping | readonly Issue[] => {
  const file = `--set ${shown(maskRefused(set))}`;
  const guarded = guardText(file, set);
  if (guarded.issues.length > 0 || guarded.text === undefined) return guarded.issues;
  const equals = set.indexOf('=');
  const start = { file, line: 1, column: 1 };
  if (equals < 0)
    return [
      errorAt(start, 'this is no edit', { found: set, expected: 'PATH=VALUE, such as weights.rights=0' }),
    ];
  const segments = segmentsOf(file, set.slice(0, equals).trim());
  const tooDeep = segments[BOUNDS.depth];
  if (tooDeep) {
    const details = { found: `${segments.length} names`, expected: `at most ${BOUNDS.depth}` };
    return [errorAt(tooDeep.place, 'the path has too many names', details)];
  }
  const path = fromTop(tree, segments);
  if (!Array.isArray(path)) return 'message' in path ? [path] : [];
  const problem = problemOf(tree, path);
  if (problem) return [problem];
  const text = set.slice(equals + 1);
  const place = { file, line: 1, column: equals + 2 };
  if (text.trim() === '')
    return [errorAt(place, 'a value is missing after =', { expected: 'a number, a word, true or false' })];
  const sign = /^\s*[^'"\s].*?\s(?=#)/.exec(text)?.[0].length;
  if (sign !== undefined) {
    const at = { file, line: 1, column: equals + 2 + sign };
    return [
      errorAt(at, 'this text ends at #, which starts a comment', {
        found: text,
        expected: 'quotes around the text',
      }),
    ];
  }
  // Blanks in place of the path keep the columns of the issues right.
  const read = readYaml(file, ' '.repeat(equals + 1) + text);
  if (!read.tree || read.issues.length > 0) return read.issues;
  if (read.tree.kind !== 'scalar' || read.tree.value === null) {
    return [
      errorAt(read.tree.place, 'a value of --set is one number, word, true or false', {
        found: text,
        expected: 'an overlay file for more',
      }),
    ];
  }
  return nestAt(tree, path, read.tree);
};

/** Applies edits `PATH=VALUE` to a scenario, one after another. Reports an edit that makes no sense, and leaves it out. */
export const applySets = (tree: Mapping, sets: readonly string[], issues: Issue[]): Mapping =>
  sets.reduce((merged, set) => {
    const layer = layerOf(merged, set);
    if ('kind' in layer) return mergeLayer(merged, moveWeights(layer, issues), issues);
    append(issues, layer);
    return merged;
  }, tree);
