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
  /** Shares of futures in which it recognises at any time, and in which it ends on the rung that it has in the class. */
  readonly recognises: Share;
  readonly sameRung: Share;
}

/** Compares the played future with futures from the same start without people. */
export interface Usual {
  readonly futures: number;
  readonly recognisers: number;
  readonly fewer: Share;
  readonly same: Share;
  readonly more: Share;
  readonly spread: Spread;
  readonly states: readonly UsualState[];
}

/** The states that people played, and those that reached the highest rung or left it. */
const told = ({ exercise }: Game, { run, start }: Debrief, top: number): readonly StateId[] => {
  const end = run.turns.at(-1) ?? start;
  const played = new Set(exercise.seats.flatMap(({ states }) => states));
  return run.states.filter((id, i) => played.has(id) || (start.rungs[i] === top) !== (end.rungs[i] === top));
};

/** Compares a played future with a tally of the scenario's own futures, at the turn that the class reached. */
export const usualOf = (game: Game, debrief: Debrief, tally: Tally, frame: StudyFrame): Usual => {
  const at = debrief.run.turns.length - 1;
  const end = debrief.run.turns[at] ?? debrief.start;
  const top = frame.ladder.length - 1;
  const ids = told(game, debrief, top);
  const positions = ids.map((id) => debrief.run.states.indexOf(id));
  const answer = answerOdds(tally, frame, { by: at, at }, positions);
  const { futures, counts } = answer;
  const { recognisers } = end.indices;
  const sum = (holds: (count: number) => boolean): Share =>
    shareOf(
      counts.reduce((all, n, count) => all + (holds(count) ? n : 0), 0),
      futures,
    );
  const none = shareOf(0, futures);
  return {
    futures,
    recognisers,
    fewer: sum((count) => count < recognisers),
    same: sum((count) => count === recognisers),
    more: sum((count) => count > recognisers),
    spread: answer.fan[at] ?? { turn: at, mean: 0, q05: 0, q25: 0, q50: 0, q75: 0, q95: 0 },
    states: answer.states.map(({ id, position, by, rungs }) => {
      const rung = end.rungs[position] ?? 0;
      const start = debrief.start.rungs[position] ?? 0;
      return { state: id, start, end: rung, recognises: by, sameRung: rungs[rung] ?? none };
    }),
  };
};
