import { compareIds } from '../../domain/ids.ts';
import type { Uncertain, ValueSpread } from '../parts/uncertain.ts';
import { type Piece, placeIn } from '../pieces/shape.ts';
import type { UncertainFile } from '../schema/uncertain.ts';
import { type Context, exists, fault, oneLine } from './context.ts';

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

/** Checks what is not certain, in order of ids. Paths are checked where they are played. */
export const checkUncertain = (context: Context): readonly Uncertain[] =>
  [...context.draft.uncertain.values()]
    .toSorted((a, b) => compareIds(a.id, b.id))
    .flatMap((piece): readonly Uncertain[] => {
      const { label, group, set, event, chance = 0.5 } = piece.part;
      const common = {
        id: piece.id,
        label: oneLine(label, piece.id),
        ...(group === undefined ? {} : { group }),
      };
      if ((set === undefined) === (event === undefined)) {
        const found = set === undefined ? 'neither' : 'both';
        fault(context, piece.named, 'this names not one thing that is not certain', {
          found,
          expected: 'set or event',
        });
        return [];
      }
      if (event !== undefined)
        return exists(context, 'events', event, () => placeIn(piece, 'event'))
          ? [{ ...common, event, chance }]
          : [];
      const spread = spreadOf(context, piece);
      return spread === undefined || set === undefined
        ? []
        : [{ ...common, set: typeof set === 'string' ? [set] : set, spread }];
    });
