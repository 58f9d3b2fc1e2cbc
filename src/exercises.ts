/** The public library of exercises: what a class plays, as plain data. */
export { type Action, absentLock, LONGEST_REASON } from './exercise/actions.ts';
export { type Debrief, debriefOf } from './exercise/debrief.ts';
export type { Answers, Exercise, Prediction, Seat, Step, Vote } from './exercise/exercise.ts';
export { type Acted, act, type Game, newGame, stepAt, turnAhead, winnerOf } from './exercise/game.ts';
export {
  GAME_BOUNDS,
  type GameHead,
  headLine,
  headOf,
  type Line as JournalLine,
  lineOf,
  type ReadGame,
  readHead,
  reopen,
} from './exercise/journal.ts';
export { isExercise, type ReadExercise, readExercise } from './exercise/read.ts';
export { calibrationOf, type SeatScore, scoreSeat, sealedText } from './exercise/scores.ts';
export type { Table } from './exercise/table.ts';
export { type Usual, usualOf } from './exercise/usual.ts';
export { playedScenario, reachedTurn, worldOf } from './exercise/world.ts';
