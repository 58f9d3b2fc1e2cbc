import { answersJsonSchema, exerciseJsonSchema } from '../../exercise/schema/json-schema.ts';
import { scenarioJsonSchema, weightsJsonSchema } from '../../scenario/json-schema.ts';
import { formatOf, openDelivery } from '../delivery.ts';
import { EXIT } from '../errors.ts';

const SCHEMAS = {
  scenario: scenarioJsonSchema,
  exercise: exerciseJsonSchema,
  answers: answersJsonSchema,
  weights: weightsJsonSchema,
} as const;

interface SchemaFlags {
  readonly of?: keyof typeof SCHEMAS;
  readonly output?: string;
}

/** Prints the JSON Schema of one kind of file. Throws UserError if it cannot be written. */
export const schemaAction = async ({ of = 'scenario', output }: SchemaFlags): Promise<number> => {
  const deliver = await openDelivery({ output, format: formatOf({ output }, ['json']), read: new Set() });
  await deliver({ pieces: [`${JSON.stringify(SCHEMAS[of](), null, 2)}\n`] });
  return EXIT.done;
};
