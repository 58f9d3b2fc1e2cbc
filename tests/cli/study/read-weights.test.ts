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

const LEVELS = 'shares: {sponsor: 0.5, route: 0.5, against: 0.5}';

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

it('reads rules of a fit on other waves, with the level of the claim', () => {
  const file = (rules: string) => `weights: {gain: {mean: 2, sd: 1}}
levels: {backed: -4, other: -6, ${LEVELS}}
down: {mean: -9, sd: 1}
uncertainty: 1
rules:
${rules}`;
  expect(
    rulesUnder(
      file(`  b: {label: B, share: 0.5, weights: {precedent: 1.5, pact: 1}}
  a: {label: A, share: 0.5, levels: {backed: {mean: -3, sd: 2}, other: -7, ${LEVELS}}, down: -8, uncertainty: 1.5}
`),
    ),
  ).toEqual([
    {
      id: 'a',
      label: 'A',
      share: 0.5,
      weights: {},
      rates: { up: { none: { mean: -3, sd: 2 } }, down: { recognition: { mean: -8, sd: 0 } } },
      uncertainty: 1.5,
    },
    {
      id: 'b',
      label: 'B',
      share: 0.5,
      weights: { precedent: { mean: 1.5, sd: 0 } },
      rates: { up: {}, down: {} },
    },
  ]);
  expect(() => rulesUnder(file('  a: {label: A}\n'))).toThrow('rules.a.share');
});
