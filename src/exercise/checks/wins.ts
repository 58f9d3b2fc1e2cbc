import { oneLine } from '../../scenario/checks/context.ts';
import type { Path } from '../../scenario/located.ts';
import { orList } from '../../scenario/nearest.ts';
import type { Condition, ConditionTest } from '../../scenario/parts/happenings.ts';
import { placeIn } from '../../scenario/pieces/shape.ts';
import { TESTS } from '../../scenario/schema/conditions.ts';
import type { Win, WinCondition, WinQuantity, WinTest } from '../exercise.ts';
import { winEventId } from '../happenings.ts';
import { CLASS_QUANTITIES, type WinConditionFile } from '../schema/wins.ts';
import { addError, type ExerciseCheck, isKnown, named } from './names.ts';

const OPPOSITE: Readonly<Record<ConditionTest, ConditionTest>> = {
  at_least: 'below',
  below: 'at_least',
  at_most: 'above',
  above: 'at_most',
};

/** The test, or its opposite if `isNot` is true. */
const turned = (test: WinTest, isNot: boolean): WinTest =>
  isNot ? { ...test, test: OPPOSITE[test.test] } : test;

/** Turns a condition of the scenario into a condition of a win. */
const worldCondition = (condition: Condition, isNot: boolean): WinCondition => {
  switch (condition.kind) {
    case 'not':
      return worldCondition(condition.of, !isNot);
    case 'compare': {
      const { quantity, test, value } = condition;
      return turned({ kind: 'test', quantity: { kind: 'world', of: quantity }, test, value }, isNot);
    }
    default:
      return logic(
        condition.kind,
        condition.of.map((each) => worldCondition(each, isNot)),
        isNot,
      );
  }
};

const logic = (kind: 'all' | 'any', of: readonly WinCondition[], isNot: boolean): WinCondition => {
  const other = kind === 'all' ? 'any' : 'all';
  return { kind: isNot ? other : kind, of };
};

/** The ids of the measures of a name. An offer to many states has a measure for each of them: MEASURE-STATE. */
const measuresOf = ({ scenario }: ExerciseCheck, name: string): readonly string[] => [
  name,
  ...(scenario?.states ?? []).map(({ id }) => `${name}-${id}`),
];

const listed = (given: string | readonly string[]): readonly string[] =>
  typeof given === 'string' ? [given] : given;

const statesAmong = (look: ExerciseCheck, file: WinConditionFile, path: Path): readonly string[] => {
  const { scenario } = look;
  const blocs = scenario?.blocs ?? [];
  const states = scenario?.states.map(({ id }) => id) ?? [];
  if (file.among === undefined)
    addError(look, path, 'outranked does not say by whom', { expected: 'among: a state, a bloc, or a list' });
  return listed(file.among ?? []).flatMap((id) => {
    const bloc = blocs.find((each) => each.id === id);
    if (bloc) return bloc.members.filter((member) => member !== file.outranked);
    const known = [...states, ...blocs.map((each) => each.id)];
    return !scenario || isKnown(look, 'state or bloc', id, known, [...path, 'among']) ? [id] : [];
  });
};

const voteOf = (look: ExerciseCheck, file: WinConditionFile, path: Path): WinQuantity | undefined => {
  const { vote = '', option = '', by } = file;
  if (!named(look, 'vote', vote, [...path, 'vote'])) return undefined;
  const options = Object.keys(look.part.votes?.[vote]?.options ?? {});
  if (!isKnown(look, 'option', option, options, file.option === undefined ? path : [...path, 'option']))
    return undefined;
  if (by !== undefined) named(look, 'seat', by, [...path, 'by']);
  return { kind: 'vote', id: vote, option, by };
};

const quantityOf = (
  look: ExerciseCheck,
  file: WinConditionFile,
  kind: (typeof CLASS_QUANTITIES)[number],
  path: Path,
): WinQuantity | undefined => {
  const at = [...path, kind];
  switch (kind) {
    case 'measure': {
      const names = listed(file.measure ?? []);
      const known = names.every((name, i) =>
        named(look, 'measure', name, typeof file.measure === 'string' ? at : [...at, i]),
      );
      if (file.by !== undefined) named(look, 'seat', file.by, [...path, 'by']);
      const measures = names.flatMap((name) => measuresOf(look, name));
      return known ? { kind: 'taken', measures, by: file.by } : undefined;
    }
    case 'spent':
    case 'cohesion': {
      const seat = file[kind] ?? '';
      const known = named(look, 'seat', seat, at);
      if (known && kind === 'cohesion' && look.part.seats?.[seat]?.cohesion === undefined)
        addError(look, at, 'this seat has no cohesion', { found: seat });
      return known ? { kind, seat } : undefined;
    }
    case 'outranked': {
      const state = file.outranked ?? '';
      const among = statesAmong(look, file, path);
      return named(look, 'state', state, at) ? { kind, state, among } : undefined;
    }
    case 'prediction':
      return named(look, 'prediction', file.prediction ?? '', at)
        ? { kind, id: file.prediction ?? '' }
        : undefined;
    case 'vote':
      return voteOf(look, file, path);
  }
};

/** The test of a quantity of the class. If the file has no test, the quantity has to be 1 or more. */
const testOf = (
  look: ExerciseCheck,
  file: WinConditionFile,
  path: Path,
): Pick<WinTest, 'test' | 'value'> | undefined => {
  const [test, second] = TESTS.filter((key) => file[key] !== undefined);
  if (test === undefined) return { test: 'at_least', value: 1 };
  if (second !== undefined)
    addError(look, [...path, second], 'a quantity has one test', {
      found: `${test} and ${second}`,
      expected: `one of ${orList(TESTS)}; two go under all`,
    });
  const value = file[test];
  if (typeof value === 'number') return { test, value };
  addError(look, [...path, test], 'this must be a number', { found: String(value), expected: 'a number' });
  return undefined;
};

const conditionOf = (
  look: ExerciseCheck,
  file: WinConditionFile,
  path: Path,
  isNot = false,
): WinCondition | undefined => {
  if (file.not) return conditionOf(look, file.not, [...path, 'not'], !isNot);
  const both = file.all ? 'all' : file.any ? 'any' : undefined;
  if (both) {
    const of = (file[both] ?? []).map((each, i) => conditionOf(look, each, [...path, both, i], isNot));
    const known = of.filter((each) => each !== undefined);
    return known.length === of.length && of.length > 0 ? logic(both, known, isNot) : undefined;
  }
  const [kind, other] = CLASS_QUANTITIES.filter((key) => file[key] !== undefined);
  if (kind === undefined) {
    const id = winEventId(placeIn(look.piece, ...path));
    const found = look.scenario?.events.find((event) => event.id === id)?.when;
    return found && worldCondition(found, isNot);
  }
  if (other !== undefined)
    addError(look, [...path, other], 'a condition tests one thing', {
      found: `${kind} and ${other}`,
      expected: 'one; several go under all or any',
    });
  const quantity = quantityOf(look, file, kind, path);
  const test = testOf(look, file, path);
  return quantity && test && turned({ kind: 'test', quantity, ...test }, isNot);
};

/** Checks the goals of a seat, and resolves the names in them. */
export const checkWins = (
  look: ExerciseCheck,
  seat: string,
  wins: readonly { readonly text: string; readonly when: WinConditionFile }[],
): readonly Win[] =>
  wins.flatMap(({ text, when }, i) => {
    const condition = conditionOf(look, when, ['seats', seat, 'wins', i, 'when']);
    return condition ? [{ text: oneLine(text), when: condition }] : [];
  });
