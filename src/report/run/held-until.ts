import { turnOf } from '../../domain/dates.ts';
import type { ClockReading, Run } from '../../domain/run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { effectsOn } from './in-force.ts';

/** The turn in which a state moved last: before the start by its `since`; undefined if that is not known. */
const lastMove = (scenario: Scenario, run: Run, state: string, upTo: number): number | undefined => {
  const moved = run.turns.findLast(
    ({ turn, moves }) => turn <= upTo && moves.some((move) => move.state === state),
  );
  if (moved) return moved.turn;
  const since = scenario.states.find(({ id }) => id === state)?.since;
  return since === undefined ? undefined : turnOf(scenario.start, scenario.turn, since);
};

/** The turn in which the last block of a step ends, by what happened up to a turn; infinite where none ends it. */
const blockEnd = (scenario: Scenario, run: Run, { state, dir }: ClockReading, upTo: number): number =>
  Math.max(
    Number.NEGATIVE_INFINITY,
    ...effectsOn(scenario, run, state, upTo).flatMap(({ effect, last }) =>
      effect.kind === 'block' && effect.direction === dir ? [last] : [],
    ),
  );

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
