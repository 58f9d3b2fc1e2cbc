import { formatIssue, type Issue } from '../../src/scenario/issue.ts';
import { type ParseResult, parseScenario } from '../../src/scenario/parse.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type Files, memoryReader } from './memory-reader.ts';

/** A valid scenario without doubts that uses a bit of everything; tests break it in one place at a time. */
export const BASE = `demarche: 1
id: base
title: A base
question: What follows?
start: 2025-07-03
turn: month
turns: 36
ladder:
  - {id: none, label: None, standing: 0}
  - {id: mission, label: Mission, standing: 0.2}
  - {id: recognition, label: Recognition, standing: 1}
rates:
  up: {none: -4, mission: -5}
  down: {mission: -6, recognition: -7}
weights:
  rights: 4
  precedent: {mean: 1.5, sd: 0.2}
social: {cap: 3, half_life: 9}
drivers:
  trade:
    label: Trade
    sign: benefit
    profile: [0.5, 0.8]
    climate: [openness, {of: sanctions, base: 1.25, slope: -0.25}]
    weight: 3
  rights: {sign: cost, profile: [0.2, 1], climate: [norm], range: [0, 1]}
states:
  A: {name: Alphaland, rung: mission, since: 2024-01-30, power: 0.6, traits: {trade: 0.8, rights: 0.1}}
  B: {name: Betaland, power: 0.4, traits: {trade: 0.3}, weights: {rights: 5}}
  C: {name: Gammaland, traits: {rights: 0.9}}
ties:
  - {from: B, to: A, kind: peer, weight: 0.5}
  - {from: B, to: C, kind: peer, weight: 0.4}
  - {from: C, to: A, kind: rival, weight: 0.3}
blocs:
  U: {label: Union, cohesion: 0.5, members: [A, B]}
evidence:
  - {state: A, field: rung, value: mission, source: news}
  - {state: B, field: trade, value: 0.3, source: news}
  - {state: C, field: rights, value: 0.9, source: news}
target:
  id: T
  name: Targetland
  authority: the authorities
  leverage_driver: rights
  tracks:
    reform: {label: Reform, start: 0.1, resistance: 1, up: -4, down: -5}
norm: {start: 0.9}
variables:
  openness: 1
institutions:
  un:
    label: UN
    decides: 12-06
    when: {all: [{share: mission, at_least: 0.5}, {sum: {reform: 1}, at_least: 0.3}]}
    effects: [{variable: assets, add: 0.3}]
events:
  attack:
    text: An attack.
    chance: 0.02
    effects:
      - {variable: militancy, multiply: 1.3, months: 6}
      - {boost: {bloc: U}, direction: up, times: 2, months: 6}
  summit:
    text: A summit.
    on: 2026-01-15
    effects: [{move: A, to: recognition}]
  echo:
    text: An echo.
    when: {all: [{happened: summit}, {variable: militancy, at_least: 1.5}]}
    effects: [{weight: rights, states: [B, C], multiply: 0.5}]
rules:
  alone: {label: Alone, share: 0.5, uncertainty: 1.5, weights: {precedent: 0, rights: {mean: 3, sd: 0.5}}}
  both: {share: 0.5, rates: {up: {mission: {mean: -6, sd: 0.4}}}}
`;

/** Parses files from memory. */
export const parseFiles = (files: Files, path = 'base.yaml', sets: readonly string[] = []): ParseResult =>
  parseScenario(path, memoryReader(files), sets);

/** Parses one text. */
export const parseText = (text: string, sets: readonly string[] = []): ParseResult =>
  parseFiles({ 'base.yaml': text }, 'base.yaml', sets);

/** All issues of a result. */
export const issuesOf = (result: ParseResult): readonly Issue[] =>
  result.ok ? result.warnings : result.issues;

/** The scenario; fails the test with the issues where there is none. */
export const scenarioOf = (result: ParseResult): Scenario => {
  if (result.ok) return result.scenario;
  throw new Error(`no scenario:\n${result.issues.map(formatIssue).join('\n')}`);
};

/** Replaces one part of a text, which must be there exactly once. */
export const change = (text: string, part: string, by: string): string => {
  if (text.split(part).length !== 2) throw new Error(`not there exactly once: ${part}`);
  return text.replace(part, () => by);
};

/** The mark that shows where an issue is expected; it is taken out before the text is read. */
const MARK = '«';

/** A text without its mark, and the line and column of the mark. */
export const marked = (
  text: string,
): { readonly text: string; readonly line: number; readonly column: number } => {
  const at = text.indexOf(MARK);
  if (at < 0 || text.indexOf(MARK, at + 1) >= 0) throw new Error(`one mark, please: ${text.slice(0, 200)}`);
  const before = text.slice(0, at);
  return {
    text: before + text.slice(at + 1),
    line: before.split('\n').length,
    column: at - before.lastIndexOf('\n'),
  };
};
