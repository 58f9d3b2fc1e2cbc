import type { CommandSpec } from '../command.ts';
import { EXIT } from '../errors.ts';

/** `completion`: a script for the shell. */
export const COMPLETION: CommandSpec = {
  name: 'completion',
  summary: 'print the completion script of a shell',
  about:
    'Print a script with which a shell completes commands, options and files. Its first line says how to use it.',
  args: [['<shell>', 'the shell', ['bash', 'zsh', 'fish']]],
  examples: ['completion bash', 'completion fish'],
  load: async ({ parent }) => {
    const { completionScript } = await import('../completion.ts');
    const { print } = await import('../output.ts');
    return async (shell: 'bash' | 'zsh' | 'fish') => {
      if (parent) await print([completionScript(shell, parent)]);
      return EXIT.done;
    };
  },
};
