import { compareIds } from '../domain/ids.ts';
import { isRecord } from './records.ts';
import type { Scenario } from './scenario.ts';

const sortKeys = (_: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareIds(a, b))) : value;

/**
 * The scenario as canonical JSON: keys in code-unit order, no blanks, absent values left out. Two scenarios that
 * mean the same give the same text, however their files are written.
 */
export const canonicalScenario = (scenario: Scenario): string => JSON.stringify(scenario, sortKeys);

/** The parts of a scenario that come from tables and lists of their own. */
const DATA_PARTS = ['states', 'ties', 'blocs', 'evidence', 'events', 'drivers'] as const;

/** The hash of the canonical form of each part of a scenario's data, by the name of the part. */
export const dataHashes = (
  scenario: Scenario,
  sha256: (text: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(DATA_PARTS.map((part) => [part, sha256(JSON.stringify(scenario[part], sortKeys))]));
