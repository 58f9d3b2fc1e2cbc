import type { CommandSpec } from '../command.ts';
import { option } from '../options.ts';

/** `new`: a commented scenario to start from. */
export const NEW: CommandSpec = {
  name: 'new',
  summary: 'write a commented scenario to start from',
  about: 'Write NAME.yaml: a small commented scenario to start from. Never overwrites.',
  args: [['<name>', 'letters, digits, - and _; begins with a letter']],
  options: [option('--dir <folder>', 'the folder to write it to (default: here)')],
  examples: ['new my-case', 'new my-case --dir scenarios'],
  load: async () => (await import('../actions/new.ts')).newAction,
};
