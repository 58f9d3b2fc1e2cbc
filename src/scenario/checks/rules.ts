import { compareIds } from '../../domain/ids.ts';
import { keyIn, type Piece } from '../pieces/shape.ts';
import type { Parameter, Rule } from '../scenario.ts';
import type { RuleFile } from '../schema/rules.ts';
import type { ParameterFile } from '../schema/world.ts';
import { type Context, exists, oneLine } from './context.ts';
import { asParameter, checkStepNames, type StepSide } from './world.ts';

const NOTHING: Parameter = { mean: 0, sd: 0 };

/** Turns the values that are there into parameters, in order of their names. */
const parametersOf = (
  values: Readonly<Record<string, ParameterFile | undefined>> | undefined = {},
): Readonly<Record<string, Parameter>> =>
  Object.fromEntries(
    Object.entries(values)
      .flatMap(([id, value]) => (value === undefined ? [] : [[id, asParameter(value, NOTHING)] as const]))
      .sort(([a], [b]) => compareIds(a, b)),
  );

const checkRule = (context: Context, piece: Piece<RuleFile>): Rule => {
  const { id, part } = piece;
  for (const name of Object.keys(part.weights ?? {}))
    exists(context, 'weights', name, () => keyIn(piece, 'weights', name));
  const stepsOf = (side: StepSide): Rule['rates'][StepSide] => {
    checkStepNames(context, piece, ['rates', side], side, part.rates?.[side] ?? {});
    return parametersOf(part.rates?.[side]);
  };
  return {
    id,
    label: oneLine(part.label, id),
    share: part.share ?? 1,
    weights: parametersOf(part.weights),
    rates: { up: stepsOf('up'), down: stepsOf('down') },
    ...(part.uncertainty === undefined ? {} : { uncertainty: part.uncertainty }),
  };
};

/** Checks the rival rules: what they name exists. In order of their ids. */
export const checkRules = (context: Context): readonly Rule[] =>
  [...context.draft.rules.values()]
    .map((piece) => checkRule(context, piece))
    .sort((a, b) => compareIds(a.id, b.id));
