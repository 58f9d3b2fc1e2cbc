import { SCREEN_RUNS } from '../../domain/limits.ts';
import { findState } from '../../library/find-state.ts';
import { meantBy } from '../../library/nearest.ts';
import { timeAsked } from '../../library/when.ts';
import { compile } from '../../model/compile.ts';
import { withEdits } from '../../play/branching.ts';
import { countNow } from '../../play/count-now.ts';
import type { Played } from '../../play/pairing.ts';
import { skillLines, skillUnder } from '../../report/words/skill.ts';
import { begin, jumpTo, shownRecipe, wakeBranches } from '../../session/branches.ts';
import type { Binding } from '../../tui/keys/binding.ts';
import { SMALLEST } from '../../tui/layout.ts';
import type { ScenarioCard } from '../../tui/outside.ts';
import { startUi, type Ui } from '../../tui/state.ts';
import { openCompare } from '../../tui/update/compare.ts';
import { openSave } from '../../tui/update/save.ts';
import { update } from '../../tui/update/update.ts';
import { askedBy } from '../../tui/update/wish.ts';
import { needOf, screenInWords } from '../../tui/words/all.ts';
import { WORDS_NAMES, type WordsName, wordsNamed } from '../../tui/words/names.ts';
import { drawSeed, seedNote } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { type Loaded, noteDoubts } from '../load.ts';
import { note } from '../output.ts';
import { keepingOf } from '../screens/keeper.ts';
import { keyFilePath, loadKeys } from '../screens/key-file.ts';
import { besideOf, rulesOf } from '../screens/launch.ts';
import { openEdited } from '../screens/open-edited.ts';
import { outsideOf } from '../screens/outside.ts';
import { ownSkillFile } from '../study/skill.ts';

export interface ScreenFlags {
  readonly screen?: string;
  readonly state?: string;
  readonly at?: string;
  readonly runs?: number;
  /** Go on with the session that was kept. */
  readonly kept?: boolean;
  /** False with `--no-odds`. */
  readonly odds?: boolean;
  readonly seed?: string;
  readonly turns?: number;
  readonly set?: readonly string[];
}

/** The screen that a person means. Throws UserError with the nearest name. */
export const screenNamed = (typed: string): WordsName => {
  const found = wordsNamed(typed);
  if (found) return found;
  const close = meantBy(typed, WORDS_NAMES);
  const hint = close === undefined ? '' : ` Did you mean “${close}”?`;
  throw new UserError(`there is no screen “${typed}”.${hint} Screens: ${WORDS_NAMES.join(', ')}.`);
};

/** Screens of edits: what is changed in the scenario itself is none of theirs. */
const OF_EDITS: readonly WordsName[] = ['weights', 'compare', 'branches', 'save'];

const noteSets = (name: WordsName, sets: readonly string[]): void => {
  if (sets.length === 0 || !OF_EDITS.includes(name)) return;
  note(
    `Changed in the scenario itself, and so no edit on this screen: ${sets.map((set) => `--set ${set}`).join(' ')}`,
  );
};

/** Screens on which a session that was kept would say more. */
const OF_BRANCHES: readonly WordsName[] = ['branches', 'compare', 'save'];

interface Opened {
  readonly ui: Ui;
  readonly played: Played;
  readonly runs: number;
}

/** The play that a screen shows: with the edits, or as it was kept; at the turn that was asked for. */
const openPlay = (
  name: WordsName,
  whole: Loaded,
  given: string | undefined,
  flags: ScreenFlags,
  cards: () => readonly ScenarioCard[],
): Opened => {
  const { set = [], at, kept = false, runs = SCREEN_RUNS } = flags;
  const { loaded, edits, sets } = kept
    ? { loaded: whole, edits: [], sets: set }
    : openEdited(whole, given, set);
  noteSets(name, sets);
  const model = compile(loaded.scenario);
  const fresh = begin(loaded.scenario, model, flags.seed ?? drawSeed(), flags.turns);
  const { note: about, offer } = keepingOf(loaded, fresh);
  if (kept && !offer) throw new UserError(about ?? 'no session of this scenario is kept.');
  if (offer && !kept && OF_BRANCHES.includes(name) && edits.length === 0)
    note('A session of this scenario is kept: --kept shows it.');
  const edited = edits.length === 0 ? fresh : withEdits(fresh, edits);
  const play = wakeBranches(kept && offer ? offer.play : edited);
  const { turns } = shownRecipe(play);
  const time =
    at === undefined || at === '0' ? undefined : timeAsked(at, loaded.scenario, turns, 'at', 'shown is');
  if (time?.note) note(time.note);
  const shown = at === undefined ? play : jumpTo(play, time?.turn ?? 0);
  const { notes, skill } = besideOf(loaded);
  const ui = startUi(shown, outsideOf({ path: loaded.path, sets }, cards), SMALLEST, notes);
  const told = offer ? undefined : about;
  return {
    ui: { ...ui, over: offer ?? ui.over, told, skill },
    played: { scenario: loaded.scenario, model, turns },
    runs,
  };
};

/** The state of the UI with an answer, as if it had been counted while a person looked on. */
const answered = (ui: Ui, { played, runs }: Opened): Ui => update(ui, countNow(played, askedBy(ui), runs)).ui;

/** The state of the UI from which a screen is drawn. */
const readyUi = (name: WordsName, opened: Opened, noOdds: boolean): Ui => {
  const { ui } = opened;
  if (name === 'save') return openSave(ui);
  const shown = name === 'compare' ? openCompare(ui) : ui;
  return needOf(name) === 'nothing' || noOdds ? shown : answered(shown, opened);
};

/** What a screen would show of a scenario, in words. Throws UserError for bad input. */
export const screenLines = (
  name: WordsName,
  loaded: Loaded,
  given: string | undefined,
  flags: ScreenFlags,
  cards: () => readonly ScenarioCard[],
  keys: readonly Binding[] = loadKeys(keyFilePath(process.env)),
): readonly string[] => {
  const opened = openPlay(name, loaded, given, flags, cards);
  const { state } = flags;
  const selected = state === undefined ? opened.ui.selected : findState(state, loaded.scenario).id;
  const { on } = opened.ui;
  const ofState = { kind: 'weights', at: 0, scope: 'state', since: 'start' } as const;
  const ui = { ...opened.ui, keys, selected, on: name === 'weights' && state !== undefined ? ofState : on };
  const noOdds = flags.odds === false;
  const lines = screenInWords(name, readyUi(name, { ...opened, ui }, noOdds));
  const isCounted = needOf(name) !== 'nothing' && !noOdds;
  if (!isCounted) return lines;
  const { play, on: shown } = ui;
  const sides = shown.kind === 'compare' ? shown.sides : [play.now.shown];
  return [...lines, ...skillLines(skillUnder(ownSkillFile(), rulesOf(play, sides)))];
};

/** Says on stderr what a screen leaves open, doubts and luck; gives the flags with a seed. */
export const noteSeed = (name: WordsName, loaded: Loaded, flags: ScreenFlags): ScreenFlags => {
  noteDoubts(loaded);
  const isOfFuture = needOf(name) !== 'nothing' || name === 'branches';
  if (flags.seed !== undefined || flags.kept) return flags;
  const seed = drawSeed();
  if (isOfFuture) note(seedNote(seed));
  return { ...flags, seed };
};
