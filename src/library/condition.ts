import { INDEX_IDS, type IndexId } from '../domain/indices.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { AskedOutcome, Clause, MeasuredNumber } from '../study/sensitivity/outcome.ts';
import { RequestError } from './errors.ts';
import { findState } from './find-state.ts';
import { didYouMean } from './nearest.ts';
import { timeAsked, type When } from './when.ts';

// The small language of conditions: `count >= 5 by 2028-07 and CHN recognises`. A text of it is read, never run.

const TESTS = { '>=': 'at_least', '<=': 'at_most', '>': 'above', '<': 'below' } as const;

const EXPECTED =
  'Expected such as “count >= 5 by 2028-07”, “CHN recognises by 2027-12”, “legitimacy > 40 at 2028-07”, joined by “and”';

const COMPARISON = /^(.+?)\s*(>=|<=|>|<)\s*(\S+)(?:\s+(by|at)\s+(\S+))?$/i;
const RECOGNISES = /^(.+?)\s+recogni[sz]es(?:\s+(by|at)\s+(\S+))?$/i;
/** Signs that people write in place of the signs of the language. */
const OTHER_SIGN = /(?<![<>=!])(=>|=<|==?|!=|<>)(?!=)/;
const MEANT: Readonly<Record<string, string>> = { '=>': '>=', '=<': '<=' };
const LEVEL = /^(.+?)(?:\s+at\s+(\S+))?$/i;

const indexNamed = (text: string): IndexId | undefined =>
  INDEX_IDS.find((id) => id === text.toLowerCase() && id !== 'recognisers');

const measureNamed = (text: string, scenario: Scenario, option: string): MeasuredNumber => {
  const name = text.trim();
  if (/^(count|recognisers)$/i.test(name)) return { kind: 'count' };
  const id = indexNamed(name);
  if (id) return { kind: 'index', id };
  try {
    return { kind: 'rung', state: scenario.states.indexOf(findState(name, scenario)) };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const near = didYouMean(name, ['count', ...INDEX_IDS.filter((each) => each !== 'recognisers')]);
    throw new RequestError(
      `“${name}” is neither count, nor an index, nor a state.${near || error.message.replace(/^.*?scenario\./, '')} ${EXPECTED}.`,
      option,
    );
  }
};

const valueNamed = (text: string, of: MeasuredNumber, { ladder }: Scenario, option: string): number => {
  const rung = of.kind === 'rung' ? ladder.findIndex(({ id }) => id === text) : -1;
  const value = rung >= 0 ? rung : Number(text);
  if (Number.isFinite(value) && text !== '') return value;
  const rungs = ladder.map(({ id }) => id);
  const expected = of.kind === 'rung' ? `a rung (${rungs.join(', ')})` : 'a number';
  const near = of.kind === 'rung' ? didYouMean(text, rungs) : '';
  throw new RequestError(`“${text}” is no value to compare with: expected ${expected}.${near}`, option);
};

const turnNamed = (when: When | undefined, scenario: Scenario, option: string): number =>
  when === undefined ? scenario.turns : timeAsked(when, scenario, scenario.turns, option).turn;

/** Throws RequestError for a sign that the language does not have. */
const refuseSign = (text: string, option: string): void => {
  const [sign] = OTHER_SIGN.exec(text) ?? [];
  if (sign === undefined) return;
  const meant = MEANT[sign];
  const near = meant === undefined ? '' : ` Did you mean “${meant}”?`;
  throw new RequestError(`“${sign}” is no comparison: expected >=, <=, > or <.${near}`, option);
};

const clauseNamed = (text: string, scenario: Scenario, option: string): Clause => {
  refuseSign(text, option);
  const [, state, kind, time] = RECOGNISES.exec(text) ?? [];
  if (state !== undefined) {
    const of = measureNamed(state, scenario, option);
    if (of.kind !== 'rung')
      throw new RequestError(`“${text}”: only a state recognises. ${EXPECTED}.`, option);
    const turn = turnNamed(time, scenario, option);
    const ever = kind?.toLowerCase() !== 'at';
    return { of, test: 'at_least', value: scenario.ladder.length - 1, turn, ever };
  }
  const [, name = '', sign = '', value = '', which, when] = COMPARISON.exec(text) ?? [];
  const test = Object.entries(TESTS).find(([each]) => each === sign)?.[1];
  if (test === undefined) throw new RequestError(`“${text}” is no condition. ${EXPECTED}.`, option);
  const of = measureNamed(name, scenario, option);
  return {
    of,
    test,
    value: valueNamed(value, of, scenario, option),
    turn: turnNamed(when, scenario, option),
    ever: which?.toLowerCase() === 'by',
  };
};

/** Splits a text at each “and” that joins two clauses. An “and” within a name (Bosnia and Herzegovina) joins none. */
const clausesIn = (text: string): readonly string[] => {
  const parts: string[] = [];
  let open = '';
  for (const piece of text.trim().split(/\s+and\s+/i)) {
    open = open === '' ? piece : `${open} and ${piece}`;
    if (!COMPARISON.test(open) && !RECOGNISES.test(open)) continue;
    parts.push(open);
    open = '';
  }
  return open === '' ? parts : [...parts, open];
};

/** Reads a part of a text. An error in the part names its column in the whole text. */
const placed = <Read>(whole: string, from: number, option: string, read: () => Read): Read => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const problem = error.message.replace(`${option}: `, '');
    const [, found = ''] = /“([^”]*)”/.exec(problem) ?? [];
    const at = Math.max(from, whole.indexOf(found, from));
    throw new RequestError(`column ${at + 1}: ${problem}`, option);
  }
};

/**
 * A condition on a future, as clauses that all have to hold. `by`: at the end of some turn up to then; `at`, and without a time:
 * at the end of that turn, or of the run. Throws RequestError, with the column and the nearest name, for a text that is none.
 */
export const conditionAsked = (text: string, scenario: Scenario, option = 'when'): readonly Clause[] => {
  const clauses = clausesIn(text);
  if (clauses.length === 0) throw new RequestError(`the condition is empty. ${EXPECTED}.`, option);
  let from = 0;
  return clauses.map((each) => {
    const clause = each.trim();
    const at = Math.max(from, text.indexOf(clause, from));
    from = at + clause.length;
    return placed(text, at, option, () => clauseNamed(clause, scenario, option));
  });
};

/**
 * What is measured of each future: a condition (its odds), `date of` a condition (when it first holds), or a number (`count`,
 * an index). Throws RequestError for any other text.
 */
export const outcomeAsked = (text: string, scenario: Scenario, option = 'outcome'): AskedOutcome => {
  const [, dated] = /^\s*date of\s+(.+)$/i.exec(text) ?? [];
  const clauses = clausesIn(dated ?? text);
  if (dated !== undefined) {
    const [first, ...others] = clauses;
    if (first === undefined || others.length > 0)
      throw new RequestError(`“${text}”: a date is of one condition alone. ${EXPECTED}.`, option);
    return { kind: 'date', of: { ...clauseNamed(first, scenario, option), ever: true } };
  }
  if (clauses.some((each) => COMPARISON.test(each) || RECOGNISES.test(each)))
    return { kind: 'odds', all: conditionAsked(text, scenario, option) };
  const [, name = '', when] = LEVEL.exec(text.trim()) ?? [];
  return {
    kind: 'level',
    of: measureNamed(name, scenario, option),
    turn: turnNamed(when, scenario, option),
  };
};
