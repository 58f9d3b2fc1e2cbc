import { MAX_VARIANTS } from '../../domain/limits.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import { whyNotComparable } from '../../study/comparable.ts';
import { UserError } from '../errors.ts';
import { type Loaded, loadScenario, readScenario } from '../load.ts';

/** A what-if that has been read, and its model. */
export interface NamedVariant {
  /** Its name is that of its file, or the edits that make it. */
  readonly loaded: Loaded;
  readonly model: Model;
  /** The `--set` arguments that make it, where it is no file. */
  readonly edits: readonly string[];
}

/** Which edits make what-ifs of their own, and whether they make one together. */
export interface VariantFlags {
  readonly set?: readonly string[];
  readonly together?: boolean;
}

const variantOf = (loaded: Loaded, edits: readonly string[]): NamedVariant => ({
  loaded,
  model: compile(loaded.scenario),
  edits,
});

/**
 * Reads what-ifs that can be compared with a base; they have its edits too. Throws UserError or ScenarioError for bad input,
 * if there are too many, or if one cannot be compared.
 */
export const loadVariants = (
  base: Loaded,
  whatIfs: readonly string[],
  { set = [], together = false }: VariantFlags = {},
): readonly NamedVariant[] => {
  const edits = together && set.length > 0 ? [set] : set.map((each) => [each]);
  const count = whatIfs.length + edits.length;
  if (count > MAX_VARIANTS)
    throw new UserError(`${count} what-ifs are too many: at most ${MAX_VARIANTS} are compared at once.`);
  const variants = [
    ...whatIfs.map((whatIf) => variantOf(loadScenario(whatIf, base.edits), [])),
    ...edits.map((own) =>
      variantOf({ ...readScenario(base.path, [...base.edits, ...own]), name: own.join(', ') }, own),
    ),
  ];
  for (const { loaded } of variants) {
    const why = whyNotComparable(base.scenario, loaded.scenario);
    if (why) throw new UserError(`${loaded.name} cannot be compared with the base: ${why}.`);
  }
  return variants;
};
