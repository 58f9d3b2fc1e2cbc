import type { CommandSpec } from '../command.ts';
import { output } from '../options.ts';

/** `schema`: the JSON Schema of scenario files, for editors. */
export const SCHEMA: CommandSpec = {
  name: 'schema',
  summary: 'print the JSON Schema of scenario files',
  about: 'Print the JSON Schema of scenario files, for editors that complete and check while you type.',
  options: [output()],
  examples: ['schema', 'schema -o scenario.schema.json'],
  load: async () => (await import('../actions/schema.ts')).schemaAction,
};
