import { type Choice, foundEntries } from './chooser.ts';
import type { Chooser } from './chooser-state.ts';
import type { Command } from './keys/binding.ts';
import { bodyOf, insideOf } from './layout.ts';
import type { Player } from './player.ts';
import { listedRows, type Ui } from './state.ts';
import { sortedNext, type Table } from './table.ts';
import { upTo, withoutLast } from './text.ts';

const LONGEST = 60;

const OPENERS = { palette: 'palette', filter: 'filter', scenarios: 'scenarios' } as const satisfies Partial<
  Record<Command, Chooser['kind']>
>;
const SORTERS = ['sort', 'reverse'] as const;
type TableCommand = keyof typeof OPENERS | (typeof SORTERS)[number];

/** Whether a command opens a chooser or turns the table of states. */
export const isTableCommand = (command: Command): command is TableCommand =>
  Object.hasOwn(OPENERS, command) || SORTERS.some((other) => other === command);

/** The table shown another way; the selected state stays, unless the table no longer lists it. */
export const withTable = <Play>(ui: Ui<Play>, table: Table, told?: string): Ui<Play> => {
  const shown = { ...ui, table, told };
  const rows = listedRows(shown);
  const stays = rows.length === 0 || rows.some((row) => row.id === ui.selected);
  return stays ? shown : { ...shown, selected: rows[0]?.id ?? ui.selected, scroll: 0 };
};

/** Takes the filter away where it hides the selected state. */
export const reveal = <Play>(ui: Ui<Play>): Ui<Play> =>
  listedRows(ui).some((row) => row.id === ui.selected)
    ? ui
    : { ...ui, table: { ...ui.table, filter: undefined } };

const sortText = ({ sort, isReversed }: Table): string =>
  `sorted by ${sort}${isReversed ? ', the other way round' : ''}`;

/** Opens a chooser, or sorts the table. */
export const turnTable = <Play>(ui: Ui<Play>, command: TableCommand): Ui<Play> => {
  if (command === 'sort' || command === 'reverse') {
    const table =
      command === 'sort' ? sortedNext(ui.table) : { ...ui.table, isReversed: !ui.table.isReversed };
    return withTable(ui, table, sortText(table));
  }
  return { ...ui, playing: false, chooser: { kind: OPENERS[command], text: '', at: 0 } };
};

/** Takes in a letter of what is searched for. */
export const typeInChooser = <Play>(ui: Ui<Play>, text: string): Ui<Play> =>
  ui.chooser ? { ...ui, chooser: { kind: ui.chooser.kind, text: upTo(text, LONGEST), at: 0 } } : ui;

const STEPS: Partial<Record<Command, readonly [by: number, whole: boolean]>> = {
  up: [-1, false],
  down: [1, false],
  'page-up': [-1, true],
  'page-down': [1, true],
};

/** What was chosen, for whoever carries it out; undefined where the chooser itself has dealt with the key. */
export interface Chosen<Play> {
  readonly ui: Ui<Play>;
  readonly choice: Choice | undefined;
}

/** What a key does to a chooser. */
export const obeyChooser = <Play>(
  ui: Ui<Play>,
  chooser: Chooser,
  command: Command,
  player: Player<Play>,
): Chosen<Play> => {
  const stay = (next: Chooser | undefined): Chosen<Play> => ({
    ui: { ...ui, chooser: next },
    choice: undefined,
  });
  const found = foundEntries(chooser, ui, player);
  const step = STEPS[command];
  if (step) {
    const by = step[1] ? step[0] * Math.max(1, insideOf(bodyOf(ui.size)).rows - 2) : step[0];
    const at = Math.max(0, Math.min(found.length - 1, chooser.at + by));
    return stay({ kind: chooser.kind, text: chooser.text, at });
  }
  if (command === 'erase') return { ui: typeInChooser(ui, withoutLast(chooser.text)), choice: undefined };
  if (command === 'leave') {
    const { asked: _, ...unasked } = chooser;
    return stay(chooser.asked === undefined ? undefined : unasked);
  }
  const entry = found[chooser.at];
  if (command !== 'accept' || !entry) return stay(chooser);
  return { ui: { ...ui, chooser: undefined }, choice: entry.choice };
};
