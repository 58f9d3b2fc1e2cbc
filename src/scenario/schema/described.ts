import * as z from 'zod/mini';
import { OPTIONAL_WEIGHTS } from '../../domain/terms.ts';
import { isRecord } from '../canonical.ts';
import { DRIVER_WEIGHTS, WEIGHT_DEFAULTS } from '../checks/defaults.ts';

type Json = Readonly<Record<string, unknown>>;

/** Moves defaults in words (`otherwise`) into the description, where editors show them. */
const describeDefaults = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(describeDefaults);
  if (!isRecord(schema)) return schema;
  const all: Json = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, describeDefaults(value)]),
  );
  const { otherwise, ...rest } = all;
  // A property may have this name too.
  return typeof otherwise === 'string'
    ? { ...rest, description: `${String(rest.description)} Left out: ${otherwise}.` }
    : all;
};

/**
 * The weights that have names in every scenario or in most of them, each with a description for editors that complete
 * them.
 */
const KNOWN_WEIGHTS: readonly (readonly [id: string, description: string])[] = [
  ...Object.entries(WEIGHT_DEFAULTS).map(
    ([id, value]) =>
      [
        id,
        `Weight of a term that ${OPTIONAL_WEIGHTS.includes(id) ? 'some scenarios have' : 'every scenario has'}. Left out: ${value}.`,
      ] as const,
  ),
  ...Object.entries(DRIVER_WEIGHTS).map(
    ([id, value]) =>
      [id, `Weight of the driver of this name, where there is one. Left out: ${value}.`] as const,
  ),
];

const withKnownWeights = (schema: unknown): unknown => {
  if (!isRecord(schema) || !isRecord(schema.properties) || !isRecord(schema.properties.weights))
    return schema;
  const { weights } = schema.properties;
  const any = isRecord(weights.additionalProperties) ? weights.additionalProperties : {};
  const known = Object.fromEntries(KNOWN_WEIGHTS.map(([id, description]) => [id, { ...any, description }]));
  return {
    ...schema,
    properties: { ...schema.properties, weights: { ...weights, properties: known } },
  };
};

/** What editors of YAML read of a shape: draft 7, with defaults in words and the known weights. */
export const describedSchema = (shape: z.ZodMiniType): Json => {
  const schema = withKnownWeights(
    describeDefaults(z.toJSONSchema(shape, { target: 'draft-7', io: 'input' })),
  );
  return isRecord(schema) ? schema : {};
};

/** The JSON Schema of files of one shape, in draft 7, which editors of YAML read. */
export const plainJsonSchema = (shape: z.ZodMiniType, title: string): Json => ({
  ...describedSchema(shape),
  title,
});
