import type { CommandSpec } from '../command.ts';
import { SHELLS, type Shell } from '../completion.ts';
import { EXIT } from '../errors.ts';

/** `completion`: a script for the shell. */
export const COMPLETION: CommandSpec = {
  name: 'completion',
  summary: 'print the completion script of a shell',
  about:
    'Print a script with which a shell completes commands, options, files and values: scenarios, states, weights and other paths of --set, formats, screens. Its first lines say how to use it.',
  args: [['<shell>', 'the shell', SHELLS]],
  examples: ['completion bash', 'completion fish'],
  load: async () => {
    const { completionScript } = await import('../completion.ts');
    const { printData } = await import('../output.ts');
    return async (shell: Shell) => {
      await printData([completionScript(shell)]);
      return EXIT.done;
    };
  },
};

/** `complete`: answers the scripts of `completion`. */
export const COMPLETE: CommandSpec = {
  name: 'complete',
  summary: 'print how a command line can go on',
  about: 'Print how a command line can go on: its words, of which the last is not finished. For scripts.',
  args: [['[word...]', 'the words of the line after demarche, after --']],
  examples: ['complete -- run two', 'complete -- run two-states --set weights.'],
  isHidden: true,
  load: async ({ parent }) => {
    const { completionsOf } = await import('../completions.ts');
    const { printData } = await import('../output.ts');
    return async (words: readonly string[]) => {
      const found = parent ? completionsOf(parent, words) : [];
      await printData(
        found.map(([word, about = '']) => `${`${word}\t${about.replace(/\s+/g, ' ')}`.trimEnd()}\n`),
      );
      return EXIT.done;
    };
  },
};
