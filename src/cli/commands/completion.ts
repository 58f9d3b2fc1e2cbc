import { Argument, type Command } from 'commander';
import { EXIT } from '../errors.ts';
import { type Finish, withExamples } from '../options.ts';

const EXAMPLES = ['completion bash', 'completion fish'] as const;

/** `completion`: a script for the shell. */
export const addCompletion = (program: Command, finish: Finish): void => {
  const command = program
    .command('completion')
    .summary('print the completion script of a shell')
    .description(
      'Print a script with which a shell completes commands, options and files. Its first line says how to use it.',
    )
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']));
  withExamples(command, EXAMPLES).action(async (shell: 'bash' | 'zsh' | 'fish') => {
    const [{ completionScript }, { print }] = await Promise.all([
      import('../completion.ts'),
      import('../output.ts'),
    ]);
    await print([completionScript(shell, program)]);
    finish(EXIT.done);
  });
};
