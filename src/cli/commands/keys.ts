import type { CommandSpec } from '../command.ts';

/** `keys`: prints the table of keys, with a person's changes. */
export const KEYS_COMMAND: CommandSpec = {
  name: 'keys',
  summary: 'print the keys of the terminal UI, with your changes',
  about:
    'Print the keys of the terminal UI, checking your own: a file of lines such as “step: [n, right]” in\n$XDG_CONFIG_HOME/demarche/keys.yaml, or in ~/.config/demarche/keys.yaml.',
  examples: ['keys'],
  load: async () => (await import('../actions/keys.ts')).keysAction,
};
