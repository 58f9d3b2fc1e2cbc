import { type Edit, isSameEdits } from '../domain/edit.ts';
import type { StateId } from '../domain/ids.ts';
import type { LiveOddsView, OddsQuestion } from '../report/live-odds-view.ts';
import type { StateRow } from '../report/run-view.ts';
import type { Chooser } from './chooser-state.ts';
import type { Comparison } from './comparing.ts';
import { fold } from './fuzzy.ts';
import type { Binding, Place } from './keys/binding.ts';
import { KEYS } from './keys/keys.ts';
import type { Size } from './layout.ts';
import { type Looks, PLAIN_LOOKS } from './looks.ts';
import { FIRST_SPEED } from './pace.ts';
import type { Player, PlayView } from './player.ts';
import type { Saving } from './saves.ts';
import { type Table, tableRows, WHOLE_TABLE } from './table.ts';

/** An earlier session that one may go on with. */
export interface Offer<Play> {
  readonly play: Play;
  /** What it holds, in sentences. */
  readonly about: readonly string[];
}

/** A name for a new branch, or another for one that there is. */
export interface Naming {
  /** The branch to rename; undefined for a new one. */
  readonly branch: string | undefined;
  readonly text: string;
  /** Nothing was typed yet: the first letter takes the place of the name that was offered. */
  readonly isOffer: boolean;
}

/** What is being typed after `/`, and the state that was selected before. */
export interface Find {
  readonly text: string;
  readonly before: StateId;
}

/** The screens; every one has keys of its own. */
export type Screen = 'run' | 'why' | 'weights' | 'branches' | 'events' | 'compare' | 'save';

/** Everything that the screens are drawn from. */
export interface Ui<Play> {
  readonly play: Play;
  readonly view: PlayView;
  /** The play that the view is of: an earlier one while weights are being moved. */
  readonly viewed: Play;
  readonly size: Size;
  /** What there is to tell about the scenario beside its content. */
  readonly notes: readonly string[];
  /** How the model did on past waves, in one line for wherever odds stand: the longest form first; empty: not known. */
  readonly skill: readonly string[];
  readonly screen: Screen;
  readonly selected: StateId;
  /** First line shown of the Why screen. */
  readonly scroll: number;
  /** First line shown of the help; undefined while it is closed. */
  readonly help: number | undefined;
  /** What the help is searched for, and whether it is being typed. */
  readonly seek: { readonly text: string; readonly isTyping: boolean } | undefined;
  readonly find: Find | undefined;
  /** Stands before everything else until it is taken or left. */
  readonly offer: Offer<Play> | undefined;
  /** A name that is being typed. */
  readonly naming: Naming | undefined;
  /** The row that is selected in the lists of branches and events, and what the events are searched for. */
  readonly row: number;
  readonly search: string;
  /** What was just done, in words, until the next key. */
  readonly told: string | undefined;
  /** What lies on the scenario, and what the odds are to answer. */
  readonly edits: readonly Edit[];
  readonly question: OddsQuestion;
  /** Which weight is selected, and whether it is that of all states or of the selected one. */
  readonly weight: number;
  readonly scope: 'all' | 'state';
  /** Whether a weight is changed from the start, or from the shown turn on. */
  readonly since: 'start' | 'here';
  /** The newest odds, perhaps to an earlier question; undefined where nobody counts futures. */
  readonly odds: LiveOddsView | undefined;
  /** The list that lies over the screen, to choose from. */
  readonly chooser: Chooser | undefined;
  /** How the table of states is filtered and sorted. */
  readonly table: Table;
  /** How things are shown, as the person has chosen. */
  readonly looks: Looks;
  /** The table of keys in force. */
  readonly keys: readonly Binding[];
  /** What the Compare screen compares, or compared last. */
  readonly comparison: Comparison | undefined;
  /** The branch that is being saved as a file. */
  readonly saving: Saving | undefined;
  readonly playing: boolean;
  readonly speed: number;
  /** Set once: the program ends with this exit code. */
  readonly exit: number | undefined;
  /** The scenario to open once this play is left. */
  readonly next: string | undefined;
  /** Counts the times that the person asked for the shell. */
  readonly suspended: number;
}

/** The view of a play, its rows from the top of the ladder down: recognisers, then the nearest to recognition. */
export const viewOf = <Play>(play: Play, player: Player<Play>): PlayView => {
  const view = player.view(play);
  const [recognisers, others] = [true, false].map((is) =>
    view.run.rows.filter((row) => row.recognises === is),
  );
  return { ...view, run: { ...view.run, rows: [...(recognisers ?? []), ...(others ?? [])] } };
};

/** The state that a newcomer looks at first: the nearest to recognition that has not recognised. */
const firstSelected = (rows: readonly StateRow[]): StateId =>
  (rows.find((row) => !row.recognises) ?? rows[0])?.id ?? '';

/** The screens as they are before the first key. */
export const startUi = <Play>(
  play: Play,
  player: Player<Play>,
  size: Size,
  notes: readonly string[] = [],
  looks: Looks = PLAIN_LOOKS,
): Ui<Play> => {
  const view = viewOf(play, player);
  return {
    play,
    view,
    viewed: play,
    size,
    notes,
    skill: [],
    screen: 'run',
    selected: firstSelected(view.run.rows),
    scroll: 0,
    help: undefined,
    seek: undefined,
    find: undefined,
    offer: undefined,
    naming: undefined,
    row: 0,
    search: '',
    told: undefined,
    edits: view.edits,
    question: player.question(play),
    weight: 0,
    scope: 'all',
    since: 'start',
    odds: undefined,
    chooser: undefined,
    table: WHOLE_TABLE,
    looks,
    keys: KEYS,
    comparison: undefined,
    saving: undefined,
    playing: false,
    speed: FIRST_SPEED,
    exit: undefined,
    next: undefined,
    suspended: 0,
  };
};

const restOf = <Play>({ help, seek, screen }: Ui<Play>): Place =>
  help === undefined ? screen : seek?.isTyping ? 'seek' : 'help';

/** Where the keys go. */
export const placeOf = <Play>(ui: Ui<Play>): Place =>
  ui.offer ? 'offer' : ui.chooser ? 'choose' : ui.find ? 'find' : ui.naming ? 'naming' : restOf(ui);

/** Whether the shown turn is the last. */
export const isAtEnd = <Play>({ view }: Ui<Play>): boolean => view.run.turn >= view.run.turns;

/** Rows whose name or id holds a text, case and accents aside; those that begin with it come first. */
export const matches = (rows: readonly StateRow[], text: string): readonly StateRow[] => {
  const wanted = fold(text);
  const rank = (row: StateRow): number => {
    const [name, id] = [fold(row.name), fold(row.id)];
    if (name.startsWith(wanted) || id === wanted) return 0;
    return name.includes(wanted) || id.includes(wanted) ? 1 : 2;
  };
  return [0, 1].flatMap((wantedRank) => rows.filter((row) => rank(row) === wantedRank));
};

/** The rows that the table lists: what has been found, or all that its filter lets through, in its order. */
export const listedRows = <Play>({
  view,
  find,
  table,
  odds,
}: Pick<Ui<Play>, 'view' | 'find' | 'table' | 'odds'>): readonly StateRow[] =>
  find && find.text !== '' ? matches(view.run.rows, find.text) : tableRows(view.run.rows, table, odds);

/** The question that the odds on the screens are to answer. */
export const questionOf = <Play>({ question }: Ui<Play>): OddsQuestion => question;

/** Whether two questions are the same. */
export const isSameQuestion = (a: OddsQuestion, b: OddsQuestion): boolean =>
  a.seed === b.seed && a.more?.key === b.more?.key && isSameEdits(a.edits, b.edits);

/** Whether the odds on the screens still answer an earlier question. */
export const isStale = <Play>(ui: Ui<Play>): boolean =>
  ui.odds === undefined || !isSameQuestion(ui.odds.question, questionOf(ui));

const lying = <Play>(play: Play, player: Player<Play>) => ({
  play,
  edits: player.edits(play),
  question: player.question(play),
});

/** The screens with another play, drawn anew unless it is the one that they show already. */
export const withPlay = <Play>(ui: Ui<Play>, play: Play, player: Player<Play>): Ui<Play> =>
  play === ui.play && play === ui.viewed
    ? ui
    : { ...ui, ...lying(play, player), view: viewOf(play, player), viewed: play, scroll: 0 };

/** The screens with a play that is changed but not played yet: what they show of the world stays as it was. */
export const withPending = <Play>(ui: Ui<Play>, play: Play, player: Player<Play>): Ui<Play> =>
  play === ui.play ? ui : { ...ui, ...lying(play, player) };
