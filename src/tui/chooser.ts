import type { Chooser } from './chooser-state.ts';
import { fuzzySearch } from './fuzzy.ts';
import type { Binding, Command, Place } from './keys/binding.ts';
import { bindingsAt } from './keys/keys.ts';
import type { Player, ScenarioCard } from './player.ts';
import type { Screen, Ui } from './state.ts';
import type { Filter } from './table.ts';

/** What happens when an entry is chosen. */
export type Choice =
  | { readonly kind: 'command'; readonly command: Command; readonly screen: Screen | undefined }
  | { readonly kind: 'state'; readonly id: string }
  | { readonly kind: 'turn'; readonly turn: number }
  | { readonly kind: 'filter'; readonly filter: Filter | undefined }
  | { readonly kind: 'scenario'; readonly card: ScenarioCard };

export interface Entry {
  readonly label: string;
  /** What stands at the right: keys, a count, a date. */
  readonly detail: string;
  /** A second line of text. */
  readonly more?: string;
  /** What is searched beside the label. */
  readonly also?: string;
  readonly choice: Choice;
}

/** The screens whose commands the palette offers from everywhere. */
const SCREENS: readonly Screen[] = ['run', 'why', 'weights'];

const SCREEN_NAMES: Readonly<Partial<Record<Place, string>>> = {
  run: 'World',
  why: 'Why',
  weights: 'Weights',
};

/** These move within a list: choosing them from another list does nothing that a key does not do better. */
const MOVES: readonly Command[] = ['up', 'down', 'page-up', 'page-down', 'palette', 'erase', 'accept'];

const commandEntries = (here: Screen, keys: readonly Binding[]): readonly Entry[] => {
  const told = new Set<Command>(MOVES);
  const entries: Entry[] = [];
  for (const screen of [here, ...SCREENS.filter((other) => other !== here)])
    for (const { command, help, shown, places } of bindingsAt(screen, keys)) {
      if (told.has(command)) continue;
      told.add(command);
      const isHere = places.includes(here);
      entries.push({
        label: isHere ? help : `${SCREEN_NAMES[screen] ?? screen}: ${help}`,
        detail: shown,
        also: command,
        choice: { kind: 'command', command, screen: isHere ? undefined : screen },
      });
    }
  return entries;
};

const paletteEntries = <Play>(
  { view, screen, play, keys }: Ui<Play>,
  player: Player<Play>,
): readonly Entry[] => [
  ...commandEntries(screen, keys),
  ...view.run.rows.map(
    (row): Entry => ({
      label: `Go to ${row.name}`,
      detail: `${row.rung} ${row.rungLabel}`,
      also: row.id,
      choice: { kind: 'state', id: row.id },
    }),
  ),
  ...Array.from({ length: view.run.turns + 1 }, (_, turn): Entry => {
    const { text, iso } = player.dateOf(play, turn);
    return {
      label: `Jump to ${text}`,
      detail: `turn ${turn}`,
      also: `${iso} turn ${turn}`,
      choice: { kind: 'turn', turn },
    };
  }),
];

const countText = (count: number): string => `${count} ${count === 1 ? 'state' : 'states'}`;

const filterEntries = <Play>({ view, play }: Ui<Play>, player: Player<Play>): readonly Entry[] => {
  const { rows, ladder } = view.run;
  const entry = (filter: Filter, count: number): Entry => ({
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
    ...player.groups(play).map(({ label, states }) => {
      const ours = states.filter((id) => known.has(id));
      return entry({ label, states: ours }, ours.length);
    }),
  ];
};

const scenarioEntries = <Play>(player: Player<Play>): readonly Entry[] =>
  player.scenarios().map((card) => ({
    label: card.title,
    detail: card.name,
    more: card.question,
    also: `${card.name} ${card.question}`,
    choice: { kind: 'scenario', card },
  }));

/** Everything that a chooser offers, before anything is typed. */
export const entriesOf = <Play>(
  kind: Chooser['kind'],
  ui: Ui<Play>,
  player: Player<Play>,
): readonly Entry[] => {
  switch (kind) {
    case 'palette':
      return paletteEntries(ui, player);
    case 'filter':
      return filterEntries(ui, player);
    case 'scenarios':
      return scenarioEntries(player);
  }
};

/** The entries that answer what was typed, the best first. */
export const foundEntries = <Play>(
  { kind, text }: Chooser,
  ui: Ui<Play>,
  player: Player<Play>,
): readonly Entry[] =>
  fuzzySearch(entriesOf(kind, ui, player), text, ({ label, also = '' }) => `${label} ${also}`);
