import type { CommandSpec } from '../command.ts';

/** `again`: an output played again, and compared with itself. */
export const AGAIN: CommandSpec = {
  name: 'again',
  summary: 'play an output again, and say whether it is the same',
  about:
    'Read any output of demarche, play what its manifest says, and say “same”, or where the two first differ. The file may be anyone’s: nothing in it is run, and nothing is written. Exit code 1 if they differ.',
  args: [
    [
      '<file>',
      'JSON, CSV with its manifest beside it, Parquet, a tally, a report, a forecast, or the folder of a debrief pack',
    ],
    [
      '[source...]',
      'what it was made from, if it does not come with demarche: scenarios, what-ifs, waves, weights; in any order',
    ],
  ],
  examples: ['again run.json', 'again odds.csv my-case.yaml'],
  load: async () => (await import('../actions/again.ts')).againAction,
};
