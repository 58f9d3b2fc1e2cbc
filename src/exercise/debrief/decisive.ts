import type { IsoDate } from '../../domain/ids.ts';
import type { Move } from '../../domain/run.ts';
import type { Session } from '../../session/session.ts';
import { keptAt } from '../../study/cascade/script.ts';
import { spanOf } from '../exercise.ts';
import type { Game } from '../game.ts';
import { reachedTurn, withDecisions } from '../world.ts';
import { type EndDifference, endDifference } from './ending.ts';
import type { Taken } from './taken.ts';
import type { Worths } from './worth.ts';

/** An action or a move that changed something. Without it, the end would differ with the same luck. */
export interface Decisive {
  readonly turn: number;
  readonly what:
    | { readonly kind: 'taken'; readonly taken: Taken; readonly reason: string }
    /** A move to the highest rung, or from it, by no team. Left out: the state stays where it was from that day on. */
    | { readonly kind: 'move'; readonly move: Move; readonly date: IsoDate };
  /** What it changed, its own state apart. */
  readonly luck: EndDifference;
}

/** The most that a debrief names. */
const MOST = 10;

/** The most moves by no team that are left out in turn, the first ones of the game. */
const MOST_TRIED = 40;

/** A difference without the track that the action itself moved. */
const apartTrack = (luck: EndDifference, own: string): EndDifference => ({
  ...luck,
  tracks: new Map([...luck.tracks].filter(([id]) => id !== own)),
});

/** A difference without what a move does to its own state. */
const apart = (luck: EndDifference, own: string): EndDifference => {
  const others = (states: readonly string[]): readonly string[] => states.filter((id) => id !== own);
  const [gained, lost] = [others(luck.gained), others(luck.lost)];
  return { ...luck, gained, lost, moved: others(luck.moved), count: gained.length - lost.length };
};

const besides = (luck: EndDifference, taken: Taken): EndDifference => {
  if (taken.kind === 'move') return apart(luck, taken.state);
  return taken.kind === 'track' ? apartTrack(luck, taken.track) : luck;
};

const isAny = ({ moved, predictions, tracks }: EndDifference): boolean =>
  moved.length + predictions.size + tracks.size > 0;

/** Recognition counts most, then predictions, then other rungs. */
const sizeOf = ({ gained, lost, predictions, moved }: EndDifference): number =>
  1e6 * (gained.length + lost.length) + 1e3 * predictions.size + moved.length;

const ofTeams = ({ table }: Game, { actions }: Worths): readonly Decisive[] =>
  actions.map(({ taken, luck }) => {
    const reason =
      taken.kind === 'vote'
        ? ''
        : (table.played.find(({ turn }) => turn === taken.turn)?.choices[taken.seat]?.reason ?? '');
    return { turn: taken.turn, what: { kind: 'taken', taken, reason }, luck: besides(luck, taken) };
  });

const ofOthers = (game: Game, world: Session): readonly Decisive[] => {
  const { exercise, scenario, table } = game;
  const top = scenario.ladder.length - 1;
  const last = reachedTurn(game);
  const moves = table.played.flatMap(({ turn }) => {
    const [from, to] = spanOf(exercise, turn);
    return world.run.turns
      .slice(from, to + 1)
      .flatMap((record) =>
        record.moves
          .filter(({ cause, from, to }) => cause.kind !== 'seat' && Math.max(from, to) === top)
          .map((move) => ({ turn, record, move })),
      );
  });
  return moves.slice(0, MOST_TRIED).map(({ turn, record, move }): Decisive => {
    const { decisions } = world.recipe;
    const stayed = Object.fromEntries(
      Array.from({ length: last - record.turn + 1 }, (_, i) => record.turn + i).map((t) => [
        t,
        { ...decisions[t], [move.state]: keptAt(move.from) },
      ]),
    );
    const other = withDecisions(world, { ...decisions, ...stayed });
    const frame = { turn: last, top, predictions: exercise.predictions };
    const luck = apart(endDifference(world.run, other.run, frame), move.state);
    return { turn, what: { kind: 'move', move, date: record.date }, luck };
  });
};

/** What changed something at the end by leave-one-out, at most ten, the largest change first. */
export const decisiveOf = (game: Game, world: Session, worths: Worths): readonly Decisive[] =>
  [...ofTeams(game, worths), ...ofOthers(game, world)]
    .filter(({ luck }) => isAny(luck))
    .toSorted((a, b) => sizeOf(b.luck) - sizeOf(a.luck))
    .slice(0, MOST);
