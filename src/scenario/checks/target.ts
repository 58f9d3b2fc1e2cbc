import { inIdOrder } from '../../domain/ids.ts';
import { certain } from '../central.ts';
import { type Piece, placeIn } from '../pieces/shape.ts';
import type { Target, Track } from '../scenario.ts';
import type { TrackFile } from '../schema/world.ts';
import { type Context, exists, fault, oneLine } from './context.ts';
import { TARGET_DEFAULTS } from './defaults.ts';
import { asParameter, nameOfId } from './world.ts';

/** A number rounded to parts of 1, where 1 has `parts` parts. Reports an error if the number lies between two parts. */
const inParts = (
  context: Context,
  piece: Piece<TrackFile>,
  key: 'start' | 'step',
  value: number,
  parts: 10 | 100,
): number => {
  const whole = Math.round(value * parts);
  if (Math.abs(value * parts - whole) > 1e-9) {
    const [units, unit] =
      parts === 10 ? ['tenths unless it has a step', 'tenth'] : ['hundredths', 'hundredth'];
    fault(context, placeIn(piece, key), `a track moves in ${units}`, {
      found: String(value),
      expected: `a ${unit}, such as ${whole / parts}`,
    });
  }
  return whole / parts;
};

const checkTrack = (context: Context, piece: Piece<TrackFile>): Track => {
  const { id, part } = piece;
  const { step } = part;
  if (id === 'norm')
    fault(context, piece.named, 'this name is taken: norm is the norm against recognition', { found: id });
  return {
    id,
    label: oneLine(part.label, nameOfId(id)),
    start: inParts(context, piece, 'start', part.start ?? 0, step === undefined ? 10 : 100),
    ...(step === undefined ? {} : { step: inParts(context, piece, 'step', step, 100) }),
    resistance: part.resistance ?? 0,
    up: asParameter(part.up, certain(0)),
    down: asParameter(part.down, certain(0)),
  };
};

/** Checks the target and its tracks. */
export const checkTarget = (context: Context): Target => {
  const { target, tracks } = context.draft;
  const {
    id = TARGET_DEFAULTS.id,
    name,
    authority,
    prize,
    backlash,
    push_backlash,
    leverage_driver,
  } = target.part;
  if (leverage_driver !== undefined)
    exists(context, 'drivers', leverage_driver, () => placeIn(target, 'leverage_driver'));
  return {
    id,
    name: oneLine(name, id),
    authority: oneLine(authority, TARGET_DEFAULTS.authority),
    tracks: inIdOrder(Array.from(tracks.values(), (piece) => checkTrack(context, piece))),
    prize: prize ?? TARGET_DEFAULTS.prize,
    leverage_driver,
    backlash: backlash ?? TARGET_DEFAULTS.backlash,
    ...(push_backlash === undefined ? {} : { push_backlash: asParameter(push_backlash, certain(1)) }),
  };
};
