import type { StateId } from '../domain/ids.ts';
import { findStates, statesBeginning } from '../domain/states/find-state.ts';
import { type ComparedSides, questionOf } from '../play/comparing.ts';
import { type PlayView, viewOf } from '../play/view.ts';
import { isSameQuestion, type LiveQuestion } from '../report/compare/live-question.ts';
import type { LiveCompareView } from '../report/compare/live-view.ts';
import type { LiveOddsView } from '../report/odds/live-view.ts';
import type { StateRow } from '../report/run/run-view.ts';
import { type Trail, wakeBranches } from '../session/branches.ts';
import { fold } from './fuzzy.ts';
import type { KeyPlace } from './keys/binding.ts';
import { type Binding, KEYS } from './keys/keys.ts';
import type { Size } from './layout.ts';
import { geographyOf, type Looks, PLAIN_LOOKS } from './looks.ts';
import type { Exported, Outside, SaveResult } from './outside.ts';
import { FIRST_SPEED } from './pace.ts';
import type { Weigh, Weighing } from './panels/matters.ts';
import { type StatesTable, tableRows, WHOLE_TABLE } from './table.ts';

/** A screen, with what belongs to it alone. `at` is the row that is selected, `scroll` the first line that is shown. */
export type On =
  | { readonly kind: 'run' }
  | { readonly kind: 'why'; readonly scroll: number }
  | {
      readonly kind: 'weights';
      readonly at: number;
      /** The weights of all states, or of the selected one. */
      readonly scope: 'all' | 'state';
      /** Whether a weight is changed from the start, or from the shown turn on. */
      readonly since: 'start' | 'here';
    }
  | { readonly kind: 'branches'; readonly at: number }
  /** What matters for an outcome, one input at a time. */
  | {
      readonly kind: 'matters';
      readonly asked: Weigh;
      readonly found: Weighing;
      readonly scroll: number;
    }
  | { readonly kind: 'events'; readonly at: number; readonly search: string }
  | {
      readonly kind: 'compare';
      readonly sides: ComparedSides;
      readonly question: LiveQuestion;
      /**
       * The newest answer, perhaps to an earlier question. Undefined before the first answer, and if no futures are
       * counted.
       */
      readonly answer: LiveCompareView | undefined;
      readonly at: number;
      readonly scroll: number;
    }
  | {
      readonly kind: 'save';
      /** The shown branch as a what-if, or another thing that is made from the screens as they were before. */
      readonly what: 'branch' | { readonly kind: Exported; readonly of: Ui };
      readonly path: string;
      /** Nothing was typed yet: the first letter replaces the path that was offered. */
      readonly isOffer: boolean;
      readonly stage: 'path' | 'writing' | SaveResult['kind'];
      readonly words: string;
      readonly scroll: number;
    };

/** A screen of one kind. */
export type Screen<Kind extends On['kind']> = Extract<On, { readonly kind: Kind }>;

/** What lies over the screen and takes the keys. */
type Over =
  | { readonly kind: 'none' }
  /** An earlier session that can be resumed. After it, `next` is offered. */
  | {
      readonly kind: 'offer';
      readonly play: Trail;
      readonly about: readonly string[];
      readonly next?: Layer<'offer'> | undefined;
    }
  /** A list from which one entry is chosen: by its position, or by typing some of its letters. */
  | {
      readonly kind: 'choose';
      readonly list: 'palette' | 'filter' | 'scenarios' | 'export' | 'words';
      readonly text: string;
      readonly at: number;
      /** The scenario that was chosen and would close a play with changes: it has to be confirmed. */
      readonly asked?: string;
    }
  /** The name of a state is typed. `before` is the state that was selected before the typing. */
  | { readonly kind: 'find'; readonly text: string; readonly before: StateId }
  /**
   * A name is typed for a branch. If `branch` is undefined, the branch is new. The first letter replaces an offered
   * name.
   */
  | { readonly kind: 'naming'; readonly branch?: string; readonly text: string; readonly isOffer: boolean }
  /** The help, or only the part that contains `sought`. `at` is the first line shown. */
  | { readonly kind: 'help'; readonly at: number; readonly sought: string }
  /** The whole log. If the future is over, its account comes before the log. `at` is the first line shown. */
  | { readonly kind: 'log'; readonly at: number }
  /** The tour, at one of its stops. */
  | { readonly kind: 'tour'; readonly at: number }
  /** The help while `sought` is typed. */
  | { readonly kind: 'seek'; readonly at: number; readonly sought: string };

export type Layer<Kind extends Over['kind']> = Extract<Over, { readonly kind: Kind }>;

const NOTHING: Over = { kind: 'none' };

/**
 * How the drivers and weights of these branches (`base`: the scenario) did on past waves. One line for display beside
 * odds, in several forms, the longest first. Empty if nothing is known.
 */
export type SkillForms = (play: Trail, sides: readonly string[]) => readonly string[];

/** Everything from which the screens are drawn. */
export interface Ui {
  readonly play: Trail;
  readonly view: PlayView;
  /** The play that `view` shows: an earlier one while weights are being changed. */
  readonly viewed: Trail;
  readonly on: On;
  readonly over: Over;
  /** Each screen as it was left last. */
  readonly left: { readonly [Kind in On['kind']]?: Screen<Kind> };
  readonly selected: StateId;
  /** How the table of states is filtered and sorted. */
  readonly table: StatesTable;
  /** The newest odds, perhaps to an earlier question. Undefined if no futures are counted. */
  readonly odds: LiveOddsView | undefined;
  /** The newest odds of futures from the start. An ended future is compared with these odds. */
  readonly oddsFromStart: LiveOddsView | undefined;
  readonly playing: boolean;
  readonly speed: number;
  /** What was just done, in words, until the next key. */
  readonly told: string | undefined;
  /** Whether the key for other luck was pressed and has to be pressed again, since it leaves turns that were played. */
  readonly asksLuck: boolean;
  readonly size: Size;
  readonly looks: Looks;
  /** The table of keys in force. */
  readonly keys: readonly Binding[];
  /** What is known about the scenario besides its content. */
  readonly notes: readonly string[];
  readonly skill: SkillForms;
  /** What was saved: by what a branch changes (`changeKey`), where it is and how to see it again. */
  readonly saved: ReadonlyMap<string, string>;
  /** Whether changes that are not saved as a file are kept when the play is left. */
  readonly keeps: boolean;
  readonly outside: Outside;
}

/** The state that a newcomer looks at first: the nearest to recognition that has not recognised. */
const firstSelected = (rows: readonly StateRow[]): StateId =>
  (rows.find((row) => !row.recognises) ?? rows[0])?.id ?? '';

/** What may be given to the screens at the start. */
export type UiStart = Partial<Pick<Ui, 'notes' | 'looks' | 'keys' | 'skill' | 'keeps' | 'told'>>;

/** The screens before the first key. */
export const startUi = (play: Trail, outside: Outside, size: Size, start: UiStart = {}): Ui => {
  const view = viewOf(play);
  return {
    play,
    view,
    viewed: play,
    on: { kind: 'run' },
    over: NOTHING,
    left: {},
    selected: firstSelected(view.run.rows),
    table: WHOLE_TABLE,
    odds: undefined,
    oddsFromStart: undefined,
    playing: false,
    speed: FIRST_SPEED,
    told: undefined,
    asksLuck: false,
    size,
    looks: PLAIN_LOOKS,
    keys: KEYS,
    notes: [],
    skill: () => [],
    saved: new Map(),
    keeps: false,
    outside,
    ...start,
  };
};

/** Where the keys go. */
export const placeOf = ({ on, over }: Pick<Ui, 'on' | 'over'>): KeyPlace =>
  over.kind === 'none' ? on.kind : over.kind;

/** Shows another screen, and remembers how the last one was left. */
export const show = (ui: Ui, on: On): Ui => ({ ...ui, on, left: { ...ui.left, [ui.on.kind]: ui.on } });

/** Closes what lies over the screen. */
export const uncovered = (ui: Ui): Ui => ({ ...ui, over: NOTHING });

/** When the Why screen has new content, it is shown from its first line again. */
const atTop = (on: On): On => (on.kind === 'why' ? { ...on, scroll: 0 } : on);

/** Selects a state. */
export const select = (ui: Ui, selected: StateId): Ui => ({ ...ui, selected, on: atTop(ui.on) });

/** The screens with another play. */
export const withPlay = (ui: Ui, play: Trail): Ui =>
  play === ui.play && play === ui.viewed
    ? ui
    : { ...ui, play, view: viewOf(play), viewed: play, on: atTop(ui.on) };

/** The screens with a play that was changed but not played yet. They still show the world of the earlier play. */
export const withPending = (ui: Ui, play: Trail): Ui => ({ ...ui, play });

/** The screens when everything that was changed has been played. */
export const settled = (ui: Ui): Ui => withPlay(ui, wakeBranches(ui.play));

/** Goes back to the world. The changes from the Weights screen are played now. */
export const toWorld = (ui: Ui): Ui => show(settled(ui), { kind: 'run' });

/** Whether the shown turn is the last. */
export const isAtEnd = ({ view }: Pick<Ui, 'view'>): boolean => view.run.turn >= view.run.turns;

/** The parts that the Run screen has now. */
export const runPartsOf = (ui: Pick<Ui, 'view' | 'odds' | 'looks' | 'size'>) => ({
  hasMap: geographyOf(ui) !== 'tiles',
  hasOdds: ui.odds !== undefined,
  isEnd: isAtEnd(ui),
});

/**
 * Rows that a text names, then those whose name begins with it, then those whose name or id holds it or that another name
 * of theirs begins with; case and accents aside. If there are none, those that were likely meant.
 */
export const matches = (rows: readonly StateRow[], text: string): readonly StateRow[] => {
  const wanted = fold(text);
  const { found, meant } = findStates(text, rows);
  const begun = statesBeginning(text, rows);
  const rank = (row: StateRow): number => {
    if (found.includes(row)) return 0;
    const [name, id] = [fold(row.name), fold(row.id)];
    if (name.startsWith(wanted)) return 1;
    if (name.includes(wanted) || id.includes(wanted)) return 2;
    return begun.includes(row) ? 2 : 3;
  };
  const ranked = rows.map((row) => [row, rank(row)] as const);
  const held = [0, 1, 2].flatMap((r) => ranked.flatMap(([row, own]) => (own === r ? [row] : [])));
  return held.length > 0 ? held : meant;
};

/** The rows of the table: what was found, or all that its filter lets through, in its order. */
export const tableRowsOf = ({
  view,
  over,
  table,
  odds,
}: Pick<Ui, 'view' | 'over' | 'table' | 'odds'>): readonly StateRow[] =>
  over.kind === 'find' && over.text !== ''
    ? matches(view.run.rows, over.text)
    : tableRows(view.run.rows, table, odds);

/** Whether the shown odds still answer an earlier question. */
export const isStale = ({ odds, play }: Ui): boolean =>
  odds === undefined || !isSameQuestion(odds.question, questionOf(play));
