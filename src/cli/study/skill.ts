import * as z from 'zod/mini';
import type { SkillFile } from '../../report/words/skill.ts';
import { skillPath } from '../files/find-scenario.ts';
import { type ReadJson, readJson } from '../files/read-json.ts';

const MOST_BYTES = 5_000_000;

const text = z.string().check(z.maxLength(10_000));
const figure = z.nullable(z.number());
const whole = z.int().check(z.minimum(0));

const skill = z.looseObject({
  engine: text,
  seed: text,
  futures: whole,
  waves: z
    .array(
      z.looseObject({
        id: text,
        title: text,
        weights: z.nullable(text),
        sha256: text,
        outcome: text,
        concordance: figure,
        months: figure,
        brier_skill: figure,
        coverage_months: whole,
        covered: whole,
      }),
    )
    .check(z.maxLength(1000)),
});

const isSkill = (value: unknown): value is SkillFile => skill.safeParse(value).success;

/** The scores in a JSON file. Undefined if the file is damaged. Then the answer only lacks one sentence. */
export const skillIn = (read: ReadJson): SkillFile | undefined =>
  read.ok && isSkill(read.value) ? read.value : undefined;

/** The skill of the model on waves that it was not fitted on. Undefined if the skill was never saved. */
export const ownSkillFile = (): SkillFile | undefined => {
  const path = skillPath();
  if (path === undefined) return undefined;
  return skillIn(readJson(path, MOST_BYTES));
};
