import { compareIds } from '../../domain/ids.ts';
import type { Act } from '../../domain/run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { TurnDifference, ValueDifference } from '../../study/compare/first-difference.ts';
import { indented, wrap } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { longDate, NBSP, quantity } from '../words/numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { actLine, moveMark, moveSentence, voiceOf } from '../words/sentences.ts';
import type { ComparedVariant, CompareReport } from './compare-report.ts';

const MOST = 8;

const inDetail = { first: '    ', rest: '      ' } as const;

/** The names of the two histories, such as `the base` and `the what-if`. */
type SideNames = readonly [base: string, variant: string];

const COMMAND_NAMES: SideNames = ['the base', 'the what-if'];

const valueText = (
  { kind, id, base, variant }: ValueDifference,
  scenario: Scenario,
  [first, second]: SideNames,
): string => {
  const names = namesOf(scenario);
  const variable = scenario.variables.find((each) => each.id === id);
  const labels = {
    track: () => names.track(id),
    variable: () => safeText(variable?.label ?? id),
    norm: () => 'strength of the norm',
    backlash: () => 'backlash at home',
  } as const;
  const value = (x: number | undefined): string => (x === undefined ? 'none' : quantity(x));
  const small = value(base) === value(variant) ? ' (a difference beyond three digits)' : '';
  return `${labels[kind]()}: ${value(base)} in ${first}, ${value(variant)} in ${second}${small}`;
};

const actTexts = (acts: readonly Act[], scenario: Scenario, where: string): readonly string[] =>
  acts.map((act) => `Only in ${where}: ${actLine(act, voiceOf(scenario)).text}`);

const moveTexts = (
  difference: TurnDifference,
  base: Scenario,
  variant: Scenario,
  names: SideNames,
): readonly string[] => {
  const sides = [
    [names[0], difference.moves.base, voiceOf(base)],
    [names[1], difference.moves.variant, voiceOf(variant)],
  ] as const;
  return sides.flatMap(([where, moves, voice]) =>
    moves.map((move) => `Only in ${where}: ${moveMark(move)}${NBSP}${moveSentence(move, voice)}`),
  );
};

const standingTexts = (
  difference: TurnDifference,
  scenario: Scenario,
  [first, second]: SideNames,
): readonly string[] => {
  const names = namesOf(scenario);
  const moved = new Set([...difference.moves.base, ...difference.moves.variant].map(({ state }) => state));
  return difference.standing
    .filter(({ state }) => !moved.has(state))
    .toSorted((a, b) => compareIds(a.state, b.state))
    .map(
      ({ state, base, variant }) =>
        `${names.state(state)}: ${names.rung(base)} in ${first}, ${names.rung(variant)} in ${second}`,
    );
};

/** All differences between two histories in a turn, one sentence each. */
export const differenceTexts = (
  difference: TurnDifference,
  base: Scenario,
  variant: Scenario,
  names: SideNames = COMMAND_NAMES,
): readonly string[] => [
  ...moveTexts(difference, base, variant, names),
  ...standingTexts(difference, variant, names),
  ...actTexts(difference.acts.base, base, names[0]),
  ...actTexts(difference.acts.variant, variant, names[1]),
  ...difference.values.map((value) => valueText(value, variant, names)),
];

const detailsOf = (difference: TurnDifference, base: Scenario, variant: Scenario): readonly string[] => {
  const texts = differenceTexts(difference, base, variant);
  const rest = texts.length - MOST;
  return [
    ...texts.slice(0, MOST).flatMap((text) => wrap(text, inDetail)),
    ...(rest > 0 ? wrap(`and ${rest} more (--json lists them)`, inDetail) : []),
  ];
};

const turnText = ({ turn, date }: TurnDifference): string =>
  turn === 0 ? 'at the start' : `in turn ${turn} (to ${longDate(date)})`;

/** The first difference between base and what-if in the chosen future. No lines if no future was chosen. */
export const firstDifferenceLines = (
  { first, scenario, comparison }: ComparedVariant,
  { future, base }: CompareReport,
): readonly string[] => {
  if (!first || future === undefined) return [];
  const { any, standing } = first;
  const turns = comparison.turns;
  if (!any) return indented(`In future ${future} nothing differs in ${turns} turns.`);
  const details = (difference: TurnDifference) => detailsOf(difference, base.scenario, scenario);
  const states = standing
    ? [
        ...indented(`In future ${future} a state is first on another rung ${turnText(standing)}:`),
        ...details(standing),
      ]
    : indented(`In future ${future} every state is on the same rung in all ${turns} turns.`);
  if (standing?.turn === any.turn) return ['', ...states];
  return [
    '',
    ...indented(`In future ${future} something first differs ${turnText(any)}:`),
    ...details(any),
    ...states,
  ];
};
