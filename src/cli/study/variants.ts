import { MAX_VARIANTS } from '../../domain/limits.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import { whyNotComparable } from '../../study/comparable.ts';
import { UserError } from '../errors.ts';
import { type Loaded, loadScenario } from '../load.ts';

/** A what-if that has been read, and what it compiles to. */
export interface Named {
  readonly name: string;
  readonly loaded: Loaded;
  readonly model: Model;
}

/** Which edits make what-ifs of their own, and whether they make one together. */
export interface VariantFlags {
  readonly set?: readonly string[];
  readonly together?: boolean;
}

const named = (name: string, loaded: Loaded): Named => ({ name, loaded, model: compile(loaded.scenario) });

/**
 * Reads what-ifs; `always` are edits that they have in common with their base. Throws UserError or ScenarioError for
 * bad input, or if there are too many.
 */
export const loadVariants = (
  given: string,
  whatIfs: readonly string[],
  flags: VariantFlags,
  always: readonly string[] = [],
): readonly Named[] => {
  const sets = flags.set ?? [];
  const edits = flags.together && sets.length > 0 ? [sets] : sets.map((set) => [set]);
  const count = whatIfs.length + edits.length;
  if (count > MAX_VARIANTS)
    throw new UserError(`${count} what-ifs are too many: at most ${MAX_VARIANTS} are compared at once.`);
  return [
    ...whatIfs.map((whatIf) => named(whatIf, loadScenario(whatIf, always))),
    ...edits.map((edit) => named(edit.join(', '), loadScenario(given, edit))),
  ];
};

/** Throws UserError if a what-if cannot be compared with its base. */
export const refuseOthers = (base: Loaded, variants: readonly Named[]): void => {
  for (const { name, loaded } of variants) {
    const why = whyNotComparable(base.scenario, loaded.scenario);
    if (why) throw new UserError(`${name} cannot be compared with the base: ${why}.`);
  }
};
