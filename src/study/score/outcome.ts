import type { StateId } from '../../domain/ids.ts';
import { errorAt, type Issue, type Place, sortIssues } from '../../scenario/issue.ts';
import { nearest, orList } from '../../scenario/nearest.ts';
import type { Reader } from '../../scenario/reader.ts';
import { type Row, readRows, wordIn } from '../waves/rows.ts';
import { refuseSecondRow, stateIn } from '../waves/tables.ts';
import type { RungForecast } from './rung-forecast.ts';

/** What happened to one state, as a person coded it. Rungs are positions on the ladder of the forecast, from 0. */
export interface StateOutcome {
  readonly state: StateId;
  readonly rung: number;
  /** The rung that it held on the day of the forecast, where the table says so. */
  readonly from: number | undefined;
  /** Whether a person looked for the acts of this state. If not, the state is assumed not to have moved. */
  readonly looked: boolean;
}

type OutcomeResult =
  | { readonly ok: true; readonly outcome: readonly StateOutcome[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const COLUMNS = {
  name: 'outcomes',
  required: ['state', 'rung', 'source'],
  optional: ['from', 'looked', 'confidence', 'note'],
};

/** Lower case without accents, so that `Chargé` and `charge` are equal. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The rung that a text names: by its id, its label, the start of its label, or its place on the ladder, from 0. */
const rungNamed = (text: string, rungs: readonly string[]): number => {
  const word = folded(text);
  const same = rungs.findIndex((rung) => folded(rung) === word);
  if (same >= 0) return same;
  const starts = rungs.flatMap((rung, r) => (folded(rung).split(/\W+/)[0] === word ? [r] : []));
  if (starts.length === 1) return starts[0] ?? -1;
  return /^\d{1,2}$/.test(text) && Number(text) < rungs.length ? Number(text) : -1;
};

const rungIn = (row: Row, column: string, rungs: readonly string[], issues: Issue[]): number | undefined => {
  const cell = row.cell(column);
  if (!cell) return undefined;
  const rung = rungNamed(cell.text, rungs);
  if (rung >= 0) return rung;
  const expected = `${rungs.join(', ')}, or its place from the lowest, 0 to ${rungs.length - 1}`;
  const details = { found: cell.text, expected, suggestion: nearest(cell.text, rungs) };
  issues.push(errorAt(cell.place, 'the forecast has no such rung', details));
  return undefined;
};

/**
 * Reads a table of what happened: `state,rung,source`, and where they are known `from`, `looked` (yes or no), `confidence`
 * and `note`. Each state at most once, and only states and rungs of the forecast. All problems in one pass; never throws.
 */
export const readOutcome = (
  file: string,
  reader: Reader,
  { states, rungs }: Pick<RungForecast, 'states' | 'rungs'>,
): OutcomeResult => {
  const issues: Issue[] = [];
  const rows = readRows(reader, file, COLUMNS, issues);
  const rowOf = new Map<StateId, Place>();
  const outcome = rows.flatMap((row): readonly StateOutcome[] => {
    const before = issues.length;
    const state = stateIn(row, { states }, issues);
    const rung = rungIn(row, 'rung', rungs, issues);
    const from = rungIn(row, 'from', rungs, issues);
    const looked = wordIn(row, 'looked', ['yes', 'no'], issues) !== 'no';
    if (row.has('rung') && !row.cell('rung'))
      issues.push(errorAt(row.place, 'this row has no rung', { expected: orList(rungs) }));
    refuseSecondRow(state, row.place, rowOf, issues);
    if (state === undefined || rung === undefined || issues.length > before) return [];
    rowOf.set(state, row.place);
    return [{ state, rung, from, looked }];
  });
  if (issues.length === 0 && outcome.length === 0)
    issues.push(
      errorAt({ file, line: 1, column: 1 }, 'this table has no row', { expected: 'a row per state' }),
    );
  return issues.length > 0 ? { ok: false, issues: sortIssues(issues) } : { ok: true, outcome };
};
