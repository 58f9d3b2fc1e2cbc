import { plainJsonSchema } from '../../scenario/schema/described.ts';
import { exerciseFile } from '../schema.ts';
import { answersFile } from './answers.ts';

/** The JSON Schema of exercises, for editors. */
export const exerciseJsonSchema = (): Readonly<Record<string, unknown>> =>
  plainJsonSchema(exerciseFile, 'demarche exercise');

/** The JSON Schema of files of answers, for editors. */
export const answersJsonSchema = (): Readonly<Record<string, unknown>> =>
  plainJsonSchema(answersFile, 'demarche answers');
