import type { Place } from '../issue.ts';
import { child, isNothing, locate, type Path, scalarText } from '../located.ts';
import type { Reader } from '../reader.ts';
import { readYaml } from '../text/yaml.ts';
import { load } from './load.ts';

/** What the files of a scenario say themselves, with its place: defaults are not there. */
export interface WrittenPlaces {
  /** The file itself. For a folder, its scenario.yaml. */
  readonly file: string;
  /**
   * The path of the scenario that the file changes. If there are several, the first. Undefined if the file extends
   * none.
   */
  readonly base: string | undefined;
  readonly has: (path: Path) => boolean;
  /** The position in a list of the first entry with these texts. */
  readonly rowOf: (section: string, texts: Readonly<Record<string, string>>) => number | undefined;
  /** The place of the first of some paths that is written; else the first line of the file. */
  readonly placeOf: (paths: readonly Path[]) => Place;
}

const baseOf = (file: string, reader: Reader): string | undefined => {
  const read = reader.read(file, Number.MAX_SAFE_INTEGER);
  const { tree } = readYaml(file, read.ok ? new TextDecoder().decode(read.bytes) : '');
  const named = child(tree, 'extends');
  const text = scalarText(named?.kind === 'list' ? named.items[0] : named)?.trim();
  return text ? reader.resolve(reader.folder(file), text) : undefined;
};

/** Finds what is written in a scenario file, its tables, and the files that it extends. */
export const writtenIn = (path: string, reader: Reader): WrittenPlaces => {
  const file = reader.isFolder(path) ? reader.resolve(path, 'scenario.yaml') : path;
  const { tree } = load(path, reader);
  const first = { file, line: 1, column: 1 };
  const find = (at: Path) => (tree ? locate(tree, at, first) : undefined);
  const has = (at: Path): boolean => !isNothing(find(at)?.tree);
  return {
    file,
    base: baseOf(file, reader),
    has,
    rowOf: (section, texts) => {
      const list = find([section])?.tree;
      const at =
        list?.kind === 'list'
          ? list.items.findIndex((row) =>
              Object.entries(texts).every(([key, text]) => scalarText(child(row, key)) === text),
            )
          : -1;
      return at < 0 ? undefined : at;
    },
    placeOf: (paths) => {
      const path = paths.find((at) => at.length > 0 && has(at));
      const found = path && find(path);
      return found?.key ?? first;
    },
  };
};
