import type { CommandSpec } from '../command.ts';
import { option, output } from '../options.ts';

/** `schema`: the JSON Schema of the files that people write, for editors. */
export const SCHEMA: CommandSpec = {
  name: 'schema',
  summary: 'print the JSON Schema of scenario files',
  about: 'Print the JSON Schema of a kind of file, for editors that complete and check while you type.',
  options: [
    option('--of <kind>', 'the kind of file (default: scenario)', {
      choices: ['scenario', 'exercise', 'answers', 'weights'],
    }),
    output(),
  ],
  examples: ['schema', 'schema -o scenario.schema.json', 'schema --of exercise'],
  load: async () => (await import('../actions/schema.ts')).schemaAction,
};
