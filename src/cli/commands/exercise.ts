import { type Command, InvalidArgumentError } from 'commander';
import { isDate } from '../../domain/dates.ts';
import type { ExerciseFlags } from '../actions/exercise.ts';
import { type Finish, withExamples, withLooks, withRuns, withSeed, withThreads } from '../options.ts';

const EXAMPLES = [
  'exercise scenarios/exercises/who-is-next.yaml --auto --runs 200 -o pack',
  'exercise scenarios/exercises/beijing-memo.yaml --auto --runs 200 --date 2025-10-01 -o memo-pack',
] as const;

const day = (text: string): string => {
  if (!isDate(text)) throw new InvalidArgumentError('Expected a day of the calendar, such as 2025-10-01.');
  return text;
};

/** `exercise`: a class plays, and takes a debrief pack home. */
export const addExercise = (program: Command, finish: Finish): void => {
  const command = program
    .command('exercise')
    .summary('play a teaching exercise with a class, and write its debrief pack')
    .description(
      'Play a teaching exercise at one keyboard: teams decide for states, the model plays all others; then a debrief pack is written.',
    )
    .argument('<file>', 'an exercise file, or the name of one that comes with demarche')
    .option('--auto', 'play with scripted answers, without people')
    .option('--answers <file>', 'scripted answers from this file, not from the exercise')
    .option('--game <file>', 'keep the game in this file, or continue the one in it (default: ID.game.jsonl)')
    .option('--date <day>', 'the day of the class, to be printed on the pack', day)
    .option(
      '-o, --output <folder>',
      'write the debrief pack to this folder, completely or not at all (default: ID-pack)',
    );
  withLooks(command.option('--plain', 'line by line instead of the whole screen, in a terminal too'));
  withSeed(command, 'without it that of the exercise');
  withExamples(withThreads(withRuns(command)), EXAMPLES).action(
    async (file: string, flags: ExerciseFlags) => {
      const { exerciseAction } = await import('../actions/exercise.ts');
      finish(await exerciseAction(file, flags));
    },
  );
};
