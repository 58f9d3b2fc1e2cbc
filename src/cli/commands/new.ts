import type { CommandSpec } from '../command.ts';
import { option } from '../options.ts';

/** `new`: a commented scenario or exercise to start from. */
export const NEW: CommandSpec = {
  name: 'new',
  summary: 'write a commented scenario or exercise to start from',
  about:
    'Write NAME.yaml: a small commented scenario to start from, or an exercise for a scenario that can be played at once. Never overwrites.',
  args: [['<name>', 'letters, digits, - and _; begins with a letter']],
  options: [
    option('--exercise [scenario]', 'an exercise for this scenario (a file, its folder, or a name)', {
      excludes: ['fromTable'],
    }),
    option(
      '--from-table <file>',
      'a folder NAME with a scenario, from a CSV file of two columns: states and rungs',
      { excludes: ['exercise'] },
    ),
    option('--dir <folder>', 'the folder to write it to (default: here)'),
  ],
  examples: ['new my-case', 'new my-class --exercise two-states --dir scenarios'],
  load: async () => (await import('../actions/new.ts')).newAction,
};
