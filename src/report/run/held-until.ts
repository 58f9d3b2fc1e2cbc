import { monthsPerTurn, turnOf } from '../../domain/dates.ts';
import type { ClockReading, Run } from '../../domain/run.ts';
import type { Effect, Scenario } from '../../scenario/scenario.ts';

/** The turn in which a state moved last: before the start by its `since`; undefined if that is not known. */
const lastMove = (scenario: Scenario, run: Run, state: string, upTo: number): number | undefined => {
  const moved = run.turns.findLast(
    ({ turn, moves }) => turn <= upTo && moves.some((move) => move.state === state),
  );
  if (moved) return moved.turn;
  const since = scenario.states.find(({ id }) => id === state)?.since;
  return since === undefined ? undefined : turnOf(scenario.start, scenario.turn, since);
};

/** The turns that an effect lasts. One without an end is in force for ever. */
const lasts = (effect: Effect, scenario: Scenario): number =>
  'months' in effect && effect.months !== undefined
    ? Math.ceil(effect.months / monthsPerTurn(scenario.turn) - 1e-9)
    : Number.POSITIVE_INFINITY;

/** The turn in which the last block of a step ends, by the events up to a turn; infinite where none ends it. */
const blockEnd = (scenario: Scenario, run: Run, { state, dir }: ClockReading, upTo: number): number => {
  const ends = run.turns
    .filter(({ turn }) => turn <= upTo)
    .flatMap(({ turn, acts }) =>
      acts.flatMap((act) => {
        const effects =
          act.kind === 'event' ? scenario.events.find(({ id }) => id === act.event)?.effects : [];
        return (effects ?? [])
          .filter((each) => each.kind === 'block' && each.direction === dir && each.states.includes(state))
          .map((each) => turn + lasts(each, scenario));
      }),
    );
  return Math.max(Number.NEGATIVE_INFINITY, ...ends);
};

/**
 * The first turn in which the held clock of a coming turn, one past `shown`, can run again as far as is known at its
 * beginning; undefined where no time ends it.
 */
export const heldUntil = (
  scenario: Scenario,
  run: Run,
  reading: ClockReading,
  shown: number,
): number | undefined => {
  if (reading.held === 'dwell') {
    const moved = lastMove(scenario, run, reading.state, shown);
    return moved === undefined ? undefined : moved + scenario.rates.dwell + 1;
  }
  if (reading.held !== 'blocked') return undefined;
  const end = blockEnd(scenario, run, reading, shown) + 1;
  return Number.isFinite(end) ? end : undefined;
};
