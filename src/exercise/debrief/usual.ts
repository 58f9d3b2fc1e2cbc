import type { StateId } from '../../domain/ids.ts';
import { type Share, shareOf } from '../../domain/intervals.ts';
import type { StudyFrame } from '../../study/futures/frame.ts';
import type { Tally } from '../../study/futures/tally.ts';
import type { Spread } from '../../study/odds/fan.ts';
import { answerOdds } from '../../study/odds/odds.ts';
import type { Game } from '../game.ts';
import type { Debrief } from './debrief.ts';

interface UsualState {
  readonly state: StateId;
  readonly start: number;
  readonly end: number;
  /** The share of futures in which it recognises at any time. */
  readonly recognises: Share;
  /** The share of futures in which it ends on the same rung as in the class. */
  readonly sameRung: Share;
}

/** The played future, compared with futures from the same start in which no person decides. */
export interface Usual {
  readonly futures: number;
  readonly recognisers: number;
  /** By count of recognisers from 0: how many futures end with it. */
  readonly counts: readonly number[];
  readonly fewer: Share;
  readonly same: Share;
  readonly more: Share;
  readonly spread: Spread;
  /** The states that people played. Also at most twenty of the other states that moved: the least usual. */
  readonly states: readonly UsualState[];
}

/** The most states that no one played. */
const OTHERS = 20;

/** The states that people played, and those that reached the highest rung or left it. */
const shown = ({ exercise }: Game, { run, start }: Debrief, top: number): readonly StateId[] => {
  const end = run.turns.at(-1) ?? start;
  const played = new Set(exercise.seats.flatMap(({ states }) => states));
  return run.states.filter((id, i) => played.has(id) || (start.rungs[i] === top) !== (end.rungs[i] === top));
};

/** Compares a played future with a tally of the scenario's own futures, at the turn that the class reached. */
export const usualOf = (game: Game, debrief: Debrief, tally: Tally, frame: StudyFrame): Usual => {
  const at = debrief.run.turns.length - 1;
  const end = debrief.run.turns[at] ?? debrief.start;
  const top = frame.ladder.length - 1;
  const ids = shown(game, debrief, top);
  const positions = ids.map((id) => debrief.run.states.indexOf(id));
  const answer = answerOdds(tally, frame, { by: at, at }, positions);
  const { futures, counts, states } = answer;
  const { recognisers } = end.indices;
  const sum = (holds: (count: number) => boolean): Share =>
    shareOf(
      counts.reduce((all, n, count) => all + (holds(count) ? n : 0), 0),
      futures,
    );
  const none = shareOf(0, futures);
  const played = game.exercise.seats.flatMap((seat) => seat.states);
  const all = states.map(({ id, position, by, rungs }): UsualState => {
    const rung = end.rungs[position] ?? 0;
    const start = debrief.start.rungs[position] ?? 0;
    return { state: id, start, end: rung, recognises: by, sameRung: rungs[rung] ?? none };
  });
  // Of many others, those whose end is the least usual.
  const others = all
    .filter(({ state }) => !played.includes(state))
    .toSorted((a, b) => a.sameRung.share - b.sameRung.share)
    .slice(0, OTHERS);
  return {
    futures,
    recognisers,
    counts,
    fewer: sum((count) => count < recognisers),
    same: sum((count) => count === recognisers),
    more: sum((count) => count > recognisers),
    spread: answer.fan[at] ?? { turn: at, mean: 0, q05: 0, q25: 0, q50: 0, q75: 0, q95: 0 },
    states: all.filter((each) => played.includes(each.state) || others.includes(each)),
  };
};
