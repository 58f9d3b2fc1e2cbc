import * as z from 'zod/mini';
import { UserError } from '../errors.ts';
import { readJson } from '../files/read-json.ts';

/** No record of a fit is larger, in bytes. */
const MOST_BYTES = 20e6;

const fitFile = z.object({
  demarche: z.literal([1, 2]),
  fits: z
    .array(z.object({ estimates: z.array(z.object({ id: z.string(), mean: z.number() })) }))
    .check(z.minLength(1)),
});

/** The estimates of an earlier fit, by parameter: where another may start. Throws UserError if the file has none. */
export const readStart = (file: string): ReadonlyMap<string, number> => {
  const read = readJson(file, MOST_BYTES);
  const parsed = fitFile.safeParse(read.ok ? read.value : undefined);
  if (!parsed.success)
    throw new UserError(
      `--start: “${file}” is no fit${read.ok ? '' : `: ${read.why}`}. Expected a file that demarche fit -o fit.json wrote.`,
    );
  return new Map(parsed.data.fits[0]?.estimates.map(({ id, mean }) => [id, mean]));
};
