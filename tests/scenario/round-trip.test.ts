import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { canonicalScenario } from '../../src/scenario/canonical.ts';
import { writeScenario } from '../../src/scenario/write-scenario.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { parseText, scenarioOf } from './base.ts';
import { toYaml } from './write-scenario.ts';

describe('a scenario written as a file', () => {
  it('is read back as the same scenario', () => {
    fc.assert(
      fc.property(scenarioArbitrary(), (scenario) => {
        expect(scenarioOf(parseText(toYaml(scenario)))).toEqual(scenario);
      }),
      { numRuns: 80 },
    );
  });

  it('means the same whatever the order of its keys and rows', () => {
    const shuffled = (value: unknown, random: () => number): unknown => {
      if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner, random)] as const);
      const keyed = entries.map((entry) => ({ entry, at: random() })).sort((a, b) => a.at - b.at);
      return Object.fromEntries(keyed.map(({ entry }) => entry));
    };
    fc.assert(
      fc.property(
        scenarioArbitrary(),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (scenario, numbers) => {
          const random = () => numbers.next().value ?? 0;
          const file = shuffled(writeScenario(scenario), random) as Record<string, unknown>;
          const ties = [...scenario.ties].reverse();
          const text = stringify({ ...file, ties }, { aliasDuplicateObjects: false });
          const read = scenarioOf(parseText(text));
          expect(canonicalScenario(read)).toBe(canonicalScenario(scenario));
          expect(JSON.stringify(read)).toBe(JSON.stringify(scenarioOf(parseText(toYaml(scenario)))));
        },
      ),
      { numRuns: 50 },
    );
  });
});
