import { FACTS } from '../../domain/states/facts.ts';
import { errorAt, type Issue, type Place } from '../issue.ts';
import { child, entriesIn, isNothing, type Mapping, scalarText } from '../located.ts';

/** The header of a table of states. */
export interface StatesHeader {
  readonly place: Place;
  readonly columns: readonly string[];
}

/** On a ladder of two rungs, states without a rung have not recognised. On a longer one nothing can be assumed. */
const LONGEST_WITHOUT_RUNGS = 2;

const needsRungs = (tree: Mapping): boolean => {
  const [ladder, evidence] = [child(tree, 'ladder'), child(tree, 'evidence')];
  if (ladder?.kind === 'list' && ladder.items.length > LONGEST_WITHOUT_RUNGS) return true;
  return (
    evidence?.kind === 'list' && evidence.items.some((row) => scalarText(child(row, 'field')) === 'rung')
  );
};

/**
 * Reports columns that a table of states must have and lacks. It must have names. It must have rungs if the ladder has
 * more than two or the evidence speaks of them, unless the table has facts that give the rungs. A table that only
 * changes states of a base needs neither column. A table whose states have names and rungs in the file needs neither.
 */
export const refuseMissingColumns = (
  { place, columns }: StatesHeader,
  tables: Mapping,
  merged: Mapping,
  issues: Issue[],
): void => {
  const [rows, states] = [entriesIn(child(tables, 'states')), child(merged, 'states')];
  const wanted = needsRungs(merged) ? ['name', 'rung'] : ['name'];
  for (const column of wanted) {
    if (columns.includes(column)) continue;
    if (column === 'rung' && FACTS.some((fact) => columns.includes(fact))) continue;
    const without = [...rows.keys()].filter((id) => isNothing(child(child(states, id), column)));
    if (without.length === 0) continue;
    issues.push(
      errorAt(place, `the table of states has no column "${column}"`, {
        found: columns.join(', '),
        expected: `a column ${column}; ${without.length} of the states in it have none elsewhere`,
      }),
    );
  }
};
