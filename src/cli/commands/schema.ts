import type { Command } from 'commander';
import { type Finish, withExamples } from '../options.ts';

const EXAMPLES = ['schema', 'schema -o scenario.schema.json'] as const;

/** `schema`: the JSON Schema of scenario files, for editors. */
export const addSchema = (program: Command, finish: Finish): void => {
  const command = program
    .command('schema')
    .summary('print the JSON Schema of scenario files')
    .description(
      'Print the JSON Schema of scenario files, for editors that complete and check while you type.',
    )
    .option('-o, --output <file>', 'write to a file, completely or not at all');
  withExamples(command, EXAMPLES).action(async (flags: { readonly output?: string }) => {
    const { schemaAction } = await import('../actions/schema.ts');
    finish(await schemaAction(flags));
  });
};
