import { isRecord } from '../scenario/canonical.ts';
import { layerOf } from '../scenario/files/layer.ts';
import { plain } from '../scenario/located.ts';
import type { Switch } from './given.ts';

/** Every value that a what-if sets, by its path. */
const leaves = (tree: unknown, path: string): readonly (readonly [path: string, value: string])[] =>
  isRecord(tree)
    ? Object.entries(tree).flatMap(([key, value]) => leaves(value, path === '' ? key : `${path}.${key}`))
    : [[path, JSON.stringify(tree) ?? '']];

/** The changes of a what-if as plain data. */
export const changesOf = ({ id, text }: Pick<Switch, 'id' | 'text'>): Readonly<Record<string, unknown>> => {
  const layer = layerOf(id, text);
  const changes = layer && plain(layer);
  return isRecord(changes) ? changes : {};
};

/** Sentences on what-ifs that are on and set one thing to different values. The last what-if counts. */
export const contradictionsOf = (
  switches: readonly Pick<Switch, 'id' | 'text' | 'title'>[],
): readonly string[] => {
  const set = new Map<string, { readonly value: string; readonly title: string }>();
  const found: string[] = [];
  for (const each of switches)
    for (const [path, value] of leaves(changesOf(each), '')) {
      const before = set.get(path);
      if (before && before.value !== value)
        found.push(`“${before.title}” and “${each.title}” both set ${path}: that of “${each.title}” counts.`);
      set.set(path, { value, title: each.title });
    }
  return found;
};
