import { COMPLETION } from './commands/completion.ts';
import { COMPARE, MERGE, ODDS, REPORT, TIP } from './commands/counting.ts';
import { AGAIN, CHECK, KEYS_COMMAND, NEW, SCHEMA } from './commands/files.ts';
import { EXERCISE, OPEN, PLAY, RUN, WHY } from './commands/playing.ts';
import { CASCADE, DISCOVER, EVIDENCE, LEVERS, SENSITIVITY } from './commands/points.ts';
import { QUEUE, WORKER } from './commands/queues.ts';
import { BACKTEST, FIT, FORECAST, SCORE } from './commands/waves.ts';

/** Every command, in the order of the help. */
export const COMMANDS = [
  ...[PLAY, RUN, OPEN, EXERCISE],
  ...[ODDS, MERGE, COMPARE, TIP, SENSITIVITY, DISCOVER, CASCADE, LEVERS, EVIDENCE, REPORT, WHY],
  ...[WORKER, QUEUE],
  ...[FORECAST, SCORE, BACKTEST, FIT],
  ...[AGAIN, CHECK, NEW, SCHEMA],
  ...[KEYS_COMMAND, COMPLETION],
];
