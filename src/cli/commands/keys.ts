import type { Command } from 'commander';
import { type Finish, withExamples } from '../options.ts';

/** `keys`: prints the table of keys, with a person's changes. */
export const addKeys = (program: Command, finish: Finish): void => {
  const command = program
    .command('keys')
    .summary('print the keys of the terminal UI, with your changes')
    .description(
      'Print the keys of the terminal UI, checking your own: a file of lines such as “step: [n, right]” in\n$XDG_CONFIG_HOME/demarche/keys.yaml, or in ~/.config/demarche/keys.yaml.',
    );
  withExamples(command, ['keys']).action(async () => {
    const { keysAction } = await import('../actions/keys.ts');
    finish(await keysAction());
  });
};
