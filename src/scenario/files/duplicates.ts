import { errorAt, type Issue } from '../issue.ts';
import { child, type Located, type Mapping, scalarText } from '../located.ts';
import { listKey } from './merge.ts';

const same = (a: Located, b: Located, keys: readonly string[]): boolean =>
  keys.every((key) => {
    const [left, right] = [child(a, key), child(b, key)];
    const values = [left, right].map((each) => (each?.kind === 'scalar' ? String(each.value ?? '') : ''));
    return values[0] === values[1];
  });

const place = (item: Located, key: string): Located['place'] => child(item, key)?.place ?? item.place;

const duplicateTies = (items: readonly Located[]): readonly Issue[] => {
  const seen = new Map<string, Located>();
  return items.flatMap((item) => {
    const key = listKey('ties', item);
    if (key === undefined) return [];
    const first = seen.get(key);
    if (!first) {
      seen.set(key, item);
      return [];
    }
    const found = key.split(' ').join(', ');
    return [
      errorAt(place(item, 'from'), `this tie is already on line ${first.place.line}`, {
        found,
        expected: 'each tie once',
      }),
    ];
  });
};

const EVIDENCE = ['value', 'reason', 'source', 'confidence'];

/** Two rows may give evidence for one figure, but not in the same words. */
const duplicateEvidence = (items: readonly Located[]): readonly Issue[] => {
  const seen = new Map<string, Located[]>();
  return items.flatMap((item) => {
    const key = listKey('evidence', item);
    if (key === undefined) return [];
    const others = seen.get(key) ?? [];
    seen.set(key, [...others, item]);
    const first = others.find((other) => same(item, other, EVIDENCE));
    if (!first) return [];
    const found =
      `${scalarText(child(item, 'state')) ?? ''} ${scalarText(child(item, 'field')) ?? ''}`.trim();
    return [
      errorAt(item.place, `this evidence is already on line ${first.place.line}`, {
        found,
        expected: 'each row once',
      }),
    ];
  });
};

/** Finds entries that a list of one file or table has twice. (Duplicate keys of maps are found while reading.) */
export const duplicateEntries = (tree: Mapping): readonly Issue[] => {
  const [ties, evidence] = [child(tree, 'ties'), child(tree, 'evidence')];
  return [
    ...(ties?.kind === 'list' ? duplicateTies(ties.items) : []),
    ...(evidence?.kind === 'list' ? duplicateEvidence(evidence.items) : []),
  ];
};
