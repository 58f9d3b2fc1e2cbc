import { describe, expect, it } from 'vitest';
import { textReader } from '../../src/scenario/text-reader.ts';
import { liveDoubts } from '../../src/study/live/doubts.ts';

const TEXT = `demarche: 1
id: sea
title: Sea
start: 2026-01-01
turns: 12
ladder: [{id: none, label: None, standing: 0}, {id: contact, label: Contact, standing: 0.2}, {id: all, label: All, standing: 1}]
rates: {up: {none: -2, contact: -3}, down: {contact: -4, all: -6}}
weights:
  trade: 1
  fear: 1
  match: 1
  implied: 0
  conditions: 1
drivers:
  trade: {label: Trade, sign: benefit, profile: [1, 1], climate: [openness]}
  fear: {label: Fear, sign: cost, profile: [1, 1]}
states:
  ETH: {name: Ethiopia, rung: none, power: 0.6, traits: {trade: 0.8, fear: 0}}
  DJI: {name: Djibouti, rung: contact, power: 0.4, traits: {trade: 0.3}}
conditions:
  - {state: DJI, track: rights, level: 0.5, strength: 1, source: x, confidence: low, reason: x}
  - {state: ETH, track: rights, level: 0, strength: 1, source: x, confidence: low, reason: x}
blocs: {HORN: {label: Horn, cohesion: 0.5, members: [ETH, DJI]}}
target:
  id: XSL
  name: Somaliland
  tracks:
    rights: {label: Rights, start: 0.1, up: -3, down: -4}
    ports: {label: Ports, start: 0.1, up: -3, down: -4}
variables: {openness: {start: 1}, idle: {start: 1}}
institutions:
  league:
    label: League
    decides: 06-01
    when: {share: all, at_least: 0.5}
    granted: Yes
    deferred: No
    effects: [{variable: openness, multiply: 1}]
events:
  pact: {label: Pact, source: x, chance: 0.01, when: {share: contact, at_least: 0.5}, effects: [{boost: all, times: 2, months: 6}, {boost: ETH, times: 1, months: 6}]}
  money: {label: Money, source: x, chance: 0.1, effects: [{variable: assets, add: 0.1}]}
  news: {label: News, source: x, on: 2026-03-01, text: A word.}
`;

const doubtsOf = (text: string, more: Readonly<Record<string, string>> = {}): readonly string[] => {
  const issues = liveDoubts('a.yaml', textReader({ 'a.yaml': text, ...more }));
  return issues.map(
    ({ file, line, message }) => `${file}:${line}: ${message.replace(/ nothing: .*/, ' nothing')}`,
  );
};

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

const at = (part: string, name: string): string => `a.yaml:${lineOf(TEXT, part)}: ${name} moves nothing`;

describe('what check --deep doubts', () => {
  it('is each thing that moves nothing, where it is written', () => {
    expect(doubtsOf(TEXT)).toEqual([
      at('fear: 1', 'weight fear'),
      at('match: 1', 'weight match'),
      at('- {state: ETH', 'condition of ETH on rights'),
      at('    ports', 'track ports'),
      at('variables:', 'variable idle'),
      at('multiply: 1}', 'effect 1 of league'),
      at('times: 1', 'effect 2 of pact'),
      at('variable: assets', 'variable assets'),
    ]);
  });

  it('is nothing once something reads it', () => {
    const text = TEXT.replace(
      'climate: [openness]',
      'climate: [openness, idle, {of: assets, base: 1, slope: 1}]',
    );
    expect(doubtsOf(text).filter((doubt) => /idle|assets/.test(doubt))).toEqual([]);
  });

  it('is a what-if that changes nothing, and of others only what they say themselves', () => {
    const base = { 'base.yaml': TEXT };
    expect(doubtsOf('extends: base.yaml\ntitle: Same\nweights: {trade: 1}\n', base)).toEqual([
      'a.yaml:1: this what-if changes nothing',
    ]);
    expect(
      doubtsOf('extends: base.yaml\ntitle: More\nweights: {trade: 2}\nvariables: {idle: {start: 2}}\n', base),
    ).toEqual(['a.yaml:4: variable idle moves nothing']);
  });

  it('is nothing where there are errors', () => {
    expect(doubtsOf(TEXT.replace('turns: 12', 'turns: none'))).toEqual([]);
  });

  it('are a weight that only a rule sets, and values that every rule replaces', () => {
    const rules = `rules:
  alone: {label: Alone, share: 1, uncertainty: 1, weights: {implied: 0.5, trade: 2}, rates: {up: {none: -3}}}
  seen: {label: Seen, share: 1, weights: {trade: 3}, rates: {up: {none: -4}}}
`;
    const text = `${TEXT}${rules}`;
    const all = doubtsOf(text);
    const where = (part: string): string => `a.yaml:${lineOf(text, part)}`;
    expect(all).toContain(`${where('alone: {label')}: weight implied moves nothing`);
    expect(all.filter((doubt) => doubt.includes('value of its own'))).toEqual([
      `${where('rates: {up')}: every rule has a value of its own for rate up none, so this moves nothing`,
      `${where('trade: 1')}: every rule has a value of its own for weight trade, so this moves nothing`,
    ]);
  });
});
