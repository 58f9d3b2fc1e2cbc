import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadWave } from '../../../src/cli/study/load-wave.ts';

const SCENARIO = `demarche: 1
id: small
start: 2008-02-16
ladder: [{id: none, standing: 0}, {id: recognition, standing: 1}]
rates: {up: {none: -4}, down: {recognition: -7}}
drivers: {gain: {sign: benefit, profile: [1]}}
claim: {kind: state, sponsor: true, route: consent, un: silent, region: silent, control: full}
states: {FRA: {name: France, traits: {gain: 1}}, ALB: {name: Albania}}
evidence: [{state: FRA, field: gain}, {state: ALB, field: gain}]
`;

const root = mkdtempSync(join(tmpdir(), 'demarche-weights-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  mkdirSync(join(root, 'small'), { recursive: true });
  writeFileSync(join(root, name), text);
  return join(root, name);
};

const rulesUnder = (weights: string) => {
  write('small/observed.csv', 'state,date,act,source,confidence\nFRA,2008-02-18,recognises,a list,high\n');
  return loadWave(write('small/scenario.yaml', SCENARIO), write('weights.yaml', weights)).wave.scenario.rules;
};

it('reads rules in a layer over a wave, and leaves out weights of drivers that the wave lacks', () => {
  expect(
    rulesUnder(
      'weights: {gain: 2, pact: 1}\nrules: {a: {share: 1, weights: {gain: 3, pact: 1}, uncertainty: 1.5}}\n',
    ),
  ).toEqual([
    {
      id: 'a',
      label: 'a',
      share: 1,
      weights: { gain: { mean: 3, sd: 0 } },
      rates: { up: {}, down: {} },
      uncertainty: 1.5,
    },
  ]);
  expect(() => rulesUnder('weights: {gain: 2}\nrules: {a: {share: 0}}\n')).toThrow('above 0');
});

it('reads rules of a fit on other waves, two of each: many follow the claim, or few', () => {
  const file = (rest: string) => `rules:
  b: {label: B, share: 0.5, weights: {precedent: 1.5, pact: 1}, levels: {many: -4, few: -8}, down: -9, ${rest}}
`;
  const rules = rulesUnder(file('uncertainty: 1')) ?? [];
  expect(rules.map(({ id, share, weights }) => ({ id, share, weights }))).toEqual([
    {
      id: 'b-few',
      share: 0.5 * (7 / 8),
      weights: expect.objectContaining({ precedent: { mean: 1.5, sd: 0 } }),
    },
    { id: 'b-many', share: 0.5 / 8, weights: expect.not.objectContaining({ pact: { mean: 1, sd: 0 } }) },
  ]);
  expect(rules[1]?.rates).toEqual({
    up: { none: { mean: -4, sd: 0 } },
    down: { recognition: { mean: -9, sd: 0 } },
  });
  expect(() => rulesUnder(file('uncertainty: x'))).toThrow('rules.b.uncertainty');
});
