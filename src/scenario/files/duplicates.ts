import { errorAt, type Issue } from '../issue.ts';
import { child, type Located, type Mapping, scalarText } from '../located.ts';
import { listKey } from './merge.ts';

const same = (a: Located, b: Located, keys: readonly string[]): boolean =>
  keys.every((key) => {
    const [left, right] = [child(a, key), child(b, key)];
    const values = [left, right].map((each) => (each?.kind === 'scalar' ? String(each.value ?? '') : ''));
    return values[0] === values[1];
  });

/** The entries of a list that repeat an earlier entry. They have the same key, and the same words in some fields. */
const duplicatesIn = (
  tree: Mapping,
  list: 'ties' | 'evidence',
  words: readonly string[],
  issueOf: (item: Located, line: number, key: string) => Issue,
): readonly Issue[] => {
  const rows = child(tree, list);
  const seen = new Map<string, Located[]>();
  return (rows?.kind === 'list' ? rows.items : []).flatMap((item) => {
    const key = listKey(list, item);
    if (key === undefined) return [];
    const others = seen.get(key) ?? [];
    const first = others.find((other) => same(item, other, words));
    others.push(item);
    seen.set(key, others);
    return first ? [issueOf(item, first.place.line, key)] : [];
  });
};

const twiceTied = (item: Located, line: number, key: string): Issue =>
  errorAt(child(item, 'from')?.place ?? item.place, `this tie is already on line ${line}`, {
    found: key.split(' ').join(', '),
    expected: 'each tie once',
  });

/** Two rows may give evidence for one figure, but their words must differ. */
const EVIDENCE = ['value', 'reason', 'source', 'confidence'];

const twiceBacked = (item: Located, line: number): Issue =>
  errorAt(item.place, `this evidence is already on line ${line}`, {
    found: ['state', 'field']
      .map((key) => scalarText(child(item, key)) ?? '')
      .join(' ')
      .trim(),
    expected: 'each row once',
  });

/** Finds entries that a list of one file or table has twice. (Duplicate keys of maps are found while reading.) */
export const duplicateEntries = (tree: Mapping): readonly Issue[] => [
  ...duplicatesIn(tree, 'ties', [], twiceTied),
  ...duplicatesIn(tree, 'evidence', EVIDENCE, twiceBacked),
];
