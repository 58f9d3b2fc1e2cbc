import { readFileSync } from 'node:fs';
import type { SkillFile } from '../../report/words/skill.ts';
import { skillPath } from '../files/find-scenario.ts';

const isSkill = (value: unknown): value is SkillFile =>
  typeof value === 'object' && value !== null && 'waves' in value && Array.isArray(value.waves);

/** How the model did on waves that it had not seen; undefined where that was never written down. */
export const ownSkillFile = (): SkillFile | undefined => {
  const path = skillPath();
  if (path === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isSkill(value) ? value : undefined;
  } catch {
    // A spoilt file costs a sentence, not the answer.
    return undefined;
  }
};
