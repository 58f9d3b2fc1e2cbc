import { turnOf } from '../../domain/dates.ts';
import type { ClockReading, Run } from '../../domain/run.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { effectsOn } from './in-force.ts';

/** The turn of a state's last move. Before the start, its `since` gives the turn. Undefined if that is not known. */
const lastMove = (scenario: Scenario, run: Run, state: string, upTo: number): number | undefined => {
  const moved = run.turns.findLast(
    ({ turn, moves }) => turn <= upTo && moves.some((move) => move.state === state),
  );
  if (moved) return moved.turn;
  const since = scenario.states.find(({ id }) => id === state)?.since;
  return since === undefined ? undefined : turnOf(scenario.start, scenario.turn, since);
};

/** The turn in which the last block of a step ends, as known at a turn. Infinite if a block has no end. */
const blockEnd = (scenario: Scenario, run: Run, { state, dir }: ClockReading, upTo: number): number =>
  Math.max(
    Number.NEGATIVE_INFINITY,
    ...effectsOn(scenario, run, state, upTo).flatMap(({ effect, last }) =>
      effect.kind === 'block' && effect.direction === dir ? [last] : [],
    ),
  );

/**
 * The first turn in which a held clock can run again, as far as is known at the beginning of the coming turn. The
 * coming turn is the turn after `shown`. Undefined if the hold has no end in time.
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
