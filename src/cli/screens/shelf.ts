import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDate, turnDate } from '../../domain/dates.ts';
import { MAX_TURNS } from '../../domain/limits.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { child, type Located, plain, scalarText } from '../../scenario/located.ts';
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

/** Turns of a scenario that does not say how many. */
const DEFAULT_TURNS = 36;

/** Headings, in the order in which they come. */
const FOLLOWED: Readonly<Record<Following, string>> = {
  many: 'Past claims that many followed',
  few: 'Past claims that few followed',
  none: 'Past claims that no state followed',
};

const itemsOf = (tree: Located | undefined): readonly Located[] => (tree?.kind === 'list' ? tree.items : []);

/** The heading of a past claim, from its record. Neither is checked. Undefined if the folder has no record. */
const headingIn = (folder: string, tree: Located | undefined): string | undefined => {
  const observed = join(folder, 'observed.csv');
  const text = (key: string): string => scalarText(child(tree, key)) ?? '';
  const start = text('start');
  if (!existsSync(observed) || !isDate(start)) return undefined;
  const rows = readRows(fileReader, observed, OBSERVED, []);
  const turns = child(tree, 'turns');
  const written = turns === undefined ? undefined : plain(turns);
  const isCount = typeof written === 'number' && written > 0 && written <= MAX_TURNS;
  const ladder = itemsOf(child(tree, 'ladder')).map((rung) => ({ id: scalarText(child(rung, 'id')) ?? '' }));
  const { group } = followingOf({
    acts: actsOf(rows, { start, ladder }, []).map(({ value }) => value),
    patrons: itemsOf(child(child(tree, 'claim'), 'patrons')).map((item) => scalarText(item) ?? ''),
    top: ladder.length - 1,
    end: turnDate(
      start,
      text('turn') === 'week' ? 'week' : 'month',
      isCount ? Math.floor(written) : DEFAULT_TURNS,
    ),
  });
  return FOLLOWED[group];
};

/**
 * The titles and questions of scenarios, as far as they can be read. Scenarios are checked only when they are opened.
 * Past claims come last, by the number of states that followed. A file beside a wave is with its wave.
 */
const cardsOf = (named: ReturnType<typeof scenariosIn>): readonly ScenarioCard[] => {
  const headings = new Map<string, string | undefined>();
  const cards = named.map(([name, path]): ScenarioCard => {
    const { tree } = readYaml(path, textIn(path));
    const text = (key: string): string => safeText((scalarText(child(tree, key)) ?? '').slice(0, LONGEST));
    if (fileReader.isFolder(path)) headings.set(path, headingIn(path, tree));
    const group = headings.get(path) ?? headings.get(dirname(path));
    const card = {
      path,
      name: safeText(name),
      title: text('title') || safeText(name),
      question: text('question'),
    };
    return group === undefined ? card : { ...card, group };
  });
  const order = Object.values(FOLLOWED);
  const placeOf = ({ group }: ScenarioCard): number => order.indexOf(group ?? '');
  return cards.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/** Whether a path is a folder with scenarios in it, and not a scenario itself. */
export const isShelf = (path: string): boolean =>
  fileReader.isFolder(path) && !existsSync(join(path, SCENARIO_FILE)) && scenariosIn(path).length > 0;

/** The scenarios in a folder. */
export const shelfOf = (folder: string): readonly ScenarioCard[] => cardsOf(scenariosIn(folder));

/** The scenarios in a folder, if one is given, and those that come with demarche. They are read at the first call. */
export const openShelf = (folder: string | undefined): (() => readonly ScenarioCard[]) => {
  let cards: readonly ScenarioCard[] | undefined;
  return () => {
    cards ??= [...(folder === undefined ? [] : shelfOf(folder)), ...cardsOf(ownScenarioPaths())].filter(
      (card, i, all) => all.findIndex(({ path }) => path === card.path) === i,
    );
    return cards;
  };
};
