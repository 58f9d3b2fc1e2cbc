import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Pair,
  type ParsedNode,
  type Scalar as YamlScalar,
} from 'yaml';
import { findRefused, kindOf, maskRefused } from '../../domain/characters.ts';
import { FORBIDDEN_KEYS } from '../../domain/ids.ts';
import { BOUNDS } from '../bounds.ts';
import { type Details, errorAt, type Issue, type Place, warningAt } from '../issue.ts';
import { type Located, type MapEntry, mapping, scalar, sequence } from '../located.ts';
import { nearest } from '../nearest.ts';
import { endingSign } from './ending-sign.ts';
import { ODD_SPACES, plainTwin } from './look-alikes.ts';
import { TEXTS } from './prose.ts';

/** A value, and how much an alias of it expands to. */
interface Built {
  readonly tree: Located;
  /** The characters of the value, with its own aliases expanded. */
  readonly size: number;
  readonly height: number;
}

interface Build {
  readonly file: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly issues: Issue[];
  readonly anchors: Map<string, Built>;
  /** Anchors of collections that are not complete yet. An alias must not refer to such an anchor. */
  readonly open: Set<string>;
  expanded: number;
  full: boolean;
}

const placeOf = (build: Build, offset: number): Place => {
  const { line, col } = build.lines.linePos(offset);
  return { file: build.file, line, column: col };
};

const nothing = (build: Build, offset: number): Built => ({
  tree: scalar(placeOf(build, offset), null),
  size: 1,
  height: 0,
});

const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([0abevfrN_LP])|.)/gis;
const SHORT: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  v: '\v',
  f: '\f',
  r: '\r',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

/** The offset, in the source of a quoted text, of an escape that makes a refused character. */
const escapeOffset = (source: string): number => {
  for (const match of source.matchAll(ESCAPE)) {
    const hex = match[1] ?? match[2] ?? match[3];
    const code = hex === undefined ? undefined : Number.parseInt(hex, 16);
    const character =
      code === undefined ? (SHORT[match[4] ?? ''] ?? '') : code > 0x10ffff ? '' : String.fromCodePoint(code);
    if (findRefused(character, 1).length > 0) return match.index;
  }
  return 0;
};

const guarded = (build: Build, node: YamlScalar.Parsed, value: string): string => {
  // The file's own refused characters are masked already. Only escapes in double quotes can make more.
  if (node.type !== 'QUOTE_DOUBLE') return value;
  const [refused] = findRefused(value, 1);
  if (!refused) return value;
  const [start, end] = node.range;
  const place = placeOf(build, start + escapeOffset(build.text.slice(start, end)));
  const details = { found: refused.name, expected: 'text without control or invisible characters' };
  build.issues.push(errorAt(place, `${kindOf(refused.name)} is not allowed in a scenario`, details));
  return maskRefused(value);
};

const buildScalar = (build: Build, node: YamlScalar.Parsed): Built => {
  const place = placeOf(build, node.range[0]);
  const size = Math.max(BOUNDS.alias, node.range[1] - node.range[0]);
  const { value } = node;
  if (typeof value === 'string') return { tree: scalar(place, guarded(build, node, value)), size, height: 0 };
  if (typeof value === 'number' && !Number.isFinite(value)) {
    build.issues.push(
      errorAt(place, 'not a usable number', { found: node.source ?? '', expected: 'a finite number' }),
    );
    return { tree: scalar(place, null), size, height: 0 };
  }
  const known = typeof value === 'number' || typeof value === 'boolean' ? value : null;
  return { tree: scalar(place, known), size, height: 0 };
};

const KEY_HINT = 'a name: letters, digits, _ and -';

/** The key of a map's entry. Undefined, with an error, if it is not allowed. */
const keyOf = (build: Build, node: ParsedNode): string | undefined => {
  const place = placeOf(build, node.range[0]);
  const refuse = (message: string, found: string, expected = KEY_HINT): undefined => {
    build.issues.push(errorAt(place, message, { found, expected }));
  };
  if (isAlias(node)) return refuse('an alias cannot be a key', `*${node.source}`);
  if (!isScalar(node)) return refuse('a list or a map cannot be a key', isSeq(node) ? 'a list' : 'a map');
  if (node.value === null && node.source === '')
    return refuse('a key is missing before the colon', 'nothing');
  if (typeof node.value === 'number')
    return refuse('a key must be text', node.source ?? '', `${KEY_HINT}; decimals have a point, no comma`);
  if (typeof node.value !== 'string') return refuse('a key must be text', node.source ?? '');
  const key = guarded(build, node, node.value);
  if (key === '<<') return refuse('merge keys are not supported', key, 'the keys themselves, or extends');
  if (FORBIDDEN_KEYS.some((name) => name === key)) return refuse('this name is not allowed as a key', key);
  return key;
};

/**
 * A key in braces whose colon is wrong: the sign after it only looks like a space, or the colon itself only looks like
 * one.
 */
const ODD_COLON = new RegExp(
  `^([A-Za-z][\\w-]*)[${ODD_SPACES}]*(?::[${ODD_SPACES}]|[\\uff1a\\ufe55\\u2236\\ua789])`,
  'u',
);

/** Reports such a key. Gives the key and the value that were meant. */
const oddColon = (
  build: Build,
  { key, value }: Pair<ParsedNode, ParsedNode | null>,
): readonly [key: string, value: Located] | undefined => {
  if (value !== null && !(isScalar(value) && value.source === '')) return undefined;
  if (!isScalar(key) || key.type !== 'PLAIN') return undefined;
  const match = ODD_COLON.exec(key.source);
  if (!match) return undefined;
  const place = placeOf(build, key.range[0]);
  build.issues.push(
    errorAt(place, 'a colon is missing after this key, or the space after it', { found: key.source }),
  );
  const text = plainTwin(key.source.slice(match[0].length));
  const number = text === '' ? Number.NaN : Number(text);
  return [match[1] ?? '', scalar(place, Number.isFinite(number) ? number : text)];
};

const doubtSign = (
  build: Build,
  key: string,
  { key: at, value }: Pair<ParsedNode, ParsedNode | null>,
): void => {
  const written = isScalar(value) && value.source !== '' ? value : undefined;
  if (!TEXTS.has(key) || (value !== null && !isScalar(value))) return;
  if (written && (written.type !== 'PLAIN' || typeof written.value !== 'string')) return;
  const end = written ? written.range[1] : build.text.indexOf(':', at.range[1]) + 1;
  const sign = endingSign(build.text, build.lines, end, at.range[0]);
  if (sign === undefined) return;
  const { line } = build.lines.linePos(sign);
  const rest = build.text.slice(sign, build.lines.lineStarts[line] ?? build.text.length).trim();
  build.issues.push(
    warningAt(placeOf(build, sign), 'this text ends at #, which starts a comment', {
      found: rest,
      expected: 'quotes around the whole text; a blank after # where a comment is meant',
    }),
  );
};

const buildPair = (
  build: Build,
  pair: Pair<ParsedNode, ParsedNode | null>,
  entries: Map<string, MapEntry>,
  depth: number,
): Built => {
  const at = pair.key.range[0];
  const odd = oddColon(build, pair);
  if (odd) {
    const [name, tree] = odd;
    const key = placeOf(build, at);
    if (!FORBIDDEN_KEYS.some((each) => each === name)) entries.set(name, { key, value: tree });
    return nothing(build, at);
  }
  const value = pair.value === null ? nothing(build, at) : buildNode(build, pair.value, depth);
  const key = keyOf(build, pair.key);
  if (key === undefined) return value;
  doubtSign(build, key, pair);
  const place = placeOf(build, at);
  const first = entries.get(key);
  if (first) {
    build.issues.push(
      errorAt(place, `this key was already written on line ${first.key.line}`, {
        found: key,
        expected: 'each key once',
      }),
    );
  } else entries.set(key, { key: place, value: value.tree });
  return value;
};

const total = (own: number, parts: readonly Built[]): Pick<Built, 'size' | 'height'> => {
  let size = own;
  let height = 0;
  for (const part of parts) {
    size += part.size;
    height = Math.max(height, part.height);
  }
  return { size, height: height + 1 };
};

const buildCollection = (build: Build, node: ParsedNode, depth: number): Built => {
  const place = placeOf(build, node.range[0]);
  if (depth >= BOUNDS.depth) {
    build.issues.push(
      errorAt(place, `nested deeper than ${BOUNDS.depth} levels`, { expected: `at most ${BOUNDS.depth}` }),
    );
    return nothing(build, node.range[0]);
  }
  if (isMap(node)) {
    const entries = new Map<string, MapEntry>();
    const parts = node.items.map((pair) => buildPair(build, pair, entries, depth + 1));
    return { tree: mapping(place, entries), ...total(BOUNDS.alias, parts) };
  }
  const parts = isSeq(node) ? node.items.map((item) => buildNode(build, item, depth + 1)) : [];
  return {
    tree: sequence(
      place,
      parts.map((part) => part.tree),
    ),
    ...total(BOUNDS.alias, parts),
  };
};

const buildAlias = (build: Build, name: string, offset: number, depth: number): Built => {
  const refuse = (message: string, details: Details): Built => {
    build.issues.push(errorAt(placeOf(build, offset), message, details));
    return nothing(build, offset);
  };
  if (build.open.has(name))
    return refuse('an alias cannot be inside the value that it names', { found: `*${name}` });
  const anchored = build.anchors.get(name);
  if (!anchored) {
    const suggestion = nearest(name, build.anchors.keys());
    return refuse('there is no anchor of this name above', {
      found: `*${name}`,
      expected: `&${name} earlier in the file`,
      suggestion,
    });
  }
  if (depth + anchored.height > BOUNDS.depth) {
    return refuse(`nested deeper than ${BOUNDS.depth} levels through this alias`, {
      found: `*${name}`,
      expected: `at most ${BOUNDS.depth}`,
    });
  }
  build.expanded += anchored.size;
  if (build.expanded > BOUNDS.aliases) {
    build.full = true;
    return refuse('the aliases of this file expand to too much', {
      found: 'more than 300 kB',
      expected: 'at most 300 kB expanded',
    });
  }
  return anchored;
};

const buildNode = (build: Build, node: ParsedNode, depth: number): Built => {
  if (build.full) return nothing(build, node.range[0]);
  if (isAlias(node)) return buildAlias(build, node.source, node.range[0], depth);
  const { anchor } = node;
  if (anchor !== undefined) build.open.add(anchor);
  const built = isScalar(node) ? buildScalar(build, node) : buildCollection(build, node, depth);
  if (anchor !== undefined) {
    build.open.delete(anchor);
    build.anchors.set(anchor, built);
  }
  return built;
};

/**
 * Builds a located tree from parsed YAML. Undefined if its aliases expand to too much. Adds issues for what YAML allows
 * and a scenario does not.
 */
export const buildTree = (
  source: { readonly file: string; readonly text: string; readonly lines: LineCounter },
  root: ParsedNode,
  issues: Issue[],
): Located | undefined => {
  const build: Build = { ...source, issues, anchors: new Map(), open: new Set(), expanded: 0, full: false };
  const { tree } = buildNode(build, root, 0);
  return build.full ? undefined : tree;
};
