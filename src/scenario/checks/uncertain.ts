import { inIdOrder } from '../../domain/ids.ts';
import { nearest, orList } from '../nearest.ts';
import type { WrittenLever } from '../parts/lever.ts';
import { numberGiven, numberOn, numberPaths, type ScenarioNumber } from '../parts/numbers.ts';
import type { Uncertain, ValueSpread } from '../parts/uncertain.ts';
import { type Part, type Piece, placeIn } from '../pieces/shape.ts';
import type { Scenario } from '../scenario.ts';
import type { LeverFile } from '../schema/lever.ts';
import type { UncertainFile } from '../schema/uncertain.ts';
import { type Context, doubt, exists, fault, oneLine } from './context.ts';

const WAYS = 'low and high, or mean and sd, or values';

const spreadOf = (context: Context, piece: Piece<UncertainFile>): ValueSpread | undefined => {
  const { low, high, mode, mean, sd, values } = piece.part;
  const given = [
    low !== undefined || high !== undefined || mode !== undefined,
    mean !== undefined || sd !== undefined,
    values !== undefined,
  ];
  const isOne = given.filter((each) => each).length === 1;
  const refuse = (
    key: keyof UncertainFile | undefined,
    message: string,
    found: unknown,
    expected: string,
  ): undefined => {
    fault(context, key === undefined ? piece.named : placeIn(piece, key), message, {
      found: String(found),
      expected,
    });
    return undefined;
  };
  if (!isOne)
    return refuse(
      undefined,
      'it is not clear which values this may have',
      given.includes(true) ? 'several ways' : 'none',
      WAYS,
    );
  if (values !== undefined) return { kind: 'one of', values };
  if (mean !== undefined && sd !== undefined) return { kind: 'normal', mean, sd };
  if (low === undefined || high === undefined)
    return refuse(undefined, 'a value is missing', 'one alone', WAYS);
  if (low >= high) return refuse('high', 'the range is empty', high, `a number above low, ${low}`);
  if (mode === undefined) return { kind: 'even', low, high };
  if (mode < low || mode > high)
    return refuse(
      'mode',
      'the likeliest value is outside the range',
      mode,
      `a number from ${low} to ${high}`,
    );
  return { kind: 'peak', low, high, mode };
};

/** An uncertain input or a lever. It either sets values of the scenario, or names an event. */
interface AimFile {
  readonly label?: string | undefined;
  readonly set?: string | string[] | undefined;
  readonly event?: string | undefined;
}

/** Checks the entries of a section, in order of ids. Each must have one aim. If the aim is an event, it must exist. */
const checkAims = <File extends AimFile, Checked>(
  context: Context,
  pieces: ReadonlyMap<string, Piece<File>>,
  what: string,
  check: (piece: Piece<File>, head: { readonly id: string; readonly label: string }) => Checked | undefined,
): readonly Checked[] =>
  inIdOrder(pieces.values()).flatMap((piece) => {
    const { label, set, event }: Part<AimFile> = piece.part;
    if ((set === undefined) === (event === undefined)) {
      const found = set === undefined ? 'neither' : 'both';
      fault(context, piece.named, `this names not one thing ${what}`, { found, expected: 'set or event' });
      return [];
    }
    if (event !== undefined && !exists(context, 'events', event, () => placeIn(piece, 'event'))) return [];
    return check(piece, { id: piece.id, label: oneLine(label, piece.id) }) ?? [];
  });

/** Checks the uncertain inputs, in order of ids. Their paths are checked later, when they are played. */
export const checkUncertain = (context: Context): readonly Uncertain[] =>
  checkAims(context, context.draft.uncertain, 'that is not certain', (piece, head): Uncertain | undefined => {
    const { group, set = [], event, chance = 0.5 } = piece.part;
    const common = { ...head, ...(group === undefined ? {} : { group }) };
    if (event !== undefined) return { ...common, event, chance };
    const spread = spreadOf(context, piece);
    return spread && { ...common, set: typeof set === 'string' ? [set] : set, spread };
  });

const expectedIn = ({ range, words }: ScenarioNumber): string =>
  words === undefined ? `a number from ${range[0]} to ${range[1]}` : orList(words);

/** Whether the scenario may have each value of a lever at the lever's path. */
const valuesFit = (context: Context, piece: Piece<LeverFile>, number: ScenarioNumber): boolean => {
  const { low, high, values } = piece.part;
  const refuse = (key: keyof LeverFile, message: string, found: number | string, expected: string): false => {
    fault(context, placeIn(piece, key), message, { found: String(found), expected });
    return false;
  };
  if (values !== undefined && (low !== undefined || high !== undefined))
    return refuse('values', 'it is not clear how far this may go', 'both', 'low and high, or values');
  const given = values ?? [low, high].filter((each) => each !== undefined);
  const strange = given.find((value) => numberGiven(number, value) === undefined);
  if (strange !== undefined) {
    const key = values ? 'values' : strange === low ? 'low' : 'high';
    return refuse(key, 'this value cannot be there', strange, expectedIn(number));
  }
  const least = low ?? number.range[0];
  if (high !== undefined && least >= high)
    return refuse('high', 'the range is empty', high, `a number above ${least}`);
  if (low !== undefined && low >= number.range[1])
    return refuse('low', 'the range is empty', low, `a number below ${number.range[1]}`);
  if (given.length > 0 && given.every((value) => numberGiven(number, value) === number.value))
    doubt(context, piece.named, 'this lever changes nothing: the scenario has this value already', {
      found: String(given[0]),
      expected: 'another value',
    });
  return true;
};

/** Checks the levers of a scenario against the scenario, in order of ids. */
export const checkLevers = (context: Context, scenario: Scenario): readonly WrittenLever[] =>
  checkAims(context, context.draft.levers, 'to change', (piece, head): WrittenLever | undefined => {
    const { label: _, set = '', event, ...rest } = piece.part;
    if (event !== undefined)
      return { ...head, event, ...(rest.cost === undefined ? {} : { cost: rest.cost }) };
    const path = set.trim();
    const number = numberOn(scenario, path);
    if (number) return valuesFit(context, piece, number) ? { ...head, ...rest, set: path } : undefined;
    fault(context, placeIn(piece, 'set'), 'this is no path of a number that a lever can set', {
      found: path,
      expected: 'such as weights.rights, CHN.traits.economy, CHN.rung, target.tracks.rights.start',
      suggestion: nearest(path, numberPaths(scenario)),
    });
    return undefined;
  });
