import * as z from 'zod';
import { isRecord } from './canonical.ts';
import { DRIVER_WEIGHTS, WEIGHT_DEFAULTS } from './checks/defaults.ts';
import { fileOfWeights, scenarioFile } from './schema/file.ts';

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

const REMOVE = { const: 'remove', description: 'Removes what a base has under this name.' };

const removable = (schema: unknown): unknown =>
  isRecord(schema)
    ? {
        anyOf: [schema, REMOVE],
        ...(schema.description === undefined ? {} : { description: schema.description }),
      }
    : schema;

/** Loosens a schema for overlays: any key may be missing, entries may be removed, list entries may have `remove: true`. */
const loosen = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(loosen);
  if (!isRecord(schema)) return schema;
  const entries = Object.entries(schema).filter(([key]) => key !== 'required');
  const loose = Object.fromEntries(
    entries.map(([key, value]) => [key, key === 'properties' ? loosenProperties(value) : loosen(value)]),
  );
  const { additionalProperties } = loose;
  const open = isRecord(additionalProperties)
    ? { ...loose, additionalProperties: removable(additionalProperties) }
    : loose;
  return isRecord(open.properties)
    ? {
        ...open,
        properties: {
          ...open.properties,
          remove: { const: true, description: 'Removes this entry of a base.' },
        },
      }
    : open;
};

const loosenProperties = (properties: unknown): unknown =>
  isRecord(properties)
    ? Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, removable(loosen(value))]))
    : properties;

/** The weights that have names in every scenario or in most, each with what it says, for editors that complete them. */
const KNOWN_WEIGHTS: readonly (readonly [id: string, description: string])[] = [
  ...Object.entries(WEIGHT_DEFAULTS).map(
    ([id, value]) => [id, `Weight of a term that every scenario has. Left out: ${value}.`] as const,
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

/** The JSON Schema of files of one shape, in draft 7, which editors of YAML read. */
export const plainJsonSchema = (shape: z.ZodType, title: string): Json => {
  const described = withKnownWeights(
    describeDefaults(z.toJSONSchema(shape, { target: 'draft-7', io: 'input' })),
  );
  return { ...(isRecord(described) ? described : {}), title };
};

/** The JSON Schema of files of weights, which lie over a scenario. */
export const weightsJsonSchema = (): Json => plainJsonSchema(fileOfWeights, 'demarche weights');

/**
 * The JSON Schema of scenario files, in draft 7, which editors of YAML read. A file without `extends` must be complete.
 * A file with `extends` is an overlay: any part of it may be missing or removed.
 */
export const scenarioJsonSchema = (): Json => {
  const whole = z.toJSONSchema(scenarioFile, { target: 'draft-7', io: 'input' });
  const described = withKnownWeights(describeDefaults(whole));
  const { $schema, definitions, description, ...base } = isRecord(described) ? described : {};
  const extending = { required: ['extends'] };
  const defined = isRecord(definitions) ? definitions : {};
  return {
    $schema,
    title: 'demarche scenario',
    description,
    type: 'object',
    definitions: defined,
    allOf: [
      { if: extending, else: base },
      { if: { not: extending }, else: loosen(base) },
    ],
  };
};
