import { maskRefused } from '../../domain/characters.ts';
import { FORBIDDEN_KEYS } from '../../domain/ids.ts';
import { type NamedState, stateNamed, suggestedIds } from '../../domain/states/find-state.ts';
import { BUILT_IN_VARIABLES } from '../../domain/variables.ts';
import { BOUNDS } from '../bounds.ts';
import { DRIVER_WEIGHTS, WEIGHT_DEFAULTS } from '../checks/defaults.ts';
import { append, errorAt, type Issue, type Place, shown } from '../issue.ts';
import { child, entriesIn, isNothing, type Located, type Mapping, mapping, scalar } from '../located.ts';
import { nearest, orList } from '../nearest.ts';
import { TOP_KEYS } from '../schema/file.ts';
import { guardText } from '../text/decode.ts';
import { readYaml } from '../text/yaml.ts';
import { mergeLayer, moveWeights, statesIn } from './merge.ts';

interface Segment {
  readonly name: string;
  readonly place: Place;
}

/** Sections in which an edit can change only entries that exist. */
const BY_ID = new Set(['states', 'drivers', 'rules', 'blocs', 'events', 'institutions', 'variables']);
const FIXED = new Set(['demarche', 'tables', 'extends']);

const segmentsOf = (file: string, path: string): readonly Segment[] => {
  let column = 1;
  return path.split('.').map((name) => {
    const segment = { name, place: { file, line: 1, column } };
    column += name.length + 1;
    return segment;
  });
};

const unknown = (segment: Segment, message: string, choices: readonly string[], expected: string): Issue =>
  errorAt(segment.place, message, {
    found: segment.name,
    expected,
    suggestion: nearest(segment.name, choices),
  });

/** The longest name of a state in a path, in parts between points: `St. Lucia.rung`, `U.S.A.rung`. */
const MOST_PARTS = 4;

/** A path whose first parts name a state, with the state's id in place of the name. Undefined if they name no state. */
const withStateId = (
  states: readonly NamedState[],
  path: readonly Segment[],
): readonly Segment[] | undefined => {
  const [first] = path;
  if (!first || states.some(({ id }) => id === first.name)) return first && path;
  for (let parts = Math.min(MOST_PARTS, path.length - 1); parts > 0; parts--) {
    const typed = path.slice(0, parts).map(({ name }) => name);
    const state = stateNamed(typed.join('.'), states);
    if (state) return [{ name: state.id, place: first.place }, ...path.slice(parts)];
  }
  return undefined;
};

/** Completes a path. A path that begins with the id or a name of a state means `states.<id>`. */
const fromTop = (tree: Mapping, path: readonly Segment[]): readonly Segment[] | Issue => {
  const [first, ...rest] = path;
  if (!first) return path;
  const states = statesIn(child(tree, 'states'));
  if (first.name === 'states') return [first, ...(withStateId(states, rest) ?? rest)];
  if (TOP_KEYS.includes(first.name)) return path;
  const named = withStateId(states, path);
  if (named) return [{ name: 'states', place: first.place }, ...named];
  const sections = TOP_KEYS.filter((key) => !FIXED.has(key));
  return errorAt(first.place, 'the path starts with neither a section nor a state', {
    found: first.name,
    expected: 'a section such as weights, or the id of a state',
    suggestion: nearest(first.name, sections) ?? suggestedIds(first.name, states),
  });
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
    ...entriesIn(child(tree, first.name)).keys(),
    ...(first.name === 'variables' ? Object.keys(BUILT_IN_VARIABLES) : []),
  ];
  if (second && BY_ID.has(first.name) && !ids.includes(second.name)) {
    const details = {
      found: second.name,
      expected: `an id under ${first.name}`,
      suggestion:
        first.name === 'states'
          ? suggestedIds(second.name, statesIn(child(tree, 'states')))
          : nearest(second.name, ids),
    };
    return errorAt(second.place, `${first.name} has no such entry`, details);
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
  const tracks = [...entriesIn(child(child(tree, 'target'), 'tracks')).keys()];
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

/** The mean of a weight. A state's own weight comes first, then the weight of the scenario, then the default. */
const meanOf = (tree: Mapping, path: readonly Segment[]): number | undefined => {
  const [id = ''] = path.slice(-2).map(({ name }) => name);
  const own = path.slice(0, -1).reduce<Located | undefined>((here, { name }) => child(here, name), tree);
  const [weight] = [own, child(child(tree, 'weights'), id)].filter((each) => !isNothing(each));
  if (!weight) return WEIGHT_DEFAULTS[id] ?? DRIVER_WEIGHTS[id] ?? 1;
  const mean = weight.kind === 'map' ? child(weight, 'mean') : weight;
  return mean?.kind === 'scalar' && typeof mean.value === 'number' ? mean.value : undefined;
};

/** The tree that an edit writes at its path. A spread alone gets the mean that the weight has. */
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

/** Reads `rules=NAME`, which removes all other rules. */
const oneRule = (tree: Mapping, place: Place, found: string): Mapping | readonly Issue[] => {
  const all = [...entriesIn(child(tree, 'rules')).keys()];
  if (!all.includes(found)) {
    const expected = all.length === 0 ? 'no rule: the scenario has none' : orList(all);
    const details = { found: found || 'nothing', expected, suggestion: nearest(found, all) };
    return [errorAt(place, 'there is no rule of this name', details)];
  }
  const others = all.filter((id) => id !== found);
  const removed = others.map((id) => [id, { key: place, value: scalar(place, 'remove') }] as const);
  return mapping(place, [['rules', { key: place, value: mapping(place, removed) }]]);
};

/** The layer that one `PATH=VALUE` makes, or the errors in it. */
const layerOf = (tree: Mapping, set: string): Mapping | readonly Issue[] => {
  const file = set.startsWith('rules=')
    ? `--rule ${shown(maskRefused(set.slice(6)))}`
    : `--set ${shown(maskRefused(set))}`;
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
  const [only] = path;
  if (only?.name === 'rules' && path.length === 1) return oneRule(tree, place, text.trim());
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
