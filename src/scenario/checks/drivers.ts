import { compareIds, inIdOrder } from '../../domain/ids.ts';
import { CLIMATE_INDICES } from '../../domain/indices.ts';
import { BUILT_IN_WEIGHTS } from '../../domain/terms.ts';
import { COLUMNS } from '../files/tables.ts';
import { nearest, orList } from '../nearest.ts';
import { type Piece, placeIn } from '../pieces/shape.ts';
import type { ClimateFactor, Driver } from '../scenario.ts';
import type { DriverFile } from '../schema/world.ts';
import { type Context, doubt, fault, isComplete, oneLine } from './context.ts';

/** Names that have another meaning in tables, terms or weights. */
const RESERVED = new Set<string>([
  ...BUILT_IN_WEIGHTS,
  ...Object.keys(COLUMNS.states),
  'base',
  'turn',
  'uncertainty',
  'events',
  'limit',
]);

type ClimateFile = NonNullable<DriverFile['climate']>;

const checkFactor = (
  context: Context,
  piece: Piece<unknown>,
  factor: ClimateFile[number],
  index: number,
): ClimateFactor => {
  const of = typeof factor === 'string' ? factor : factor.of;
  const { variables, tracks } = context.names;
  const choices = ['norm', ...variables, ...tracks, ...CLIMATE_INDICES];
  const path = typeof factor === 'string' ? ['climate', index] : ['climate', index, 'of'];
  const kind = variables.has(of) ? 'variable' : 'track';
  if ((variables.has(of) || tracks.has(of)) && CLIMATE_INDICES.some((id) => id === of))
    doubt(context, placeIn(piece, ...path), `this climate reads a ${kind}, not the index of the same name`, {
      found: of,
      expected: `another id for the ${kind}, if the index is meant`,
    });
  if (!choices.includes(of)) {
    fault(context, placeIn(piece, ...path), 'a climate can read nothing of this name', {
      found: of,
      expected: `a variable, a track, norm, or an index: ${orList(CLIMATE_INDICES)}`,
      suggestion: nearest(of, choices),
    });
  }
  return typeof factor === 'string'
    ? { of, base: 0, slope: 1 }
    : { of, base: factor.base ?? 0, slope: factor.slope ?? 1 };
};

const compareFactors = (a: ClimateFactor, b: ClimateFactor): number =>
  compareIds(a.of, b.of) || a.base - b.base || a.slope - b.slope;

/** Checks the key `climate` of a driver or an event, and gives its factors in canonical order. */
export const checkClimate = (
  context: Context,
  piece: Piece<unknown>,
  factors: ClimateFile,
): readonly ClimateFactor[] =>
  factors.map((factor, i) => checkFactor(context, piece, factor, i)).sort(compareFactors);

const checkRange = (context: Context, piece: Piece<DriverFile>): readonly [number, number] => {
  const [low = 0, high = 1] = piece.part.range ?? [];
  if (low > high)
    fault(context, placeIn(piece, 'range'), 'the range runs backwards', {
      found: `[${low}, ${high}]`,
      expected: '[lowest, highest]',
    });
  return [low, high];
};

const checkDriver = (context: Context, piece: Piece<DriverFile>): Driver => {
  const { id, part } = piece;
  if (RESERVED.has(id))
    fault(context, piece.named, 'this name is taken: it means something else in tables or explanations', {
      found: id,
      expected: 'another id',
    });
  const steps = context.names.rungs.length - 1;
  const profile = part.profile ?? [];
  if (part.profile && steps >= 1 && profile.length !== steps) {
    fault(
      context,
      placeIn(piece, 'profile'),
      'the profile must have one number for each step of the ladder',
      {
        found: `${profile.length} numbers`,
        expected: profile.length === 2 * steps ? `${steps}; decimals have a point, no comma` : String(steps),
      },
    );
  }
  return {
    id,
    label: oneLine(part.label, id),
    sign: part.sign === 'cost' ? -1 : 1,
    profile,
    climate: checkClimate(context, piece, part.climate ?? []),
    range: checkRange(context, piece),
  };
};

/** Checks the drivers. At least one state must have a trait for each. */
export const checkDrivers = (context: Context): readonly Driver[] => {
  const { drivers, states } = context.draft;
  const felt = new Set<string>();
  for (const state of states.values()) {
    for (const [id, trait] of Object.entries(state.part.traits ?? {})) if (trait !== undefined) felt.add(id);
  }
  for (const piece of drivers.values()) {
    // A misspelt column may be the missing trait.
    if (context.unknownColumns.size > 0) break;
    if (felt.has(piece.id) || RESERVED.has(piece.id) || !isComplete(context, 'states')) continue;
    fault(context, piece.named, 'no state has this driver', {
      found: piece.id,
      expected: `a trait "${piece.id}" of at least one state`,
    });
  }
  return inIdOrder(Array.from(drivers.values(), (piece) => checkDriver(context, piece)));
};
