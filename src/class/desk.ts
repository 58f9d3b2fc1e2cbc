import type { Action } from '../exercise/actions.ts';
import { type PlayedDebrief, playedDebrief } from '../exercise/debrief/debrief.ts';
import { type OddsCompared, oddsCompared } from '../exercise/debrief/evidence.ts';
import { playedScenario } from '../exercise/deeds/played-scenario.ts';
import { type Exercise, lengthOf, type SeatId } from '../exercise/exercise.ts';
import { act, type Game, newGame } from '../exercise/game.ts';
import { addLine, beginJournal, type Journal, type Reopened, reopen } from '../exercise/journal.ts';
import type { TableState } from '../exercise/table.ts';
import { type WeightTried, weightsTried } from '../exercise/weights/tried.ts';
import { compile } from '../model/compile.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Session, sessionOf, startOf } from '../session/session.ts';

/** An exercise ready to be played. */
export interface LoadedExercise {
  readonly exercise: Exercise;
  readonly scenario: Scenario;
  /** SHA-256, in hex, of the exercise with its scenario. */
  readonly sha256: string;
}

/** A result that takes long to work out. The first call works it out, unless the result was learnt before. */
interface Slow<T> {
  (): T;
  readonly isKnown: () => boolean;
  /** Takes a result that was worked out elsewhere from the same game. */
  readonly learn: (value: T) => void;
}

/** An exercise at the table. Every action makes a new value. */
export interface Desk {
  readonly sha256: LoadedExercise['sha256'];
  readonly seed: string;
  readonly game: Game;
  readonly journal: Journal;
  /** Draws the nonce of a seal. */
  readonly nonce: (() => string) | undefined;
  /** Teams that this step does not wait for. The journal does not keep them. */
  readonly skipped: readonly SeatId[];
  /** The world that the class has made, computed at the first call. */
  readonly world: () => Session;
  /** The debrief of the turns that were played. It takes seconds. */
  readonly debrief: Slow<PlayedDebrief>;
  /** The odds of the predictions, before and after the corrections of the evidence. */
  readonly odds: Slow<OddsCompared>;
  /** The effect of the weight that each team would change. */
  readonly tried: Slow<readonly WeightTried[]>;
  /** Slow results are worked out elsewhere. A step does not mention a slow result until it is known. */
  readonly isPatient: boolean;
  /** The scenario itself with the same luck, without people. */
  readonly alone: Session;
  /** The start of the world that the class changes. */
  readonly base: Session;
  readonly futures: DeskOptions['futures'];
}

/** How a game is opened. */
export interface DeskOptions {
  /** Default: the seed of the exercise or of the saved game. */
  readonly seed: string | undefined;
  /** The text of a saved game to go on with. */
  readonly saved: string | undefined;
  /** The most futures in which the debrief leaves out each action; default: some hundred. */
  readonly futures?: number | undefined;
  /**
   * Draws the nonce of a seal, 32 hexadecimal digits of true chance. Without this function the nonce follows from
   * seed and journal. A person who knows both can then guess the sealed chances.
   */
  readonly nonce?: (() => string) | undefined;
  /** Whether slow results are worked out elsewhere. Default: no. */
  readonly isPatient?: boolean | undefined;
}

const once = <T>(make: () => T): Slow<T> => {
  let kept: { readonly value: T } | undefined;
  const get = (): T => {
    kept ??= { value: make() };
    return kept.value;
  };
  const learn = (value: T): void => {
    kept ??= { value };
  };
  return Object.assign(get, { isKnown: () => kept !== undefined, learn });
};

/** Results that follow from a game. Each is computed when it is asked for. */
const learntFrom = (
  game: Game,
  { base, alone, futures }: Pick<Desk, 'base' | 'alone' | 'futures'>,
): Pick<Desk, 'world' | 'debrief' | 'odds' | 'tried'> => {
  const world = once(() => game.worldOn(game.table));
  return {
    world,
    debrief: once(() => playedDebrief(game, { base, world: world(), alone }, futures)),
    odds: once(() => oddsCompared(game, alone, futures)),
    tried: once(() => weightsTried(game, alone, futures)),
  };
};

/**
 * Opens a new game, or a saved one; `damage` says that a line of it was left out. Gives, as half a sentence, why a saved text
 * is refused.
 */
export const openDesk = (
  { exercise, scenario, sha256 }: LoadedExercise,
  { seed: asked, saved, nonce, futures, isPatient = false }: DeskOptions,
): ({ readonly desk: Desk } & Pick<Reopened, 'damage'>) | string => {
  const turns = lengthOf(exercise);
  const played = playedScenario(exercise, scenario);
  const beginner = (start: Scenario): ((luck: string) => Session) => {
    const origin = { base: start, model: compile(start) };
    return (luck) => sessionOf(origin, startOf(origin, luck, turns));
  };
  const beginPlayed = beginner(played);
  const found = saved === undefined ? undefined : reopen(saved, exercise, scenario, sha256, beginPlayed);
  if (typeof found === 'string') return found;
  const seed = found?.seed ?? asked ?? exercise.seed;
  if (asked !== undefined && asked !== seed) return `this is a game with the seed “${seed}”, not “${asked}”`;
  const base = beginPlayed(seed);
  const alone = played === scenario ? base : beginner(scenario)(seed);
  const game = found?.game ?? newGame(exercise, scenario, base);
  const journal = found?.journal ?? beginJournal(exercise, sha256, seed);
  const fixed = { sha256, seed, nonce, isPatient, alone, base, futures };
  const desk = { ...fixed, game, journal, skipped: [], ...learntFrom(game, fixed) };
  return { desk, damage: found?.damage };
};

/** The desk after one more action in the journal. If the action is refused: the reason, as half a sentence. */
export const actAt = (desk: Desk, action: Action): Desk | string => {
  const game = act(desk.game, action);
  if (typeof game === 'string') return game;
  const [before, after] = [desk.game.table, game.table];
  const isSame = (...parts: readonly (keyof TableState)[]): boolean =>
    parts.every((part) => before[part] === after[part]);
  const isSameWorld = isSame('played', 'injected', 'resolved', 'corrections', 'steered');
  const isSamePlay = isSameWorld && isSame('ballots', 'judged') && desk.game.branches === game.branches;
  const fresh = learntFrom(game, desk);
  return {
    ...desk,
    game,
    journal: addLine(desk.journal, action),
    skipped: isSame('step') ? desk.skipped : [],
    world: isSameWorld ? desk.world : fresh.world,
    debrief: isSamePlay ? desk.debrief : fresh.debrief,
    odds: isSame('corrections') ? desk.odds : fresh.odds,
    tried: isSame('changes') ? desk.tried : fresh.tried,
  };
};

/** The desk after a step stops waiting for some teams. */
export const skipTeams = (desk: Desk, seats: readonly SeatId[]): Desk => ({
  ...desk,
  skipped: [...desk.skipped, ...seats],
});
