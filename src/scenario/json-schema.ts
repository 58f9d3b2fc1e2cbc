import * as z from 'zod';
import { isRecord } from './records.ts';
import { scenarioFile } from './schema/file.ts';

type Json = Readonly<Record<string, unknown>>;

/** Defaults that are no values (`otherwise`) go into the description, where editors show them. */
const tellDefaults = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(tellDefaults);
  if (!isRecord(schema)) return schema;
  const { otherwise, ...rest } = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, tellDefaults(value)]),
  );
  return typeof otherwise === 'string'
    ? { ...rest, description: `${String(rest.description)} Left out: ${otherwise}.` }
    : rest;
};

const REMOVE = { const: 'remove', description: 'Removes what a base has under this name.' };

const removable = (schema: unknown): unknown =>
  isRecord(schema)
    ? {
        anyOf: [schema, REMOVE],
        ...(schema.description === undefined ? {} : { description: schema.description }),
      }
    : schema;

/** In an overlay every key may be missing, entries may be removed, and list entries may say `remove: true`. */
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

/**
 * JSON Schema (draft 7, which editors' YAML modes read) of scenario files: a base file in full, or, where `extends` is
 * written, an overlay in which any part may be missing or removed.
 */
export const scenarioJsonSchema = (): Json => {
  const whole = z.toJSONSchema(scenarioFile, { target: 'draft-7', io: 'input' });
  const told = tellDefaults(whole);
  const { $schema, definitions, description, ...base } = isRecord(told) ? told : {};
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
