import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalScenario } from '../../src/scenario/canonical.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { BASE, change, parseText, scenarioOf } from './base.ts';

const canonical = (text: string) => canonicalScenario(scenarioOf(parseText(text)));

describe('the canonical scenario', () => {
  it('is JSON of the same scenario, its keys in code-unit order', () => {
    fc.assert(
      fc.property(scenarioArbitrary(), (scenario) => {
        const text = canonicalScenario(scenario);
        // A rate of a track without a spread is one number.
        const bare = JSON.stringify(scenario, (key, value) =>
          (key === 'up' || key === 'down') && value.sd === 0 ? value.mean : value,
        );
        expect(JSON.parse(text)).toEqual(JSON.parse(bare));
        expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(scenario).sort());
      }),
      { numRuns: 50 },
    );
  });

  it('does not change with comments, defaults written out, notation or blanks', () => {
    const same = [
      change(BASE, 'turn: month', 'turn: month   # the length of a turn'),
      change(BASE, 'turn: month\n', ''),
      change(BASE, 'kind: peer, weight: 0.5', 'weight: 0.5'),
      change(BASE, 'rung: mission, since', 'rung: 1, since'),
      change(BASE, 'title: A base', 'title: >\n  A\n  base\n'),
      change(BASE, 'chance: 0.02', 'chance: 2.0e-2'),
      change(BASE, 'up: {none: -4,', 'up: {none: {mean: -4, sd: 0},'),
      change(BASE, 'states: [B, C], multiply', 'states: [C, B], multiply'),
      change(BASE, 'on: 2026-01-15', 'on: [2026-01-15]'),
      change(BASE, 'C: {name: Gammaland,', '"C": {name: "Gammaland", power: 0, member: true,'),
      BASE.replaceAll('\n', '\r\n'),
    ];
    for (const text of same) expect(canonical(text)).toBe(canonical(BASE));
  });

  it('changes with anything that matters', () => {
    const others = [
      change(BASE, 'weight: 0.5', 'weight: 0.51'),
      change(BASE, 'A base', 'Another base'),
      change(BASE, 'direction: up, times: 2, months: 6', 'direction: up, times: 2, months: 7'),
      change(BASE, 'source: news}\n  - {state: B', 'source: books}\n  - {state: B'),
    ];
    const all = others.map(canonical);
    expect(new Set([canonical(BASE), ...all]).size).toBe(others.length + 1);
  });
});
