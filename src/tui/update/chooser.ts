import { turnEndedBy } from '../../domain/dates.ts';
import { findStates, statesBeginning } from '../../domain/states/find-state.ts';
import { groupsOf, turnDay } from '../../play/view.ts';
import type { StateRow } from '../../report/run/run-view.ts';
import { fuzzySearch } from '../fuzzy.ts';
import { type Binding, bindingsAt, type Command } from '../keys/keys.ts';
import { synonymsOf } from '../keys/synonyms.ts';
import { insideBody } from '../layout.ts';
import type { Exported } from '../outside.ts';
import { EXPORT_NAMES } from '../panels/save.ts';
import { type Layer, type On, tableRowsOf, type Ui, uncovered } from '../state.ts';
import type { Filter, StatesTable } from '../table.ts';
import { meaningsOn } from '../words/meanings.ts';
import { moveOf, rowIn } from './lists.ts';

export type Chooser = Layer<'choose'>;

/** The screens whose commands the palette offers from everywhere. */
type OfferedScreen = 'run' | 'why' | 'weights';

/**
 * The result of choosing an entry. A command belongs to a screen. Without a screen, it belongs to the screen that is
 * shown.
 */
export type EntryChoice =
  | { readonly kind: 'command'; readonly command: Command; readonly screen: OfferedScreen | undefined }
  | { readonly kind: 'state'; readonly id: string }
  | { readonly kind: 'turn'; readonly turn: number }
  | { readonly kind: 'filter'; readonly filter: Filter | undefined }
  | { readonly kind: 'scenario'; readonly path: string }
  | { readonly kind: 'export'; readonly what: Exported }
  /** The entry is only for reading. */
  | { readonly kind: 'word' };

export interface ChooserEntry {
  readonly label: string;
  /** Shown at the right: keys, a count, a date. */
  readonly detail: string;
  /** A second line of text. */
  readonly more?: string;
  /** The heading above the entry, if the entry before has another heading. */
  readonly group?: string;
  /** Text that is searched besides the label. */
  readonly also?: string;
  readonly choice: EntryChoice;
}

const SCREENS = { run: 'World', why: 'Why', weights: 'Weights' } as const;

const OFFERED: readonly OfferedScreen[] = ['run', 'why', 'weights'];

/** Commands that move within a list. From another list, they do nothing that a key does not do better. */
const MOVES: readonly Command[] = ['up', 'down', 'page-up', 'page-down', 'palette', 'erase', 'accept'];

const commandEntries = (here: On['kind'], keys: readonly Binding[]): readonly ChooserEntry[] => {
  const listed = new Set<Command>(MOVES);
  const entriesAt = (screen: OfferedScreen | undefined): readonly ChooserEntry[] =>
    bindingsAt(screen ?? here, keys).flatMap(({ command, help, shown }) => {
      if (listed.has(command)) return [];
      listed.add(command);
      const label = screen === undefined ? help : `${SCREENS[screen]}: ${help}`;
      return [
        {
          label,
          detail: shown,
          also: `${command} ${synonymsOf(command)}`,
          choice: { kind: 'command', command, screen },
        },
      ];
    });
  return [undefined, ...OFFERED.filter((screen) => screen !== here)].flatMap(entriesAt);
};

const paletteEntries = ({ view, on, play, keys }: Ui): readonly ChooserEntry[] => [
  ...commandEntries(on.kind, keys),
  ...view.run.rows.map(
    (row): ChooserEntry => ({
      label: `Go to ${row.name}`,
      detail: `${row.rung} ${row.rungLabel}`,
      also: row.id,
      choice: { kind: 'state', id: row.id },
    }),
  ),
  ...Array.from({ length: view.run.turns + 1 }, (_, turn): ChooserEntry => {
    const { text, iso } = turnDay(play, turn);
    return {
      label: `Jump to ${text}`,
      detail: `turn ${turn}`,
      also: `${iso} turn ${turn}`,
      choice: { kind: 'turn', turn },
    };
  }),
];

const countText = (count: number): string => `${count} ${count === 1 ? 'state' : 'states'}`;

const filterEntries = ({ view, play }: Ui): readonly ChooserEntry[] => {
  const { rows, ladder } = view.run;
  const entry = (filter: Filter, count: number): ChooserEntry => ({
    label: filter.label,
    detail: countText(count),
    choice: { kind: 'filter', filter },
  });
  const decided = Object.keys(view.decided);
  const known = new Set(rows.map((row) => row.id));
  return [
    { label: 'all states', detail: countText(rows.length), choice: { kind: 'filter', filter: undefined } },
    ...ladder.map((label, rung) =>
      entry({ label: `rung ${rung} ${label}`, rung }, rows.filter((row) => row.rung === rung).length),
    ),
    entry({ label: 'moved this turn', moved: true }, rows.filter((row) => row.moved).length),
    ...(decided.length > 0 ? [entry({ label: 'decided by you', states: decided }, decided.length)] : []),
    ...groupsOf(play).map(({ label, states }) => {
      const ours = states.filter((id) => known.has(id));
      return entry({ label, states: ours }, ours.length);
    }),
  ];
};

const scenarioEntries = ({ outside }: Ui): readonly ChooserEntry[] =>
  outside.scenarios().map(({ path, name, title, question, group }) => ({
    label: title,
    detail: name,
    more: question,
    ...(group === undefined ? {} : { group }),
    also: `${name} ${question}`,
    choice: { kind: 'scenario', path },
  }));

const exportEntries = (): readonly ChooserEntry[] =>
  (['picture', 'odds', 'report'] as const).map((what) => ({
    label: EXPORT_NAMES[what],
    detail: { picture: '.svg', odds: '.csv', report: '.html' }[what],
    choice: { kind: 'export', what },
  }));

const wordEntries = (ui: Ui): readonly ChooserEntry[] =>
  meaningsOn(ui).map(({ word, value, meaning }) => ({
    label: word,
    detail: value,
    more: meaning,
    choice: { kind: 'word' },
  }));

/** Everything that each chooser offers, before anything is typed. */
export const ENTRIES: Readonly<Record<Chooser['list'], (ui: Ui) => readonly ChooserEntry[]>> = {
  palette: paletteEntries,
  filter: filterEntries,
  scenarios: scenarioEntries,
  export: exportEntries,
  words: wordEntries,
};

/**
 * The entries that match the typed text, the best first. A state that the text names comes before all other
 * entries. Other states with a matching name come last.
 */
export const foundEntries = ({ list, text }: Chooser, ui: Ui): readonly ChooserEntry[] => {
  const all = ENTRIES[list](ui);
  const fuzzy = fuzzySearch(all, text, ({ label, also = '' }) => `${label} ${also}`);
  const name = text.trim().replace(/^go to /i, '');
  if (list !== 'palette' || name === '') return fuzzy;
  const { rows } = ui.view.run;
  const { found, meant } = findStates(name, rows);
  const entriesFor = (states: readonly StateRow[]): readonly ChooserEntry[] =>
    states.flatMap(({ id }) => all.find(({ choice }) => choice.kind === 'state' && choice.id === id) ?? []);
  const { start, turn: unit } = ui.play.origin.base;
  const ended = turnEndedBy(start, unit, name.replace(/^jump to /i, ''));
  const jump = all.filter(({ choice }) => choice.kind === 'turn' && choice.turn === ended);
  const others = fuzzy.length > 0 ? statesBeginning(name, rows) : [...statesBeginning(name, rows), ...meant];
  return [...new Set([...entriesFor(found), ...jump, ...fuzzy, ...entriesFor(others)])];
};

/** Opens a chooser. */
export const openChooser = (ui: Ui, list: Chooser['list']): Ui => ({
  ...ui,
  playing: false,
  over: { kind: 'choose', list, text: '', at: 0 },
});

/** The screens after a key, and what was chosen with it. */
interface Chosen {
  readonly ui: Ui;
  readonly choice?: EntryChoice;
}

/** What a command does in a chooser. */
export const choose = (ui: Ui, over: Chooser, command: Command): Chosen => {
  const { list, text, at } = over;
  const found = foundEntries(over, ui);
  const to = moveOf(command);
  if (to) {
    const by = to.isPage ? to.by * Math.max(1, insideBody(ui.size).rows - 2) : to.by;
    return { ui: { ...ui, over: { kind: 'choose', list, text, at: rowIn(found.length, at + by) } } };
  }
  if (command === 'leave')
    return {
      ui: over.asked === undefined ? uncovered(ui) : { ...ui, over: { kind: 'choose', list, text, at } },
    };
  const choice = command === 'accept' ? found[at]?.choice : undefined;
  if (!choice) return { ui };
  // A play with changes is left only once that was confirmed.
  if (choice.kind === 'scenario' && over.asked === undefined && ui.play.done.length > 0)
    return { ui: { ...ui, over: { ...over, asked: choice.path } } };
  return { ui: uncovered(ui), choice };
};

/** The table shown in another way. The selected state stays, unless the table no longer lists it. */
export const withTable = (ui: Ui, table: StatesTable, told?: string): Ui => {
  const shown = { ...ui, table, told };
  const rows = tableRowsOf(shown);
  const stays = rows.length === 0 || rows.some((row) => row.id === ui.selected);
  return stays ? shown : { ...shown, selected: rows[0]?.id ?? ui.selected };
};
