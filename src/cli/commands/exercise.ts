import { InvalidArgumentError } from 'commander';
import { isDate } from '../../domain/dates.ts';
import type { CommandSpec } from '../command.ts';
import { LOOKS_FLAGS, option, PLAY_FLAGS, runs, seedFlag } from '../options.ts';

const day = (text: string): string => {
  if (!isDate(text)) throw new InvalidArgumentError('Expected a day of the calendar, such as 2025-10-01.');
  return text;
};

const port = (text: string): number => {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > 65_535)
    throw new InvalidArgumentError('Expected a number from 1 to 65535, such as 8765.');
  return number;
};

/** `exercise`: a class plays, and takes a debrief pack home. */
export const EXERCISE: CommandSpec = {
  name: 'exercise',
  summary: 'play a teaching exercise with a class, and write its debrief pack',
  about:
    'Play a teaching exercise at one keyboard: teams decide for states, the model plays all others; then a debrief pack is written.',
  args: [['[file]', 'an exercise file, or the name of one that comes with demarche']],
  options: [
    option('--auto', 'play with scripted answers, without people'),
    option('--answers <file>', 'scripted answers from this file, not from the exercise'),
    option('--game <file>', 'keep the game in this file, or continue the one in it (default: ID.game.jsonl)'),
    option('--date <day>', 'the day of the class, to be printed on the pack', { parse: day }),
    option(
      '-o, --output <folder>',
      'write the debrief pack to this folder, completely or not at all (default: ID-pack); with --gather the answer to this file',
    ),
    option('--plain', 'line by line instead of the whole screen, in a terminal too'),
    option('--serve', 'the class plays on its own phones and laptops: join with an address and a code'),
    option(
      '--gather <files...>',
      'score the predictions of several classes together: the file class.json of each pack',
    ),
    option('--json', 'with --gather: machine-readable'),
    option('--csv', 'with --gather: a table, one row for each class and question', { excludes: ['json'] }),
    option('--lan', 'with --serve: other devices of this network may connect, not this computer alone'),
    option('--port <number>', 'with --serve: the port (default: 8765)', { parse: port }),
    ...LOOKS_FLAGS,
    seedFlag('without it that of the exercise'),
    runs(),
    ...PLAY_FLAGS,
  ],
  examples: [
    'exercise scenarios/exercises/who-is-next.yaml --auto --runs 200 -o pack',
    'exercise who-is-next --serve --lan',
    'exercise --gather a/class.json b/class.json -o classes.html',
    'exercise scenarios/exercises/beijing-memo.yaml --auto --runs 200 --date 2025-10-01 -o memo-pack',
  ],
  load: async () => (await import('../actions/exercise.ts')).exerciseAction,
};
