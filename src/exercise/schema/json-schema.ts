import { plainJsonSchema } from '../../scenario/schema/described.ts';
import { overlaidJsonSchema } from '../../scenario/schema/overlaid.ts';
import { exerciseFile } from '../schema.ts';
import { answersFile } from './answers.ts';

/** The JSON Schema of exercises and of overlays of them, for editors. */
export const exerciseJsonSchema = (): Readonly<Record<string, unknown>> =>
  overlaidJsonSchema(exerciseFile, 'demarche exercise');

/** The JSON Schema of files of answers, for editors. */
export const answersJsonSchema = (): Readonly<Record<string, unknown>> =>
  plainJsonSchema(answersFile, 'demarche answers');
