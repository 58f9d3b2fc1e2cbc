import { dayNamed, turnOf } from '../../domain/dates.ts';
import { inIdOrder } from '../../domain/ids.ts';
import type { Decision } from '../../domain/run.ts';
import type { DatedDecision } from '../parts/dated-decision.ts';
import { type Piece, placeIn } from '../pieces/shape.ts';
import { DECISION_WORDS, type DecisionFile } from '../schema/happenings.ts';
import { type Context, doubt, exists, fault, rungIndex } from './context.ts';

const deedOf = (context: Context, piece: Piece<DecisionFile>): Decision | undefined => {
  const { do: deed } = piece.part;
  if (deed === undefined) return undefined;
  const word = DECISION_WORDS.find((each) => each === deed);
  if (word) return word;
  const to = rungIndex(context, deed, () => placeIn(piece, 'do'));
  return to === undefined ? undefined : { to };
};

/** The day of a decision and the turn in which it falls. Undefined, with an error, if there is none. */
const timeOf = (
  context: Context,
  piece: Piece<DecisionFile>,
): { readonly on: string; readonly at: number } | undefined => {
  const { start, turn = 'month', turns = 36 } = context.draft.head.part;
  if (piece.part.on === undefined || start === undefined) return undefined;
  const on = dayNamed(start, piece.part.on);
  if (on <= start) {
    fault(context, placeIn(piece, 'on'), 'this day is not after the start', {
      found: piece.part.on,
      expected: `a day after ${start}`,
    });
    return undefined;
  }
  const at = turnOf(start, turn, on);
  if (at > turns)
    doubt(context, placeIn(piece, 'on'), 'this decision is never carried out: it is after the last turn', {
      found: piece.part.on,
    });
  return { on, at };
};

/** Checks the decisions, in order of ids. If two are for one state in one turn, only the later id counts, with a warning. */
export const checkDecisions = (context: Context): readonly DatedDecision[] => {
  const taken = new Map<string, string>();
  return inIdOrder(context.draft.decisions.values()).flatMap((piece) => {
    const { state } = piece.part;
    const known = state !== undefined && exists(context, 'states', state, () => placeIn(piece, 'state'));
    const time = timeOf(context, piece);
    const decision = deedOf(context, piece);
    if (!known || time === undefined || decision === undefined) return [];
    const { on, at } = time;
    const other = taken.get(`${state} ${at}`);
    taken.set(`${state} ${at}`, piece.id);
    const message = `this decision and ${other} are for ${state} in the same turn: only ${piece.id} counts`;
    if (other !== undefined) doubt(context, piece.named, message, { expected: 'one of them' });
    return [{ id: piece.id, state, on, decision }];
  });
};
