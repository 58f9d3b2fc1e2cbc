import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { UserError } from '../errors.ts';

const fitFile = z.object({
  demarche: z.literal([1, 2]),
  fits: z.array(z.object({ estimates: z.array(z.object({ id: z.string(), mean: z.number() })) })).min(1),
});

const contents = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** The estimates of an earlier fit, by parameter: where another may start. Throws UserError if the file has none. */
export const readStart = (file: string): ReadonlyMap<string, number> => {
  const parsed = fitFile.safeParse(contents(file));
  if (!parsed.success)
    throw new UserError(`--start: “${file}” is no fit. Expected a file that demarche fit -o fit.json wrote.`);
  return new Map(parsed.data.fits[0]?.estimates.map(({ id, mean }) => [id, mean]));
};
