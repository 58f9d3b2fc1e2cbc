import { readFileSync } from 'node:fs';
import { type SkillFile, skillLine } from '../../report/skill.ts';
import { skillPath } from '../find-scenario.ts';

const isSkill = (value: unknown): value is SkillFile =>
  typeof value === 'object' && value !== null && 'waves' in value && Array.isArray(value.waves);

/** How the model did on waves that it had not seen, in one sentence; undefined where that was never written down. */
export const ownSkill = (): string | undefined => {
  const path = skillPath();
  if (path === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isSkill(value) ? skillLine(value) : undefined;
  } catch {
    // A spoilt file costs a sentence, not the answer.
    return undefined;
  }
};
