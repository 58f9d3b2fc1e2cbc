import type { OpenScenario } from '../../library/open-scenario.ts';
import { type GivenScenario, type Loaded, loadScenario } from '../load.ts';

/** Which edits make what-ifs of their own, and whether they make one together. */
interface VariantFlags {
  readonly set?: readonly string[];
  readonly together?: boolean;
}

/** What-ifs of a base, each with the edits of the base too. Throws UserError or ScenarioError for one that cannot be read. */
export const loadVariants = (
  base: Loaded,
  whatIfs: readonly GivenScenario[],
  { set = [], together = false }: VariantFlags = {},
): readonly Loaded[] => {
  const edits = together && set.length > 0 ? [set] : set.map((each) => [each]);
  const edited = (open: OpenScenario): Loaded => ({ ...open, path: base.path, files: base.files });
  return [
    ...whatIfs.map((whatIf) => loadScenario(whatIf, base.edits)),
    ...edits.map((own) => edited(base.with(own))),
  ];
};
