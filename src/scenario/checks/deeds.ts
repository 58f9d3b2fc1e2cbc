import { entriesIn } from '../located.ts';
import { nearest } from '../nearest.ts';
import { type Piece, placeIn } from '../pieces/shape.ts';
import type { EventFile } from '../schema/happenings.ts';
import { type Context, fault, isComplete } from './context.ts';

const EXPECTED = 'target, that, or the id of a state, a bloc or an institution';

/** The actors whose deed an event is. Undefined if it is nobody's deed. */
export const checkBy = (context: Context, piece: Piece<EventFile>): readonly string[] | undefined => {
  const { by, happens_to: happens } = piece.part;
  if (by === undefined) return undefined;
  const isList = typeof by !== 'string';
  const doers = isList ? by : [by];
  const { states, blocs, institutions } = context.names;
  const isKnown = (id: string): boolean =>
    id === 'target' || id === 'that' || states.has(id) || blocs.has(id) || institutions.has(id);
  const areComplete = isComplete(context, 'states') && isComplete(context, 'blocs');
  const isStated = entriesIn(piece.tree).has('happens_to');
  if (doers.length === 0)
    fault(context, placeIn(piece, 'by'), 'this list is empty', {
      found: 'an empty list',
      expected: EXPECTED,
    });
  for (const [i, id] of doers.entries()) {
    const place = isList ? placeIn(piece, 'by', i) : placeIn(piece, 'by');
    if (doers.indexOf(id) < i)
      fault(context, place, 'this doer is written twice', { found: id, expected: 'each doer once' });
    else if (id === 'that' && happens === undefined && !isStated)
      fault(context, place, 'this event happens to no one state, so it cannot be the deed of that state', {
        found: id,
        expected: 'happens_to in the event, or another doer',
      });
    else if (!isKnown(id) && areComplete)
      fault(context, place, 'there is no target, state, bloc or institution of this name', {
        found: id,
        expected: EXPECTED,
        suggestion: nearest(id, ['target', 'that', ...states, ...blocs, ...institutions]),
      });
  }
  return doers;
};
