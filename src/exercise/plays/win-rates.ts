import { isMetIn } from '../debrief/wins.ts';
import { newGame } from '../game.ts';
import type { Playable } from './levers.ts';
import { playOn } from './play.ts';
import { strategiesOf } from './strategies.ts';

/** How often a seat met a goal: in `met` of `plays` plays. */
export interface WinRate {
  readonly seat: string;
  /** Position among the goals of the seat. */
  readonly at: number;
  readonly text: string;
  readonly met: number;
  readonly plays: number;
}

interface WinOptions {
  readonly seed: string;
  readonly plays: number;
}

/** The least and the largest share of plays in which a good goal is met. */
export const WIN_BOUNDS = { least: 0.05, most: 0.95 } as const;

/** Whether a goal can be won and lost: it is met in 5 to 95 % of the plays. */
export const isWinnable = ({ met, plays }: WinRate): boolean =>
  met >= WIN_BOUNDS.least * plays && met <= WIN_BOUNDS.most * plays;

/**
 * Plays an exercise with a mix of simple strategies and counts how often each goal is met. Each play has its own
 * future. The same seed gives the same counts.
 */
export const winRates = (
  { exercise, scenario, begin }: Playable,
  { seed, plays }: WinOptions,
  progress?: (done: number, all: number) => void,
): readonly WinRate[] => {
  const goals = exercise.seats.flatMap(({ id, wins }) => wins.map((win, at) => ({ seat: id, at, win })));
  const met = goals.map(() => 0);
  for (let play = 0; goals.length > 0 && play < plays; play++) {
    progress?.(play, plays);
    const base = begin(seed, play);
    const start = newGame(exercise, scenario, base);
    const { table, worldOn } = playOn(start, { strategies: strategiesOf(base, exercise), luck: base });
    const world = worldOn(table);
    const played = { exercise, table, scenario: world.scenario, run: world.run };
    for (const [g, { win }] of goals.entries()) if (isMetIn(played, win)) met[g] = (met[g] ?? 0) + 1;
  }
  return goals.map(({ seat, at, win }, g) => ({ seat, at, text: win.text, met: met[g] ?? 0, plays }));
};
