import type { Issue } from '../issue.ts';
import { keepKeys, type Mapping } from '../located.ts';
import { readYaml } from '../text/yaml.ts';
import { moveWeights } from './merge.ts';

/** The keys with which a what-if describes itself and names files. Its other keys are its changes. */
const HEAD = new Set(['extends', 'tables', 'id', 'title', 'question', 'description', 'lang', 'dir']);

/** The changes of a what-if file, to lay on its base. Undefined if the text is no map. */
export const layerOf = (file: string, text: string): Mapping | undefined => {
  const { tree } = readYaml(file, text);
  const issues: Issue[] = [];
  return tree?.kind === 'map'
    ? moveWeights(
        keepKeys(tree, (key) => !HEAD.has(key)),
        issues,
      )
    : undefined;
};
