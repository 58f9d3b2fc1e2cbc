import { scenarioJsonSchema } from '../../scenario/json-schema.ts';
import { EXIT } from '../errors.ts';
import { deliver } from '../output.ts';

/** Prints the JSON Schema of scenario files. */
export const schemaAction = async (flags: { readonly output?: string }): Promise<number> => {
  await deliver([`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`], flags.output);
  return EXIT.done;
};
