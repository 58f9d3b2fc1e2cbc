import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDate, turnDate } from '../../domain/dates.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { child, type Located, scalarText } from '../../scenario/located.ts';
import { readYaml } from '../../scenario/text/yaml.ts';
import { type Following, followingOf } from '../../study/waves/outcome.ts';
import { OBSERVED, readRows } from '../../study/waves/rows.ts';
import { actsOf } from '../../study/waves/tables.ts';
import type { ScenarioCard } from '../../tui/outside.ts';
import { ownScenarioPaths, SCENARIO_FILE, scenariosIn } from '../files/find-scenario.ts';
import { fileReader } from '../files/reader.ts';

/** A longer file is no scenario, and is not read for its title. */
const MOST_BYTES = 2_000_000;

const textIn = (path: string): string => {
  const file = fileReader.isFolder(path) ? join(path, SCENARIO_FILE) : path;
  const found = fileReader.read(file, MOST_BYTES);
  return found.ok ? new TextDecoder().decode(found.bytes) : '';
};

/** Longest title or question that is read, in characters: no list shows more. */
const LONGEST = 500;

const FOLLOWED: Readonly<Record<Following, string>> = {
  many: 'Past claims that many followed',
  few: 'Past claims that few followed',
  none: 'Past claims that no state followed',
};

const itemsOf = (tree: Located | undefined): readonly Located[] => (tree?.kind === 'list' ? tree.items : []);

/** The group of a past claim, from its record, without a check of either; undefined where no record lies in the folder. */
const followingIn = (folder: string): Following | undefined => {
  const rows = readRows(fileReader, join(folder, 'observed.csv'), OBSERVED, [], true) ?? [];
  const path = join(folder, SCENARIO_FILE);
  if (rows.length === 0 && !existsSync(join(folder, 'observed.csv'))) return undefined;
  const { tree } = readYaml(path, textIn(path));
  const text = (key: string): string => scalarText(child(tree, key)) ?? '';
  const start = text('start');
  if (!isDate(start)) return undefined;
  const ladder = itemsOf(child(tree, 'ladder')).map((rung) => ({ id: scalarText(child(rung, 'id')) ?? '' }));
  const unit = text('turn') === 'week' ? 'week' : 'month';
  const { group } = followingOf({
    acts: actsOf(rows, { start, ladder }, []).map(({ value }) => value),
    patrons: itemsOf(child(child(tree, 'claim'), 'patrons')).map((item) => scalarText(item) ?? ''),
    top: ladder.length - 1,
    end: turnDate(start, unit, Number(text('turns')) || 36),
  });
  return group;
};

/** What a scenario says about itself, as far as it can be read. It is checked only when it is opened. */
const cardOf = ([name, path]: readonly [string, string]): ScenarioCard => {
  const { tree } = readYaml(path, textIn(path));
  const text = (key: string): string => safeText((scalarText(child(tree, key)) ?? '').slice(0, LONGEST));
  const following = followingIn(fileReader.isFolder(path) ? path : dirname(path));
  return {
    path,
    name: safeText(name),
    title: text('title') || safeText(name),
    question: text('question'),
    ...(following === undefined ? {} : { group: FOLLOWED[following] }),
  };
};

/** Cards in the order of their groups; within a group as they come. */
const inGroups = (cards: readonly ScenarioCard[]): readonly ScenarioCard[] => {
  const order = Object.values(FOLLOWED);
  const placeOf = ({ group }: ScenarioCard): number => order.indexOf(group ?? '');
  return cards.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/** Whether a path is a folder with scenarios in it, and not a scenario itself. */
export const isShelf = (path: string): boolean =>
  fileReader.isFolder(path) && !existsSync(join(path, SCENARIO_FILE)) && scenariosIn(path).length > 0;

/** The scenarios in a folder: past claims last, by how many followed, and else by name. */
export const shelfOf = (folder: string): readonly ScenarioCard[] => inGroups(scenariosIn(folder).map(cardOf));

/** The scenarios in a folder, if one is given, and those that come with demarche. They are read at the first call. */
export const openShelf = (folder: string | undefined): (() => readonly ScenarioCard[]) => {
  let cards: readonly ScenarioCard[] | undefined;
  return () => {
    cards ??= [
      ...(folder === undefined ? [] : shelfOf(folder)),
      ...inGroups(ownScenarioPaths().map(cardOf)),
    ].filter((card, i, all) => all.findIndex(({ path }) => path === card.path) === i);
    return cards;
  };
};
