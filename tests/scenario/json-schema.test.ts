import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';
import { BASE } from './base.ts';
import { EXAMPLES } from './format-examples.ts';
import { halfOf, isRecord } from './half-schema.ts';

const schema = scenarioJsonSchema();

const [whole, overlay] = [halfOf(schema, false), halfOf(schema, true)];

const read = (path: string): unknown =>
  parse(readFileSync(new URL(`../../scenarios/${path}`, import.meta.url), 'utf8'));

describe('the JSON Schema', () => {
  it.each(['two-states.yaml', 'russia-precedent/scenario.yaml'])('accepts %s', (path) => {
    expect(whole.safeParse(read(path)).error).toBeUndefined();
  });

  it('accepts the examples of the documentation', () => {
    expect(whole.safeParse(parse(EXAMPLES.small)).error).toBeUndefined();
    expect(whole.safeParse(parse(EXAMPLES.events)).error).toBeUndefined();
    expect(overlay.safeParse(parse(EXAMPLES.overlay)).error).toBeUndefined();
  });

  it('accepts an overlay that removes, and refuses the same in a base', () => {
    const text = 'extends: x\nevents: {a: remove}\nstates: {A: {since: remove}}\n';
    expect(overlay.safeParse(parse(text)).error).toBeUndefined();
    expect(whole.safeParse(parse(BASE.replace('chance: 0.02', 'chance: remove'))).success).toBe(false);
  });

  it.each([
    ['an unknown key', BASE.replace('turns: 36', 'trun: 36')],
    ['a missing key', BASE.replace('id: base\n', '')],
    ['a number out of range', BASE.replace('power: 0.6', 'power: 6')],
    ['an unknown key of an effect', BASE.replace('multiply: 1.3', 'mutliply: 1.3')],
  ])('refuses %s', (_, text) => {
    expect(whole.safeParse(parse(BASE)).error).toBeUndefined();
    expect(whole.safeParse(parse(text)).success).toBe(false);
  });

  it('says in plain words what every key means', () => {
    const bare: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (Array.isArray(value)) for (const [i, item] of value.entries()) walk(item, `${path}/${i}`);
      if (!isRecord(value)) return;
      for (const [key, inner] of Object.entries(isRecord(value.properties) ? value.properties : {})) {
        const described =
          isRecord(inner) && (typeof inner.description === 'string' || typeof inner.$ref === 'string');
        if (!described) bare.push(`${path}/${key}`);
      }
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${key}`);
    };
    walk(schema, '');
    expect(bare).toEqual([]);
    expect(JSON.stringify(schema)).not.toContain('otherwise');
  });
});
