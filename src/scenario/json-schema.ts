import { plainJsonSchema } from './schema/described.ts';
import { fileOfWeights, scenarioFile } from './schema/file.ts';
import { overlaidJsonSchema } from './schema/overlaid.ts';

type Json = Readonly<Record<string, unknown>>;

/** The JSON Schema of scenario files. */
export const scenarioJsonSchema = (): Json => overlaidJsonSchema(scenarioFile, 'demarche scenario');

/** The JSON Schema of files of weights, which lie over a scenario. */
export const weightsJsonSchema = (): Json => plainJsonSchema(fileOfWeights, 'demarche weights');
