/** The public library of exercises: what a class plays, as plain data in and out. */
export { type Desk, type DeskOptions, type LoadedExercise, openDesk } from './class/desk.ts';
export { type CountedFutures, type PackFiles, type PackMark, packFiles, teamPage } from './class/pack.ts';
export { readTask, type TaskReading } from './class/reading.ts';
export { type ClassRequest, type Done, perform } from './class/requests.ts';
export { scriptedRequest } from './class/script.ts';
export { type TableView, tableView } from './class/table-view.ts';
export type { Field, Task } from './class/task.ts';
export { taskOf } from './class/tasks.ts';
export { type TeamView, teamView } from './class/team-view.ts';
export { type Action, absentLock } from './exercise/actions.ts';
export {
  type Debrief,
  type PlayedDebrief,
  playedDebrief,
  scoredDebrief,
  type Worlds,
} from './exercise/debrief/debrief.ts';
export { calibrationOf, type Outcomes, type SeatScore, scoreSeat } from './exercise/debrief/scores.ts';
export { type Usual, usualOf } from './exercise/debrief/usual.ts';
export type {
  Answers,
  Exercise,
  ExerciseStep,
  FormValues,
  Prediction,
  Seat,
  Vote,
} from './exercise/exercise.ts';
export { sealOf } from './exercise/forecasts.ts';
export { act, type Game, newGame, stepAt, winnerOf } from './exercise/game.ts';
export { GAME_BOUNDS, type Journal, journalText, type Reopened, reopen } from './exercise/journal.ts';
export { isExercise, type ReadExercise, readExercise } from './exercise/read.ts';
export type { SealedForecast, TableState } from './exercise/table.ts';
