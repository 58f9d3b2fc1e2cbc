import { monthsPerTurn } from '../../domain/dates.ts';
import type { StateId } from '../../domain/ids.ts';
import type { Act, Run } from '../../domain/run.ts';
import type { Effect } from '../../scenario/parts/happenings.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Names, namesOf } from '../words/names.ts';
import { safeText } from '../words/safe-text.ts';
import { changeIn } from './events-view.ts';

/** A lasting effect on a state. */
interface InForce {
  /** The label of the event or institution that it comes from. */
  readonly label: string;
  readonly effect: Effect;
  /** The last turn whose rates it changes. Infinite for an effect without an end. */
  readonly last: number;
}

/** The number of turns that an effect lasts. An effect without an end is in force for ever. */
const lasts = (effect: Effect, scenario: Scenario): number =>
  'months' in effect && effect.months !== undefined
    ? Math.ceil(effect.months / monthsPerTurn(scenario.turn) - 1e-9)
    : Number.POSITIVE_INFINITY;

const sourceOf = ({ events, institutions }: Scenario, act: Act) => {
  if (act.kind === 'event') return events.find(({ id }) => id === act.event);
  return act.kind === 'institution' && act.granted
    ? institutions.find(({ id }) => id === act.institution)
    : undefined;
};

const isOn = (effect: Effect, state: StateId, struck: StateId | undefined): boolean => {
  if (!('states' in effect) || effect.kind === 'move' || effect.kind === 'shift') return false;
  return effect.states === 'that' ? struck === state : effect.states.includes(state);
};

/** All effects on a state from events and decisions up to a turn, oldest first. Includes effects that have ended. */
export const effectsOn = (scenario: Scenario, run: Run, state: StateId, upTo: number): readonly InForce[] =>
  run.turns
    .filter(({ turn }) => turn <= upTo)
    .flatMap(({ turn, acts }) =>
      acts.flatMap((act) => {
        const source = sourceOf(scenario, act);
        const struck = act.kind === 'event' ? act.state : undefined;
        return (source?.effects ?? [])
          .filter((effect) => isOn(effect, state, struck))
          .map((effect) => ({ label: source?.label ?? '', effect, last: turn + lasts(effect, scenario) }));
      }),
    );

const lineOf = ({ label, effect, last }: InForce, scenario: Scenario, names: Names): string => {
  const end = Number.isFinite(last) ? `, to turn ${last}` : '';
  return `${safeText(label)}: ${changeIn(effect, scenario, names)}${end}`;
};

/** The effects on a state in force in a turn, one line each. A repeated effect lasts longer, but is not stronger. */
export const inForceLines = (
  scenario: Scenario,
  run: Run,
  state: StateId,
  turn: number,
): readonly string[] => {
  const latest = new Map<Effect, InForce>();
  for (const each of effectsOn(scenario, run, state, turn - 1))
    if (each.last >= Math.max(turn, latest.get(each.effect)?.last ?? 0)) latest.set(each.effect, each);
  const names = namesOf(scenario);
  return [...latest.values()].map((each) => lineOf(each, scenario, names));
};
