import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { answersJsonSchema, exerciseJsonSchema } from '../../src/exercise/schema/json-schema.ts';
import { weightsJsonSchema } from '../../src/scenario/json-schema.ts';
import { halfOf, isRecord } from '../scenario/half-schema.ts';

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
    const { answers = {} } = isRecord(exercise) ? exercise : {};
    const isOverlay = isRecord(exercise) && 'extends' in exercise;
    expect(halfOf(exerciseJsonSchema(), isOverlay).safeParse(exercise).error).toBeUndefined();
    expect(asZod(answersJsonSchema()).safeParse(answers).error).toBeUndefined();
  });

  it.each(weights)('of weights accepts %s', (path) => {
    expect(asZod(weightsJsonSchema()).safeParse(read(path)).error).toBeUndefined();
  });

  it('of weights completes those that are known, and refuses what is none', () => {
    const text = JSON.stringify(weightsJsonSchema());
    for (const id of ['precedent', 'taboo', 'security']) expect(text).toContain(`"${id}":{`);
    expect(asZod(weightsJsonSchema()).safeParse({ weights: { rights: 'much' } }).success).toBe(false);
    const bare = { exercise: 1, id: 'x', seats: { a: 'remove' } };
    expect(halfOf(exerciseJsonSchema(), false).safeParse(bare).success).toBe(false);
    expect(halfOf(exerciseJsonSchema(), true).safeParse(bare).error).toBeUndefined();
  });
});
