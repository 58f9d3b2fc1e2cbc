import type { ExerciseStep } from '../../exercise/exercise.ts';
import { isTurnAhead, stepAt } from '../../exercise/game.ts';
import { type Desk, type LoadedExercise, openDesk } from '../desk.ts';
import { type CountedFutures, type PackFiles, type PackMark, packFiles } from '../pack.ts';

/** A part of a desk that takes seconds to work out. */
type SlowPart = 'debrief' | 'odds' | 'tried';

const SAID: Partial<Record<ExerciseStep['do'], SlowPart>> = {
  debrief: 'debrief',
  odds: 'odds',
  questions: 'tried',
};

/** The slow part that a kind of step needs for its text and that is not known yet. */
const unknownIn = (desk: Desk, kind: ExerciseStep['do'] | undefined): SlowPart | undefined => {
  const part = kind && SAID[kind];
  const { played, changes } = desk.game.table;
  if (part === undefined || desk[part].isKnown()) return undefined;
  if (part === 'tried' && Object.keys(changes).length === 0) return undefined;
  return part === 'debrief' && played.length === 0 ? undefined : part;
};

/** The slow part of the present step that is still to be worked out elsewhere. Undefined if there is none. */
export const waitsFor = (desk: Desk): SlowPart | undefined =>
  desk.isPatient ? unknownIn(desk, stepAt(desk.game)?.do) : undefined;

/** What this step says, and the next one once no turn is ahead, as far as it is not known yet. */
export const slowAhead = (desk: Desk): readonly SlowPart[] => {
  const { game } = desk;
  const next = isTurnAhead(game) ? undefined : game.exercise.steps[game.table.step + 1]?.do;
  const parts = [stepAt(game)?.do, next].flatMap((kind) => unknownIn(desk, kind) ?? []);
  return [...new Set(parts)];
};

/** A game as another thread gets it: plain data. */
export interface SlowTask {
  readonly loaded: LoadedExercise;
  /** The text of its journal. */
  readonly saved: string;
  readonly futures: number | undefined;
  readonly parts: readonly SlowPart[];
}

/** What was worked out, by part. */
export interface WorkedOut {
  readonly debrief?: ReturnType<Desk['debrief']>;
  readonly odds?: ReturnType<Desk['odds']>;
  readonly tried?: ReturnType<Desk['tried']>;
}

const openSaved = ({ loaded, saved, futures }: Omit<SlowTask, 'parts'>): Desk => {
  const opened = openDesk(loaded, { seed: undefined, saved, futures });
  if (typeof opened === 'string') throw new Error(opened);
  return opened.desk;
};

/** Works out slow parts of a game from its journal. Throws Error for a text that is no game of the exercise. */
export const workOut = (task: SlowTask): WorkedOut => {
  const desk = openSaved(task);
  return Object.fromEntries(task.parts.map((part) => [part, desk[part]()]));
};

/** A pack that another thread writes, with the parts that are worked out already. */
export interface PackTask extends Omit<SlowTask, 'parts'> {
  readonly known: WorkedOut;
  readonly counted: CountedFutures;
  readonly mark: PackMark;
}

/** What a desk knows of its slow parts. */
export const knownOf = ({ debrief, odds, tried }: Desk): WorkedOut => ({
  ...(debrief.isKnown() ? { debrief: debrief() } : {}),
  ...(odds.isKnown() ? { odds: odds() } : {}),
  ...(tried.isKnown() ? { tried: tried() } : {}),
});

/** The files of a pack, from the journal of its game. Throws Error for a text that is no game of the exercise. */
export const packOut = (task: PackTask): PackFiles => {
  const desk = openSaved(task);
  learnSlow(desk, task.known);
  return packFiles(desk, task.counted, task.mark);
};

/** Gives a desk the parts that were worked out elsewhere from the same game. */
export const learnSlow = (desk: Desk, { debrief, odds, tried }: WorkedOut): void => {
  if (debrief) desk.debrief.learn(debrief);
  if (odds) desk.odds.learn(odds);
  if (tried) desk.tried.learn(tried);
};
