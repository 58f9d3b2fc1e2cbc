import { COUNTRY_NAMES } from '../../domain/states/country-names.ts';
import { findStates, type NamedState, statesListed, suggestedIds } from '../../domain/states/find-state.ts';
import { countryNames } from '../../domain/states/known-countries.ts';
import { nameWords } from '../../domain/states/name-keys.ts';
import { ScenarioError } from '../../library/errors.ts';
import { append, errorAt, type Issue, sortIssues } from '../../scenario/issue.ts';
import { nearest, orList } from '../../scenario/nearest.ts';
import type { Rung, Scenario } from '../../scenario/scenario.ts';
import { type CsvTable, readCsv } from '../../scenario/text/csv.ts';
import type { CsvCell } from '../../scenario/text/csv-cells.ts';
import { decodedFile } from '../../scenario/text/decoded-file.ts';
import { fileReader } from '../files/reader.ts';

/** A state of a list, and the id of its rung. */
interface ListedState extends NamedState {
  readonly rung: string;
}

type Row = readonly [state: CsvCell, rung: CsvCell];

/** The states of a scenario, then all other countries that go by a code. */
const candidates = ({ states }: Scenario): readonly NamedState[] => {
  const own = new Set(states.map(({ id }) => id));
  const others = Object.keys(COUNTRY_NAMES).filter((code) => !own.has(code));
  // Capitals alone are an abbreviation.
  const shortest = (code: string): string =>
    countryNames(code)
      .filter((name) => name !== name.toUpperCase())
      .toSorted((x, y) => x.length - y.length)[0] ?? code;
  return [
    ...states.map(({ id, name }) => ({ id, name })),
    ...others.map((id) => ({ id, name: shortest(id) })),
  ];
};

const folded = (text: string): string => nameWords(text).join(' ');

/** The rung that a cell names: by id, label or number from 0. */
const rungNamed = (ladder: readonly Rung[], text: string): string | undefined =>
  (/^\d+$/.test(text) ? ladder[Number(text)] : undefined)?.id ??
  ladder.find(({ id, label }) => folded(id) === folded(text) || folded(label) === folded(text))?.id;

const readTable = (path: string, issues: Issue[]): CsvTable | undefined => {
  const text = decodedFile(path, fileReader, issues);
  if (text === undefined) return undefined;
  const table = readCsv(path, text);
  append(issues, table.issues);
  // Rows that are cut in the wrong places would give errors of their own.
  return 'header' in table && table.issues.length === 0 ? table : undefined;
};

const COLUMNS = 'two columns: a state and its rung';

const HEADS = { state: ['state', 'country', 'name', 'id', 'iso', 'code'], rung: ['rung', 'level'] } as const;

const isHead = (cell: CsvCell | undefined, words: readonly string[]): boolean =>
  words.includes(cell?.text.trim().toLowerCase() ?? '');

/** The rows as state and rung. A first row that names the columns does not count. It may name the rung first. */
const rowsOf = ({ header, rows }: CsvTable, issues: Issue[]): readonly Row[] => {
  const third = header.slice(2).find(({ text }) => text.trim() !== '');
  if (third) {
    issues.push(errorAt(third.place, 'this is a third column', { found: third.text, expected: COLUMNS }));
    return [];
  }
  const swapped = isHead(header[0], HEADS.rung) && isHead(header[1], HEADS.state);
  const isNamed = swapped || isHead(header[0], HEADS.state) || isHead(header[1], HEADS.rung);
  return (isNamed ? rows : [header, ...rows]).flatMap((row): readonly Row[] => {
    const [first, second] = swapped ? [row[1], row[0]] : row;
    if (first && second) return [[first, second]];
    const lone = first ?? second;
    if (lone)
      issues.push(errorAt(lone.place, 'this row has one cell', { found: lone.text, expected: COLUMNS }));
    return [];
  });
};

const stateIn = (cell: CsvCell, states: readonly NamedState[], issues: Issue[]): NamedState | undefined => {
  const text = cell.text.trim();
  const { found } = findStates(text, states);
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  issues.push(
    errorAt(cell.place, only ? 'this name is that of several states' : 'no state has this name or id', {
      found: text === '' ? 'an empty cell' : text,
      expected: only ? statesListed(found) : 'a state by name or ISO code',
      ...(only ? {} : { suggestion: suggestedIds(text, states) }),
    }),
  );
  return undefined;
};

/**
 * Reads a list of states and rungs, each by id or by any name that is known. `model` has the states to prefer. Throws
 * ScenarioError with everything that is wrong in it.
 */
export const statesFromTable = (
  path: string,
  ladder: readonly Rung[],
  model: Scenario,
): readonly ListedState[] => {
  const issues: Issue[] = [];
  const table = readTable(path, issues);
  const known = candidates(model);
  const lines = new Map<string, number>();
  const listed = (table ? rowsOf(table, issues) : []).flatMap(
    ([stateCell, rungCell]): readonly ListedState[] => {
      const state = stateIn(stateCell, known, issues);
      const text = rungCell.text.trim();
      const rung = rungNamed(ladder, text);
      if (rung === undefined)
        issues.push(
          errorAt(rungCell.place, 'no rung has this name', {
            found: text === '' ? 'an empty cell' : text,
            expected: `${orList(ladder.map(({ id }) => id))}, or a number from 0 to ${ladder.length - 1}`,
            suggestion: nearest(
              text.toLowerCase(),
              ladder.map(({ id }) => id),
            ),
          }),
        );
      if (!state || rung === undefined) return [];
      const first = lines.get(state.id);
      if (first !== undefined)
        issues.push(
          errorAt(stateCell.place, `${state.name} is already on line ${first}`, {
            found: stateCell.text.trim(),
            expected: 'each state once',
          }),
        );
      lines.set(state.id, stateCell.place.line);
      return [{ ...state, rung }];
    },
  );
  if (table && issues.length === 0 && listed.length === 0)
    issues.push(
      errorAt({ file: path, line: 1, column: 1 }, 'the list is empty', { expected: 'Norway,mission' }),
    );
  if (issues.length > 0) throw new ScenarioError(sortIssues(issues), path);
  return listed;
};
