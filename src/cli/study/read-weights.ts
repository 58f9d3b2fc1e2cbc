import * as z from 'zod/mini';
import { BOUNDS } from '../../scenario/bounds.ts';
import { isRecord } from '../../scenario/canonical.ts';
import { plain } from '../../scenario/located.ts';
import type { Reader } from '../../scenario/reader.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { isId } from '../../scenario/schema/values.ts';
import { readYaml } from '../../scenario/text/yaml.ts';
import type { Fitted } from '../../study/fit/fitted.ts';
import { UserError } from '../errors.ts';

const size = z.number().check(z.minimum(-50), z.maximum(50));
const certain = z.pipe(
  size,
  z.transform((mean) => ({ mean, sd: 0 })),
);
const spread = z.strictObject({ mean: size, sd: z.number().check(z.minimum(0), z.maximum(50)) });
const parameter = z.union([spread, certain]);

const fittedRule = z.strictObject({
  label: z.string().check(z.maxLength(BOUNDS.text)),
  share: z.number().check(z.gt(0), z.maximum(1000)),
  weights: z.record(z.string(), parameter),
  levels: z.strictObject({ many: parameter, few: parameter }),
  down: parameter,
  uncertainty: z.number().check(z.minimum(0), z.maximum(10)),
});

/** A wave gets two rules from each rule of a fit. In one rule many follow, and in the other rule few follow. */
const MOST_FITTED = BOUNDS.rules / 2;

const fittedFile = z.strictObject({
  rules: z.record(z.string(), fittedRule).check(
    z.refine((rules) => Object.keys(rules).length <= MOST_FITTED && Object.keys(rules).every(isId), {
      error: `at most ${MOST_FITTED} rules, each with an id`,
    }),
  ),
});

/** Whether a file has levels by the number of followers. Only a fit of several waves writes them. */
const isFitted = (data: unknown): boolean => {
  const rules = isRecord(data) && isRecord(data.rules) ? Object.values(data.rules) : [];
  return rules.some((rule) => isRecord(rule) && 'levels' in rule);
};

/** A file of weights. It is a fit that applies to any wave, or a part of a scenario that is laid over the wave. */
type WeightsFile =
  | { readonly kind: 'fitted'; readonly fitted: Fitted }
  | { readonly kind: 'layer'; readonly reader: Reader };

const anything = z.record(z.string(), z.unknown());

const layerFile = z.looseObject({
  weights: anything,
  drivers: z.optional(anything),
  rules: z.optional(z.record(z.string(), z.looseObject({ weights: z.optional(anything) }))),
});

/**
 * The layer without weights of drivers that the wave lacks, also under its rules. Undefined if the layer has no such
 * weight, or is not valid.
 */
const withoutForeign = (data: unknown, scenario: Scenario): object | undefined => {
  const parsed = layerFile.safeParse(data);
  if (!parsed.success) return undefined;
  const { weights, drivers = {}, rules = {}, ...rest } = parsed.data;
  const known = new Set([...Object.keys(scenario.weights), ...Object.keys(drivers)]);
  const isKnown = ([name]: readonly [string, unknown]): boolean => known.has(name);
  const all = [weights, ...Object.values(rules).map((rule) => rule.weights ?? {})];
  // A layer that needs no change is read as it is written, with its line numbers.
  if (all.every((each) => Object.entries(each).every(isKnown))) return undefined;
  const kept = (each: z.infer<typeof anything>) => Object.fromEntries(Object.entries(each).filter(isKnown));
  const ruled = Object.entries(rules).map(
    ([id, rule]) => [id, { ...rule, ...(rule.weights && { weights: kept(rule.weights) }) }] as const,
  );
  return { ...rest, drivers, weights: kept(weights), rules: Object.fromEntries(ruled) };
};

/**
 * Reads a file of weights for a wave. One file serves waves with different drivers: weights of drivers that the wave
 * lacks are left out. Throws UserError for a fit that is not valid. Errors in a layer are found when it is read.
 */
export const readWeights = (file: string, reader: Reader, scenario: Scenario): WeightsFile => {
  const read = reader.read(file, Number.MAX_SAFE_INTEGER);
  const { tree } = readYaml(file, read.ok ? new TextDecoder().decode(read.bytes) : '');
  const data = tree && plain(tree);
  if (isFitted(data)) {
    const parsed = fittedFile.safeParse(data);
    if (parsed.success) return { kind: 'fitted', fitted: parsed.data };
    const [issue] = parsed.error.issues;
    throw new UserError(
      `${file} is no valid file of fitted weights: ${issue?.path.join('.')}: ${issue?.message}`,
    );
  }
  const kept = withoutForeign(data, scenario);
  if (kept === undefined) return { kind: 'layer', reader };
  const bytes = new TextEncoder().encode(JSON.stringify(kept));
  const same = reader.realPath(file) ?? file;
  const isFile = (path: string): boolean => (reader.realPath(path) ?? path) === same;
  return {
    kind: 'layer',
    reader: {
      ...reader,
      read: (path, limit) => (isFile(path) ? { ok: true, bytes } : reader.read(path, limit)),
    },
  };
};
