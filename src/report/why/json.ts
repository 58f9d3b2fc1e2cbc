import { tipData } from '../tip/json.ts';
import type { TipReport } from '../tip/tip-report.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';
import { type SkillFile, skillData } from '../words/skill.ts';
import type { WhyView } from './why-view.ts';

/** Data with keys in snake_case, as in all JSON. No key of a view is an id. */
const snakeCase = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(snakeCase);
  const named = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [named(key), snakeCase(inner)]));
};

/** A state's explanation as JSON text. It has every factor, peer, change and source, then what it takes. */
export const whyJson = (
  { seed: _seed, future: _future, rule, ruleText, ...why }: WhyView,
  manifest: Manifest,
  tip?: TipReport,
  skill?: SkillFile,
  asked: object = {},
): string =>
  // Only what it takes is about odds.
  answerJson(manifest, {
    ...asked,
    why: snakeCase({ ...why, ...(ruleText === '' ? {} : { rule, ruleText }) }),
    ...(tip && { tip: tipData(tip), skill: skillData(skill) }),
  });
