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
