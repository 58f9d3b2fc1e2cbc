import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { answersJsonSchema, exerciseJsonSchema } from '../../src/exercise/schema/json-schema.ts';
import { weightsJsonSchema } from '../../src/scenario/json-schema.ts';

const asZod = (schema: Readonly<Record<string, unknown>>) =>
  z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
const SCENARIOS = new URL('../../scenarios/', import.meta.url);
const read = (path: string): unknown => parse(readFileSync(new URL(path, SCENARIOS), 'utf8'));
const exercises = readdirSync(new URL('exercises/', SCENARIOS)).map((name) => `exercises/${name}`);
const weights = readdirSync(new URL('history/weights/', SCENARIOS))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `history/weights/${name}`);

describe('the JSON Schema', () => {
  it.each(exercises)('of exercises accepts %s, and that of answers its answers', (path) => {
    const exercise = read(path);
    expect(asZod(exerciseJsonSchema()).safeParse(exercise).error).toBeUndefined();
    const answers =
      typeof exercise === 'object' && exercise !== null && 'answers' in exercise ? exercise.answers : {};
    expect(asZod(answersJsonSchema()).safeParse(answers).error).toBeUndefined();
  });

  it.each(weights)('of weights accepts %s', (path) => {
    expect(asZod(weightsJsonSchema()).safeParse(read(path)).error).toBeUndefined();
  });

  it('of weights completes those that are known, and refuses what is none', () => {
    const text = JSON.stringify(weightsJsonSchema());
    for (const id of ['precedent', 'taboo', 'security']) expect(text).toContain(`"${id}":{`);
    expect(asZod(weightsJsonSchema()).safeParse({ weights: { rights: 'much' } }).success).toBe(false);
    expect(asZod(exerciseJsonSchema()).safeParse({ exercise: 1, id: 'x' }).success).toBe(false);
  });
});
