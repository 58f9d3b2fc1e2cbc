import { scenarioJsonSchema } from '../../scenario/json-schema.ts';
import { openDelivery } from '../delivery.ts';
import { EXIT } from '../errors.ts';

/** Prints the JSON Schema of scenario files. Throws UserError if it cannot be written. */
export const schemaAction = async ({ output }: { readonly output?: string }): Promise<number> => {
  const deliver = await openDelivery({ output, format: 'json', read: new Set() });
  await deliver({ pieces: [`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`] });
  return EXIT.done;
};
