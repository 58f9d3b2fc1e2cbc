import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { safeText } from '../../report/words/safe-text.ts';
import { child, scalarText } from '../../scenario/located.ts';
import { readYaml } from '../../scenario/text/yaml.ts';
import type { ScenarioCard } from '../../tui/outside.ts';
import { ownScenarioPaths, scenariosIn } from '../files/find-scenario.ts';
import { fileReader } from '../files/reader.ts';

/** A longer file is no scenario, and is not read for its title. */
const MOST_BYTES = 2_000_000;

const textIn = (path: string): string => {
  const file = fileReader.isFolder(path) ? join(path, 'scenario.yaml') : path;
  const found = fileReader.read(file, MOST_BYTES);
  return found.ok ? new TextDecoder().decode(found.bytes) : '';
};

/** Longest title or question that is read, in characters: no list shows more. */
const LONGEST = 500;

/** What a scenario says about itself, as far as it can be read. It is checked only when it is opened. */
const cardOf = ([name, path]: readonly [string, string]): ScenarioCard => {
  const { tree } = readYaml(path, textIn(path));
  const text = (key: string): string => safeText((scalarText(child(tree, key)) ?? '').slice(0, LONGEST));
  return { path, name: safeText(name), title: text('title') || safeText(name), question: text('question') };
};

/** Whether a path is a folder with scenarios in it, and not a scenario itself. */
export const isShelf = (path: string): boolean =>
  fileReader.isFolder(path) && !existsSync(join(path, 'scenario.yaml')) && scenariosIn(path).length > 0;

/** The scenarios in a folder, by name. */
export const shelfOf = (folder: string): readonly ScenarioCard[] => scenariosIn(folder).map(cardOf);

/** The scenarios in a folder, if one is given, and those that come with demarche. They are read at the first call. */
export const openShelf = (folder: string | undefined): (() => readonly ScenarioCard[]) => {
  let cards: readonly ScenarioCard[] | undefined;
  return () => {
    cards ??= [...(folder === undefined ? [] : shelfOf(folder)), ...ownScenarioPaths().map(cardOf)].filter(
      (card, i, all) => all.findIndex(({ path }) => path === card.path) === i,
    );
    return cards;
  };
};
