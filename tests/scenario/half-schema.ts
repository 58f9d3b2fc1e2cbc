import * as z from 'zod';

type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The half of a schema for files with or without `extends`, as a schema of its own. */
export const halfOf = (schema: Json, extending: boolean) => {
  const [base, overlay] = Array.isArray(schema.allOf) ? schema.allOf : [];
  const part: unknown = extending ? overlay : base;
  const inner = isRecord(part) && isRecord(part.else) ? part.else : {};
  return z.fromJSONSchema({
    ...inner,
    $schema: schema.$schema,
    definitions: schema.definitions,
  } as Parameters<typeof z.fromJSONSchema>[0]);
};
