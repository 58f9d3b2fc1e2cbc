import { SCREEN_RUNS } from '../../domain/limits.ts';
import { findState } from '../../library/find-state.ts';
import { meantBy } from '../../library/nearest.ts';
import { timeAsked } from '../../library/when.ts';
import { compile } from '../../model/compile.ts';
import { withEdits } from '../../play/branching.ts';
import { countNow } from '../../play/count-now.ts';
import type { Played } from '../../play/pairing.ts';
import { saidText } from '../../report/said/said.ts';
import { spokenLines } from '../../report/said/spoken.ts';
import { skillLines, skillUnder } from '../../report/words/skill.ts';
import { begin, jumpTo, shownRecipe, wakeBranches } from '../../session/branches.ts';
import type { Binding, Command } from '../../tui/keys/keys.ts';
import type { Size } from '../../tui/layout.ts';
import { PLAIN_LOOKS } from '../../tui/looks.ts';
import type { ScenarioCard, ShellCommand } from '../../tui/outside.ts';
import { isQuestion, type WeighQuestion } from '../../tui/panels/matters.ts';
import { isAtEnd, startUi, type Ui, uncovered } from '../../tui/state.ts';
import type { ThemeName } from '../../tui/theme-names.ts';
import { openCompare } from '../../tui/update/compare.ts';
import { openMatters, withWeighing } from '../../tui/update/matters.ts';
import { obey } from '../../tui/update/obey.ts';
import { openSave } from '../../tui/update/save.ts';
import { update } from '../../tui/update/update.ts';
import { askedBy } from '../../tui/update/wish.ts';
import { needOf, screenInWords, screenSpoken } from '../../tui/words/all.ts';
import { WORDS_NAMES, type WordsName, wordsNamed } from '../../tui/words/names.ts';
import { drawSeed, seedNote } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { askedEdits, type Loaded, noteDoubts, type StudyFlags } from '../load.ts';
import { note } from '../output.ts';
import { keepingOf } from '../screens/keeper.ts';
import { loadKeys } from '../screens/key-file.ts';
import { besideOf, rulesOf } from '../screens/launch.ts';
import { openEdited } from '../screens/open-edited.ts';
import { outsideOf } from '../screens/outside.ts';
import { ownSkillFile } from '../study/skill.ts';
import { weighNow } from '../study/weigh.ts';

/** The size of a picture if no size is asked for. */
const PICTURE_SIZE: Size = { columns: 120, rows: 40 };

export interface ScreenFlags extends Omit<StudyFlags, 'threads'> {
  /** The size of a picture, in columns and rows. */
  readonly size?: Size;
  readonly theme?: ThemeName | 'auto';
  readonly screen?: string;
  readonly state?: string;
  readonly at?: string;
  /** Whether to continue the session that was kept. */
  readonly kept?: boolean;
  /** Whether to write for listening, with one sentence on each line. */
  readonly say?: boolean;
  /** Whether to show all rows. */
  readonly all?: boolean;
  /** False with `--no-odds`. */
  readonly odds?: boolean;
}

/** The screen that a person means. Throws UserError with the nearest name. */
export const screenNamed = (typed: string): WordsName => {
  const found = wordsNamed(typed);
  if (found) return found;
  const close = meantBy(typed, WORDS_NAMES);
  const hint = close === undefined ? '' : ` Did you mean “${close}”?`;
  throw new UserError(`there is no screen “${typed}”.${hint} Screens: ${WORDS_NAMES.join(', ')}.`);
};

/** Screens of edits. They do not show changes in the scenario itself. */
const OF_EDITS: readonly WordsName[] = ['weights', 'compare', 'branches', 'save'];

const noteSets = (name: WordsName, sets: readonly string[]): void => {
  if (sets.length === 0 || !OF_EDITS.includes(name)) return;
  note(
    `Changed in the scenario itself, and so no edit on this screen: ${sets.map((set) => `--set ${set}`).join(' ')}`,
  );
};

/** Screens that would show more with a kept session. */
const OF_BRANCHES: readonly WordsName[] = ['branches', 'compare', 'save'];

/** A screen to print or to draw. */
interface ScreenAsked {
  readonly name: WordsName;
  readonly loaded: Loaded;
  /** The path or the name of the scenario, as it was typed. */
  readonly given: string | undefined;
  readonly flags: ScreenFlags;
  readonly cards: () => readonly ScenarioCard[];
  /** Every command, for the help. */
  readonly commands: readonly ShellCommand[];
  readonly keys?: readonly Binding[];
}

interface Opened {
  readonly ui: Ui;
  readonly played: Played;
  readonly runs: number;
}

/** The play that a screen shows, with the edits or as it was kept. It is at the turn that was asked for. */
const openPlay = ({ name, loaded: whole, given, flags, cards, commands }: ScreenAsked): Opened => {
  const set = askedEdits(flags);
  const { at, kept = false, runs = SCREEN_RUNS } = flags;
  const { loaded, edits, sets } = kept
    ? { loaded: whole, edits: [], sets: set }
    : openEdited(whole, given, set);
  noteSets(name, sets);
  const model = compile(loaded.scenario);
  const fresh = begin(loaded.scenario, model, flags.seed ?? drawSeed(), flags.turns);
  const { note: about, offer } = keepingOf(loaded, fresh, { played: true });
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
  const looks = {
    ...PLAIN_LOOKS,
    theme: flags.theme === undefined || flags.theme === 'auto' ? 'dark' : flags.theme,
  } as const;
  const size = flags.size ?? PICTURE_SIZE;
  const outside = outsideOf({ path: loaded.path, sets }, cards, undefined, commands);
  const ui = startUi(shown, outside, size, { notes, looks, skill, told: offer ? undefined : about });
  return {
    ui: { ...ui, over: offer ?? ui.over },
    played: { scenario: loaded.scenario, model, turns },
    runs,
  };
};

/** The state of the UI with an answer, as if the answer had been counted while a person watched. */
const answered = (ui: Ui, { played, runs }: Opened): Ui => update(ui, countNow(played, askedBy(ui), runs)).ui;

/** If the future is over, adds odds from the start. The account of the future compares it with these odds. */
const comparedWithStart = (ui: Ui, { played, runs }: Opened): Ui => {
  const asked = askedBy(ui);
  if (!isAtEnd(ui) || asked.kind !== 'odds') return ui;
  const answer = countNow(played, { kind: 'odds', question: { ...asked.question, past: undefined } }, runs);
  return answer.kind === 'odds' ? { ...ui, oddsFromStart: answer.odds } : ui;
};

/** The screen of a question with its answer, for the named state or else for all states. */
const weighedUi = (before: Ui, question: WeighQuestion, { scenario }: Played): Ui => {
  const { ui } = openMatters(before, question);
  return ui.on.kind === 'matters' ? withWeighing(ui, ui.on.asked, weighNow(scenario, ui.on.asked)) : ui;
};

/** The state of the UI from which a screen is drawn. */
const readyUi = (name: WordsName, opened: Opened, noOdds: boolean): Ui => {
  const { ui } = opened;
  if (name === 'save') return openSave(ui);
  if (isQuestion(name)) return weighedUi(ui, name, opened.played);
  const shown = name === 'compare' ? openCompare(ui) : ui;
  if (needOf(name) === 'nothing' || noOdds) return shown;
  const counted = answered(shown, opened);
  return name === 'run' ? comparedWithStart(counted, opened) : counted;
};

/** The state of the UI from which a screen is printed or drawn. Throws UserError for bad input. */
const screenUi = (asked: ScreenAsked): Ui => {
  const { name, loaded, flags, keys = loadKeys() } = asked;
  const opened = openPlay(asked);
  const { state } = flags;
  const selected = state === undefined ? opened.ui.selected : findState(state, loaded.scenario).id;
  const { on } = opened.ui;
  const ofState = { kind: 'weights', at: 0, scope: 'state', since: 'start' } as const;
  const ofWhy = { kind: 'why', scroll: 0 } as const;
  const named = isQuestion(name) ? ofWhy : name === 'weights' ? ofState : on;
  const ui = { ...opened.ui, keys, selected, on: state === undefined ? on : named };
  return readyUi(name, { ...opened, ui }, flags.odds === false);
};

/** The content of a screen of a scenario, in words. Throws UserError for bad input. */
export const screenLines = (asked: ScreenAsked): readonly string[] => {
  const { name, flags } = asked;
  const ui = screenUi(asked);
  const { say, all = false } = flags;
  const lines = say ? screenSpoken(name, ui, all) : screenInWords(name, ui);
  if (needOf(name) === 'nothing' || flags.odds === false) return lines;
  const { play, on: shown } = ui;
  const sides = shown.kind === 'compare' ? shown.sides : [play.now.shown];
  const skill = skillLines(skillUnder(ownSkillFile(), rulesOf(play, sides)));
  return [...lines, ...(say ? spokenLines(saidText(skill.join(' ')), all) : skill)];
};

/** How each screen is reached from the world. Screens that are not named here are shown already. */
const WAYS: Partial<Record<WordsName, Command>> = {
  why: 'why',
  weights: 'weights',
  branches: 'branches',
  events: 'events',
  scenarios: 'scenarios',
  help: 'help',
};

/** The screen as a picture in SVG. Throws UserError if there is no such screen now. */
export const screenPicture = async (asked: ScreenAsked): Promise<string> => {
  const ui = screenUi(asked);
  const { name } = asked;
  const bare = name === 'offer' ? ui : uncovered(ui);
  const way = WAYS[name];
  const isThere = name === 'offer' ? ui.over.kind === 'offer' : name !== 'save' || ui.on.kind === 'save';
  if (!isThere) throw new UserError(`there is no such screen now: ${ui.told ?? 'nothing is kept.'}`);
  const { pictureOf } = await import('../exports/picture.ts');
  return pictureOf(way !== undefined && bare.on.kind === 'run' ? obey(bare, way).ui : bare);
};

/** Writes to stderr the doubts and the seed, which a screen does not show. Returns the flags with a seed. */
export const noteSeed = (name: WordsName, loaded: Loaded, flags: ScreenFlags): ScreenFlags => {
  noteDoubts(loaded);
  const isOfFuture = needOf(name) !== 'nothing' || name === 'branches';
  if (flags.seed !== undefined || flags.kept) return flags;
  const seed = drawSeed();
  if (isOfFuture) note(seedNote(seed));
  return { ...flags, seed };
};
