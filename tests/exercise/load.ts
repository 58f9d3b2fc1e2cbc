import { join } from 'node:path';
import { fileReader } from '../../src/cli/reader.ts';
import type { Exercise } from '../../src/exercise/exercise.ts';
import { readExercise } from '../../src/exercise/read.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { ROOT } from '../e2e/program.ts';
import { memoryReader } from '../scenario/memory-reader.ts';

export const EXERCISES = [
  'who-is-next',
  'beijing-memo',
  'carrots-and-sticks',
  'hold-the-line',
  'credentials-fight',
  'break-the-model',
] as const;

export const pathOf = (name: string): string => join(ROOT, 'scenarios', 'exercises', `${name}.yaml`);

export interface Read {
  readonly exercise: Exercise;
  readonly scenario: Scenario;
}

/** An exercise that must be sound. */
export const readSound = (name: string): Read => {
  const result = readExercise(pathOf(name), fileReader);
  if (!result.ok) throw new Error(result.issues.map((i) => `${i.line}:${i.column} ${i.message}`).join('\n'));
  return result;
};

export { memoryReader };
