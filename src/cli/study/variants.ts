import type { OpenScenario } from '../../library/open-scenario.ts';
import { type GivenScenario, type Loaded, loadScenario } from '../load.ts';

/** The edits that make what-ifs, and whether all edits together make one what-if. */
interface VariantFlags {
  readonly set?: readonly string[];
  readonly together?: boolean;
}

/**
 * What-ifs of a base, each also with the edits of the base. Throws UserError or ScenarioError if a what-if cannot be
 * read.
 */
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
