import { turnOf, turnsOfYearDay } from '../../domain/dates.ts';
import type { Path } from '../located.ts';
import type { Effect, EffectStates } from '../parts/happenings.ts';
import { keyIn, type Piece } from '../pieces/shape.ts';
import type { ScenarioEvent } from '../scenario.ts';
import { type Context, doubt } from './context.ts';
import type { CheckedEvent, CheckedInstitution } from './events.ts';

/** Names the states of an effect. The state to which an event happens is `that state`. */
const named = (states: EffectStates): readonly string[] => (states === 'that' ? ['that state'] : states);

/** The thing that an effect sets. If two effects set the same thing, only the last one counts. */
const settings = (effect: Effect): readonly string[] => {
  if (effect.kind === 'move' || effect.kind === 'shift')
    return named(effect.states).map((id) => `the rung of ${id}`);
  if (!('operation' in effect) || effect.operation !== 'set') return [];
  if (effect.kind === 'weight')
    return named(effect.states).map((id) => `the weight ${effect.weight} of ${id}`);
  return [`the ${effect.kind} ${effect.id}`];
};

const keyOf = (effect: Effect): string => (effect.kind === 'shift' ? 'move' : effect.kind);

const within = (
  context: Context,
  piece: Piece<{ readonly effects?: readonly unknown[] | undefined }>,
  effects: readonly Effect[],
): void => {
  // If an effect in the file is malformed, the indices of `effects` differ from those in the file.
  if (effects.length < 2 || piece.part.effects?.length !== effects.length) return;
  const seen = new Set<string>();
  for (const [i, effect] of effects.entries()) {
    const twice = settings(effect).find((setting) => seen.has(setting));
    const path: Path = ['effects', i, keyOf(effect)];
    if (twice !== undefined)
      doubt(context, keyIn(piece, ...path), `two effects set ${twice}: only the last one counts`, {
        expected: 'one of them',
      });
    for (const setting of settings(effect)) seen.add(setting);
  }
};

/** The most settings, over all turns, that are compared. Warnings must not take minutes. */
const MOST_SETTINGS = 500_000;

const turnsOf = (context: Context, event: ScenarioEvent): readonly number[] => {
  const { start, turn = 'month', turns = 36 } = context.draft.head.part;
  if (start === undefined) return [];
  if (event.timing.kind === 'dates')
    return [...new Set(event.timing.dates.map((date) => turnOf(start, turn, date)))].filter(
      (at) => at > 0 && at <= turns,
    );
  return event.timing.kind === 'yearly' ? turnsOfYearDay(start, turn, event.timing.day, turns) : [];
};

/** Warns if two effects set the same thing in one event, or in events of the same turn. */
export const checkClashes = (
  context: Context,
  events: readonly CheckedEvent[],
  institutions: readonly CheckedInstitution[],
): void => {
  for (const { piece, event } of events) within(context, piece, event.effects);
  for (const { piece, institution } of institutions) within(context, piece, institution.effects);
  const holders = new Map<string, CheckedEvent>();
  const reported = new Set<string>();
  let cost = 0;
  for (const each of events) {
    const set = [...new Set(each.event.effects.flatMap(settings))];
    const turns = set.length === 0 ? [] : turnsOf(context, each.event);
    cost += set.length * turns.length;
    if (cost > MOST_SETTINGS) return;
    for (const turn of turns) {
      for (const setting of set) {
        const key = `${turn} ${setting}`;
        const other = holders.get(key);
        holders.set(key, each);
        const pair = `${other?.event.id} ${each.event.id}`;
        if (!other || reported.has(pair)) continue;
        reported.add(pair);
        doubt(
          context,
          each.piece.named,
          `this event and ${other.event.id} set ${setting} in the same turn: only ${each.event.id} counts`,
          { expected: 'one of them' },
        );
      }
    }
  }
};
