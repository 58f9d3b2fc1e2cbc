import { type Edit, withEdit } from '../../domain/edit.ts';
import { ScenarioError } from '../../library/errors.ts';
import { differencesOf } from '../../scenario/differences.ts';
import { applyEdits } from '../../scenario/edit.ts';
import { applyWhatIf, NO_CHANGE } from '../../scenario/what-if.ts';
import { type Loaded, loadScenario } from '../load.ts';
import { setEdits } from './save-what-if.ts';

/** A scenario as it was opened, and edits on it like those that a person makes on the screens. */
interface OpenedEdited {
  readonly loaded: Loaded;
  readonly edits: readonly Edit[];
  /** The sets that change the scenario itself, because the screens cannot edit such values. */
  readonly sets: readonly string[];
}

/** Whether a set changes a number that the screens can edit. */
const isEdit = (set: string, { scenario }: Loaded): boolean => {
  try {
    const edits = setEdits([set]);
    applyEdits(scenario, edits);
    return edits.length > 0;
  } catch {
    // Its path is not the path of a number.
    return false;
  }
};

/**
 * Turns the sets that the screens could make into edits, so that odds, comparisons and files show them beside the scenario
 * without them. `whole` is the scenario with all sets; it is opened as it is if the edits would not give the same.
 */
export const openEdited = (
  whole: Loaded,
  given: string | undefined,
  sets: readonly string[],
): OpenedEdited => {
  const asOpened = { loaded: whole, edits: [], sets };
  const numbers = sets.filter((set) => isEdit(set, whole));
  const edits = setEdits(numbers).reduce<readonly Edit[]>(
    (before, { path, value }) => withEdit(before, path, value),
    [],
  );
  if (edits.length === 0) return asOpened;
  try {
    const others = sets.filter((set) => !numbers.includes(set));
    const loaded = loadScenario(given, others);
    const edited = applyWhatIf(loaded.scenario, { ...NO_CHANGE, edits });
    return differencesOf(edited, whole.scenario).length === 0 ? { loaded, edits, sets: others } : asOpened;
  } catch (error) {
    if (error instanceof RangeError || error instanceof ScenarioError) return asOpened;
    throw error;
  }
};
