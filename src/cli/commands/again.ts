import type { Command } from 'commander';
import { type Finish, withExamples } from '../options.ts';

const EXAMPLES = ['again run.json', 'again odds.csv my-case.yaml'] as const;

/** `again`: an output played again, and compared with itself. */
export const addAgain = (program: Command, finish: Finish): void => {
  const command = program
    .command('again')
    .summary('play an output again, and say whether it is the same')
    .description(
      'Read any output of demarche, play what its manifest says, and say “same”, or where the two first differ. The file may be anyone’s: nothing in it is run, and nothing is written. Exit code 1 if they differ.',
    )
    .argument(
      '<file>',
      'JSON, CSV with its manifest beside it, Parquet, a tally, a report, a forecast, or the folder of a debrief pack',
    )
    .argument(
      '[source...]',
      'what it was made from, if it does not come with demarche: scenarios, what-ifs, waves, weights; in any order',
    );
  withExamples(command, EXAMPLES).action(async (file: string, sources: readonly string[]) => {
    const { againAction } = await import('../actions/again.ts');
    finish(await againAction(file, sources));
  });
};
