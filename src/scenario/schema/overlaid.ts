import type * as z from 'zod/mini';
import { isRecord } from '../canonical.ts';
import { describedSchema } from './described.ts';

type Json = Readonly<Record<string, unknown>>;

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

/**
 * The JSON Schema of files that may change other files. It is in draft 7, which YAML editors read. A file without
 * `extends` must be complete. A file with `extends` is an overlay: it may leave out or remove any part.
 */
export const overlaidJsonSchema = (shape: z.ZodMiniType, title: string): Json => {
  const { $schema, definitions, description, ...base } = describedSchema(shape);
  const extending = { required: ['extends'] };
  const defined = isRecord(definitions) ? definitions : {};
  return {
    $schema,
    title,
    description,
    type: 'object',
    definitions: defined,
    allOf: [
      { if: extending, else: base },
      { if: { not: extending }, else: loosen(base) },
    ],
  };
};
