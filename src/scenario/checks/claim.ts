import { compareIds } from '../../domain/ids.ts';
import type { Claim } from '../../domain/terms.ts';
import { placeIn } from '../pieces/shape.ts';
import { type Context, exists, fault, oneLine } from './context.ts';

/** Checks the section on the claim. Undefined if the file has no such section, or if the section lacks a key. */
export const checkClaim = (context: Context): Claim | undefined => {
  const piece = context.draft.claim;
  if (piece === undefined) return undefined;
  const seen = new Set<string>();
  const sideOf = (side: 'patrons' | 'opponents'): readonly string[] => {
    const ids = piece.part[side] ?? [];
    for (const [i, id] of ids.entries()) {
      const place = () => placeIn(piece, side, i);
      if (seen.has(id))
        fault(context, place(), 'the claim has this state twice', { found: id, expected: 'each state once' });
      else exists(context, 'states', id, place);
      seen.add(id);
    }
    return ids.toSorted(compareIds);
  };
  const sides = { patrons: sideOf('patrons'), opponents: sideOf('opponents') };
  const { kind, sponsor, route, un, region, control, coded } = piece.part;
  if (!kind || sponsor === undefined || !route || !un || !region || !control) return undefined;
  return { kind, sponsor, ...sides, route, un, region, control, coded: oneLine(coded) };
};
