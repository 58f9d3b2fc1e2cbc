import { playedScenario } from '../../exercise/deeds/played-scenario.ts';
import { type Exercise, lengthOf } from '../../exercise/exercise.ts';
import { type ExercisePlays, playDoubts } from '../../exercise/plays/doubts.ts';
import { leverEffects, type Playable } from '../../exercise/plays/levers.ts';
import { winRates } from '../../exercise/plays/win-rates.ts';
import { readExercise } from '../../exercise/read.ts';
import { readLayers } from '../../exercise/schema/layers.ts';
import { compile } from '../../model/compile.ts';
import { type PlayCounts, playTables } from '../../report/plays/play-tables.ts';
import type { Issue } from '../../scenario/issue.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { sessionOf, startOf } from '../../session/session.ts';
import { fileReader } from '../files/reader.ts';

/** The futures and plays of a check. The seed is fixed, so that the same file always has the same doubts. */
const CHECKED: PlayCounts = { futures: 1000, plays: 200 };
const SEED = 'check';

/** What playing an exercise shows: doubts, and the tables behind them. */
interface PlayCheck {
  readonly issues: readonly Issue[];
  readonly plays: ExercisePlays;
  /** As lines of Markdown. */
  readonly tables: readonly string[];
}

const playableOf = (exercise: Exercise, scenario: Scenario): Playable => {
  const base = playedScenario(exercise, scenario);
  const origin = { base, model: compile(base) };
  const turns = lengthOf(exercise);
  return {
    exercise,
    scenario,
    begin: (seed, future) => sessionOf(origin, startOf(origin, seed, turns, future)),
  };
};

type Progress = (done: number, all: number) => void;

/** Plays an exercise: what each measure changes, and how often each goal is met. Undefined if it has errors. */
export const checkPlays = (
  path: string,
  progress?: Progress,
  counts: PlayCounts = CHECKED,
): PlayCheck | undefined => {
  const read = readExercise(path, fileReader);
  const tree = readLayers(path, fileReader, []);
  if (!read.ok || !tree) return undefined;
  const { exercise, scenario } = read;
  const playable = playableOf(exercise, scenario);
  const plays = {
    levers: leverEffects(playable, { seed: SEED, futures: counts.futures }, progress),
    wins: winRates(playable, { seed: SEED, plays: counts.plays }, progress),
  };
  const labelOf = (id: string): string => exercise.seats.find((seat) => seat.id === id)?.label ?? id;
  return { issues: playDoubts(tree, plays), plays, tables: playTables(plays, labelOf, counts) };
};
