import { SCREEN_RUNS } from '../../domain/limits.ts';
import { findState } from '../../library/find-state.ts';
import { meantBy } from '../../library/nearest.ts';
import { parseWhen } from '../../library/when.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import { countNow } from '../../play/count-now.ts';
import type { Asked, Played } from '../../play/pairing.ts';
import { begin, look, settle, shownPlay, type Trail } from '../../session/branches.ts';
import { jump, open } from '../../session/session.ts';
import { compare } from '../../tui/compare.ts';
import type { Binding } from '../../tui/keys/binding.ts';
import { SMALLEST } from '../../tui/layout.ts';
import type { Player, ScenarioCard } from '../../tui/player.ts';
import { save } from '../../tui/saving.ts';
import { startUi, type Ui } from '../../tui/state.ts';
import { needOf, twinLines } from '../../tui/twins/all.ts';
import { TWIN_NAMES, type TwinName, twinNamed } from '../../tui/twins/names.ts';
import { update } from '../../tui/update.ts';
import { drawSeed, seedNote } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { type Loaded, noteDoubts } from '../load.ts';
import { note } from '../output.ts';
import { keepingOf } from '../screens/keeping.ts';
import { keyFilePath, loadKeys } from '../screens/key-file.ts';
import { besideOf } from '../screens/launch.ts';
import { openEdited } from '../screens/open-edited.ts';
import { trailPlayer } from '../screens/player.ts';
import { ownSkillLines } from '../study/skill.ts';

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
export const screenNamed = (typed: string): TwinName => {
  const found = twinNamed(typed);
  if (found) return found;
  const close = meantBy(typed, TWIN_NAMES);
  const hint = close === undefined ? '' : ` Did you mean “${close}”?`;
  throw new UserError(`there is no screen “${typed}”.${hint} Screens: ${TWIN_NAMES.join(', ')}.`);
};

/** Screens of edits: what is changed in the scenario itself is none of theirs. */
const OF_EDITS: readonly TwinName[] = ['weights', 'compare', 'branches', 'save'];

const noteSets = (name: TwinName, sets: readonly string[]): void => {
  if (sets.length === 0 || !OF_EDITS.includes(name)) return;
  note(
    `Changed in the scenario itself, and so no edit on this screen: ${sets.map((set) => `--set ${set}`).join(' ')}`,
  );
};

/** Screens on which a session that was kept would say more. */
const OF_BRANCHES: readonly TwinName[] = ['branches', 'compare', 'save'];

interface Opened {
  readonly ui: Ui<Trail>;
  readonly player: Player<Trail>;
  readonly played: Played;
  readonly runs: number;
}

const firstPlay = (loaded: Loaded, model: Model, { seed = drawSeed(), turns }: ScreenFlags): Trail => {
  const { scenario } = loaded;
  return begin(open({ scenario, model, seed, ...(turns === undefined ? {} : { turns }) }));
};

/** The play that a screen shows: with the edits, or as it was kept; at the turn that was asked for. */
const openPlay = (
  name: TwinName,
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
  const fresh = firstPlay(loaded, model, flags);
  const { note: about, offer } = keepingOf(loaded, fresh);
  if (kept && !offer) throw new UserError(about ?? 'no session of this scenario is kept.');
  if (offer && !kept && OF_BRANCHES.includes(name) && edits.length === 0)
    note('A session of this scenario was left unsaved: --kept shows it.');
  const player = trailPlayer(drawSeed, { path: loaded.path, sets }, cards);
  const edited = edits.length === 0 ? fresh : player.edit(fresh, edits);
  const play = settle(kept && offer ? offer.play : edited);
  const { turns } = shownPlay(play);
  const turn = at === undefined || at === '0' ? undefined : parseWhen(at, loaded.scenario, turns, '--at');
  const shown = at === undefined ? play : look(play, (session) => jump(session, turn ?? 0));
  const { notes, skill } = besideOf(loaded);
  const ui = startUi(shown, player, SMALLEST, notes);
  const told = offer ? undefined : about;
  return {
    ui: { ...ui, offer, told, skill },
    player,
    played: { scenario: loaded.scenario, model, turns },
    runs,
  };
};

/** The state of the UI with an answer, as if it had been counted while a person looked on. */
const answered = (ui: Ui<Trail>, asked: Asked, { player, played, runs }: Opened): Ui<Trail> =>
  update(ui, countNow(played, asked, runs), player);

/** The state of the UI from which a screen is drawn. */
const readyUi = (name: TwinName, opened: Opened, noOdds: boolean): Ui<Trail> => {
  const { ui, player } = opened;
  if (name === 'compare') {
    const on = compare(ui, 'compare', player);
    const { comparison } = on;
    if (!comparison || noOdds) return on;
    return answered(on, { kind: 'comparison', question: comparison.question }, opened);
  }
  if (name === 'save') return save(ui, 'save', player) ?? ui;
  return needOf(name) === 'odds' && !noOdds
    ? answered(ui, { kind: 'odds', question: ui.question }, opened)
    : ui;
};

/** What a screen would show of a scenario, in words. Throws UserError for bad input. */
export const screenLines = (
  name: TwinName,
  loaded: Loaded,
  given: string | undefined,
  flags: ScreenFlags,
  cards: () => readonly ScenarioCard[],
  keys: readonly Binding[] = loadKeys(keyFilePath(process.env)),
): readonly string[] => {
  const opened = openPlay(name, loaded, given, flags, cards);
  const { state } = flags;
  const selected = state === undefined ? opened.ui.selected : findState(state, loaded.scenario).id;
  const scope = state === undefined ? 'all' : 'state';
  const start = { ...opened, ui: { ...opened.ui, keys, selected, scope } as const };
  const noOdds = flags.odds === false;
  const lines = twinLines(name, readyUi(name, start, noOdds), opened.player);
  const isCounted = needOf(name) !== 'nothing' && !noOdds;
  return [...lines, ...(isCounted ? ownSkillLines() : [])];
};

/** Says on stderr what a screen leaves open, doubts and luck; gives the flags with a seed. */
export const noteSeed = (name: TwinName, loaded: Loaded, flags: ScreenFlags): ScreenFlags => {
  noteDoubts(loaded);
  const isOfFuture = needOf(name) !== 'nothing' || name === 'branches';
  if (flags.seed !== undefined || flags.kept) return flags;
  const seed = drawSeed();
  if (isOfFuture) note(seedNote(seed));
  return { ...flags, seed };
};
