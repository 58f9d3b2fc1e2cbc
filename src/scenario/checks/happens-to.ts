import { keyIn, type Piece, placeIn } from '../pieces/shape.ts';
import type { HappensTo } from '../scenario.ts';
import type { EventFile } from '../schema/happenings.ts';
import { type Context, doubt, exists, fault, isComplete, rungIndex } from './context.ts';
import { namedStates } from './effects.ts';

/** What stands for the name of the state in the text of an event that happens to one state. */
const STATE_NAME = '{state}';

const checkText = (context: Context, piece: Piece<EventFile>): void => {
  if (piece.part.text?.includes(STATE_NAME))
    fault(context, placeIn(piece, 'text'), 'this event does not happen to one state, so none can be named', {
      found: STATE_NAME,
      expected: 'happens_to in the event, or the name of a state',
    });
};

/** Reports a list of states of which none can ever be drawn. */
const checkDrawable = (context: Context, piece: Piece<EventFile>, { among, by }: HappensTo): void => {
  const { states } = context.draft;
  const known = among.filter((id) => states.has(id));
  if (known.length < among.length || !isComplete(context, 'states') || !isComplete(context, 'blocs')) return;
  const place = keyIn(piece, 'happens_to');
  const message = 'this event can happen to no state';
  if (known.length === 0)
    fault(context, place, message, { found: 'no state', expected: 'at least one state' });
  else if (by !== undefined && known.every((id) => (states.get(id)?.part.traits?.[by] ?? 0) <= 0))
    doubt(context, place, message, {
      found: `no trait ${by} above 0 in ${known.length} states`,
      expected: `a state whose trait ${by} is above 0`,
    });
};

/** The states to one of which an event happens; undefined where it happens to none in particular. */
export const checkHappensTo = (context: Context, piece: Piece<EventFile>): HappensTo | undefined => {
  const { happens_to: file } = piece.part;
  if (file === undefined) {
    if (piece.tree.kind !== 'map' || !piece.tree.entries.has('happens_to')) checkText(context, piece);
    return undefined;
  }
  const place = (key: string) => () => placeIn(piece, 'happens_to', key);
  const spot = {
    value: (...path: readonly (string | number)[]) => placeIn(piece, 'happens_to', ...path),
    key: (...path: readonly (string | number)[]) => keyIn(piece, 'happens_to', ...path),
    size: () => 0,
  };
  const { by } = file;
  if (by !== undefined) exists(context, 'drivers', by, place('by'));
  const top = Math.max(0, context.names.rungs.length - 1);
  const from = file.from === undefined ? 0 : (rungIndex(context, file.from, place('from')) ?? 0);
  const to = file.to === undefined ? top : (rungIndex(context, file.to, place('to')) ?? top);
  if (from > to)
    fault(context, place('from')(), 'the rungs run backwards, so this event can happen to no state', {
      found: `from ${file.from} to ${file.to}`,
      expected: 'from: the lower rung, to: the higher one',
    });
  const among = file.among === undefined ? [] : namedStates(context, file.among, 'among', spot);
  const happens = { among, by, from, to };
  if (file.among !== undefined && (by === undefined || context.names.drivers.has(by)))
    checkDrawable(context, piece, happens);
  return happens;
};
