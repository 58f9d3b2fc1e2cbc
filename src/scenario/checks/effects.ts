import { compareIds } from '../../domain/ids.ts';
import { BOUNDS } from '../bounds.ts';
import type { Place } from '../issue.ts';
import { nearest, orList } from '../nearest.ts';
import type { Effect, EffectStates, Operation } from '../parts/happenings.ts';
import {
  EFFECT_KEYS,
  type EffectFile,
  type EffectKey,
  OPERATIONS,
  type StateSetFile,
} from '../schema/effects.ts';
import { isWhole, oneKey, type PartPlaces } from './conditions.ts';
import { type Context, doubt, exists, fault, rungIndex } from './context.ts';

const ALL_KEYS: readonly string[] = [...new Set(Object.values(EFFECT_KEYS).flat())];

const KINDS = Object.keys(EFFECT_KEYS).filter((key): key is EffectKey => Object.hasOwn(EFFECT_KEYS, key));

/**
 * The place where an effect is written, and the states to one of which its event happens. Undefined states: the event
 * happens to none.
 */
interface EffectSpot extends PartPlaces {
  readonly struck: readonly string[] | undefined;
}

/** The states that a set names, in canonical order. */
const statesOf = (
  context: Context,
  set: StateSetFile | undefined,
  key: string,
  spot: EffectSpot,
): EffectStates => {
  const isThat = set === 'that' && (spot.struck !== undefined || !context.names.states.has(set));
  if (isThat && !spot.struck)
    fault(context, spot.value(key), 'this event does not happen to one state, so no state is meant', {
      found: 'that',
      expected: 'happens_to in the event, or the id of a state',
    });
  const states = isThat ? (spot.struck ?? []) : namedStates(context, set, key, spot);
  const before = context.spoken.states;
  context.spoken.states += states.length;
  if (before <= BOUNDS.spoken && context.spoken.states > BOUNDS.spoken) {
    const expected = `at most ${BOUNDS.spoken.toLocaleString('en-GB')}, over all effects`;
    fault(context, spot.key(key), 'the effects of this scenario name too many states', { expected });
  }
  return isThat ? 'that' : states;
};

/** The states that a set names one by one, in canonical order. */
export const namedStates = (
  context: Context,
  set: StateSetFile | undefined,
  key: string,
  spot: PartPlaces,
): readonly string[] => {
  if (set === undefined || set === 'all') return context.allStates;
  if (typeof set === 'string') {
    exists(context, 'states', set, () => spot.value(key));
    return [set];
  }
  if ('bloc' in set) {
    exists(context, 'blocs', set.bloc, () => spot.value(key, 'bloc'));
    const members = context.draft.blocs.get(set.bloc)?.part.members ?? [];
    return [...new Set(members)].sort(compareIds);
  }
  const seen = new Set<string>();
  for (const [i, id] of set.entries()) {
    const place = () => spot.value(key, i);
    const isKnown = exists(context, 'states', id, place);
    const isTwice = seen.has(id);
    seen.add(id);
    if (isKnown && isTwice)
      fault(context, place(), 'this state is named twice', { found: id, expected: 'each state once' });
  }
  return [...new Set(set)].sort(compareIds);
};

/** Reports keys of other kinds of effect. */
const checkKeys = (context: Context, file: EffectFile, kind: EffectKey, spot: PartPlaces): void => {
  const allowed: readonly string[] = EFFECT_KEYS[kind];
  for (const [key, value] of Object.entries(file)) {
    if (value === undefined || key === kind || allowed.includes(key) || !ALL_KEYS.includes(key)) continue;
    fault(context, spot.key(key), `this does not go with ${kind}`, {
      found: key,
      expected: orList(allowed),
      suggestion: nearest(key, allowed),
    });
  }
};

const operationOf = (
  context: Context,
  file: EffectFile,
  kind: EffectKey,
  spot: PartPlaces,
): { operation: Operation; value: number } | undefined => {
  const operation = oneKey(
    context,
    file,
    OPERATIONS,
    spot,
    { place: () => spot.key(kind), message: 'this effect does not say what changes', found: kind },
    { message: 'an effect does one thing', expected: `one of ${orList(OPERATIONS)}` },
  );
  return operation === undefined ? undefined : { operation, value: file[operation] ?? 0 };
};

/** Warns about an addition to a track that is lost by rounding. */
const doubtRounded = (context: Context, { track, add }: EffectFile, spot: PartPlaces): void => {
  const known = context.draft.tracks.get(track ?? '');
  if (!known || add === undefined || add === 0) return;
  const grains = known.part.step === undefined ? 10 : 100;
  if (Math.abs(add) * grains < 0.5)
    doubt(context, spot.value('add'), 'this changes nothing: the value of the track is rounded', {
      found: String(add),
      expected: grains === 10 ? 'a tenth or more, or a track with a step' : 'a hundredth or more',
    });
};

const changeOf = (
  context: Context,
  file: EffectFile,
  kind: 'variable' | 'track',
  spot: PartPlaces,
): Effect | undefined => {
  const id = file[kind] ?? '';
  exists(context, kind === 'variable' ? 'variables' : 'tracks', id, () => spot.value(kind));
  if (kind === 'track') doubtRounded(context, file, spot);
  const operation = operationOf(context, file, kind, spot);
  return operation && { kind, id, ...operation, months: file.months };
};

const weightOf = (context: Context, file: EffectFile, spot: EffectSpot): Effect | undefined => {
  const weight = file.weight ?? '';
  exists(context, 'weights', weight, () => spot.value('weight'));
  const states = statesOf(context, file.states, 'states', spot);
  const operation = operationOf(context, file, 'weight', spot);
  return operation && { kind: 'weight', states, weight, ...operation, months: file.months };
};

const moveOf = (context: Context, file: EffectFile, spot: EffectSpot): Effect | undefined => {
  const states = statesOf(context, file.move, 'move', spot);
  const { to, by } = file;
  const refuse = (place: Place, message: string, found: string): undefined => {
    fault(context, place, message, { found, expected: 'to: a rung, or by: a number of rungs' });
  };
  if (to !== undefined && by !== undefined) return refuse(spot.key('by'), 'a move has one aim', 'to and by');
  if (to !== undefined) {
    const rung = rungIndex(context, to, () => spot.value('to'));
    return rung === undefined ? undefined : { kind: 'move', states, to: rung };
  }
  if (by === undefined && !isWhole(file, spot)) return undefined;
  if (by === undefined) return refuse(spot.key('move'), 'this move leads nowhere', 'move alone');
  const top = context.names.rungs.length - 1;
  if (by === 0) return refuse(spot.value('by'), 'this move leads nowhere', '0');
  if (Math.abs(by) > Math.max(1, top))
    return refuse(spot.value('by'), 'the ladder has fewer rungs than this move', String(by));
  return { kind: 'shift', states, by };
};

/** Checks an effect and gives it the form that the model reads. Undefined, with errors, if something is wrong. */
export const checkEffect = (context: Context, file: EffectFile, spot: EffectSpot): Effect | undefined => {
  const kind = oneKey(
    context,
    file,
    KINDS,
    spot,
    { place: spot.value, message: 'this effect changes nothing' },
    { message: 'an effect changes one thing', expected: 'an effect for each' },
  );
  if (kind === undefined) return undefined;
  checkKeys(context, file, kind, spot);
  if (kind === 'variable' || kind === 'track') return changeOf(context, file, kind, spot);
  if (kind === 'weight') return weightOf(context, file, spot);
  if (kind === 'move') return moveOf(context, file, spot);
  const states = statesOf(context, file[kind], kind, spot);
  const { direction = 'up', times, add, months } = file;
  if (kind === 'block') return { kind, states, direction, months };
  if (kind === 'boost' && times !== undefined) return { kind, states, direction, times, months };
  if (kind === 'disposition' && add !== undefined) return { kind, states, add, months };
  if (isWhole(file, spot))
    fault(context, spot.key(kind), `this ${kind} does not say by how much`, {
      found: `${kind} alone`,
      expected: kind === 'boost' ? 'times: a factor above 0' : 'add: a number',
    });
  return undefined;
};
