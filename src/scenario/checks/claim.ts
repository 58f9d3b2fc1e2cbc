import { compareIds } from '../../domain/ids.ts';
import type { Claim } from '../../domain/terms.ts';
import { type Piece, placeIn } from '../pieces/shape.ts';
import type { ClaimFile } from '../schema/claim.ts';
import { type Context, exists, fault, oneLine } from './context.ts';

/** The states of a list of a claim, each once. */
const sideOf = (
  context: Context,
  claim: Piece<ClaimFile>,
  side: 'patrons' | 'opponents',
): readonly string[] => {
  const ids = claim.part[side] ?? [];
  ids.forEach((id, i) => {
    const place = () => placeIn(claim, side, i);
    exists(context, 'states', id, place);
    if (ids.indexOf(id) < i)
      fault(context, place(), 'this state is in the list twice', { found: id, expected: 'each state once' });
  });
  return [...new Set(ids)].sort(compareIds);
};

/** Checks what is known of the claim; undefined where the file has no such section, or it lacks a key. */
export const checkClaim = (context: Context): Claim | undefined => {
  const { claim } = context.draft;
  if (claim === undefined) return undefined;
  const patrons = sideOf(context, claim, 'patrons');
  const opponents = sideOf(context, claim, 'opponents');
  for (const id of opponents)
    if (patrons.includes(id))
      fault(
        context,
        placeIn(claim, 'opponents', claim.part.opponents?.indexOf(id) ?? 0),
        'this state is among the patrons too',
        {
          found: id,
          expected: 'each state on one side',
        },
      );
  const { kind, sponsor, route, un, region, control, coded } = claim.part;
  if (!kind || sponsor === undefined || !route || !un || !region || !control) return undefined;
  return { kind, sponsor, patrons, opponents, route, un, region, control, coded: oneLine(coded) };
};
