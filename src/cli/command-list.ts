import { AGAIN } from './commands/again.ts';
import { BACKTEST } from './commands/backtest.ts';
import { CASCADE } from './commands/cascade.ts';
import { CHECK } from './commands/check.ts';
import { COMPARE } from './commands/compare.ts';
import { COMPLETION } from './commands/completion.ts';
import { DISCOVER } from './commands/discover.ts';
import { EVIDENCE } from './commands/evidence.ts';
import { EXERCISE } from './commands/exercise.ts';
import { FIT } from './commands/fit.ts';
import { FORECAST } from './commands/forecast.ts';
import { KEYS_COMMAND } from './commands/keys.ts';
import { LEVERS } from './commands/levers.ts';
import { MERGE } from './commands/merge.ts';
import { NEW } from './commands/new.ts';
import { ODDS } from './commands/odds.ts';
import { OPEN } from './commands/open.ts';
import { PLAY } from './commands/play.ts';
import { QUEUE } from './commands/queue.ts';
import { REPORT } from './commands/report.ts';
import { RUN } from './commands/run.ts';
import { SCHEMA } from './commands/schema.ts';
import { SCORE } from './commands/score.ts';
import { SENSITIVITY } from './commands/sensitivity.ts';
import { TIP } from './commands/tip.ts';
import { WHY } from './commands/why.ts';
import { WORKER } from './commands/worker.ts';

/** Every command, in the order of the help. */
export const COMMANDS = [
  ...[PLAY, RUN, OPEN, EXERCISE],
  ...[ODDS, MERGE, COMPARE, TIP, SENSITIVITY, DISCOVER, CASCADE, LEVERS, EVIDENCE, REPORT, WHY],
  ...[WORKER, QUEUE],
  ...[FORECAST, SCORE, BACKTEST, FIT],
  ...[AGAIN, CHECK, NEW, SCHEMA],
  ...[KEYS_COMMAND, COMPLETION],
];
