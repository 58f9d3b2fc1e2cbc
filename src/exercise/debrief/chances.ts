import { exp } from '../../domain/exp-log.ts';
import type { StateId, TrackId } from '../../domain/ids.ts';
import type { ClockReading, Decisions, TrackReading } from '../../domain/run.ts';
import type { Direction, Hold } from '../../domain/terms.ts';
import { unheldReadings } from '../../session/explanation.ts';
import type { Session } from '../../session/session.ts';
import { heldAtOnce } from '../deeds/bound.ts';
import { type Exercise, type MoveWord, type SeatId, spanOf } from '../exercise.ts';
import type { Game } from '../game.ts';
import { steeredAt } from '../rules.ts';
import { allDecisions, withDecisions, worldBeside } from '../world.ts';
import { gameWithout, takenIn } from './taken.ts';

/** A clock of a state, or of a track of the target. */
export type AnyReading = ClockReading | TrackReading;

/**
 * What the model gave a state or a track over a whole turn of the class, with its team's own decision taken out and all else
 * as it was played; and what the team did.
 */
export interface TurnChance {
  readonly turn: number;
  readonly seat: SeatId;
  readonly of:
    | { readonly kind: 'state'; readonly id: StateId }
    | { readonly kind: 'track'; readonly id: TrackId };
  /** `model`: the team was not there, and the model decided. */
  readonly deed: MoveWord | 'model';
  /** The rung, or the value of the track, before the turn and at its end. */
  readonly before: number;
  readonly after: number;
  /** The chance that the first step within the turn is up, or down. */
  readonly up: number;
  readonly down: number;
  /** The step that is explained: down where the team stepped down or where no step up is left, else up. */
  readonly dir: Direction;
  /** The clock of that step when the turn begins, or when it may first fire within the turn. */
  readonly reading: AnyReading | undefined;
  /** Why that step could not happen in the whole turn. */
  readonly held: Hold | undefined;
}

/**
 * The chance that the first step is up, and that it is down, over turns in which a state makes no step. Both clocks
 * fire as they do in the engine. If both fire in one turn, there is no step (docs/model.md, section 3).
 */
const firstStep = (
  rates: readonly { readonly up: number; readonly down: number }[],
): { readonly up: number; readonly down: number } => {
  let [up, down, still] = [0, 0, 1];
  for (const rate of rates) {
    const [noUp, noDown] = [exp(-rate.up), exp(-rate.down)];
    const [goesUp, goesDown] = [(1 - noUp) * noDown, (1 - noDown) * noUp];
    up += still * goesUp;
    down += still * goesDown;
    still *= 1 - goesUp - goesDown;
  }
  return { up, down };
};

const turnsIn = ([first, last]: readonly [number, number]): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Decisions in which a state holds throughout some turns. */
const holding = (decisions: Decisions, state: StateId, turns: readonly number[]): Decisions => ({
  ...decisions,
  ...Object.fromEntries(turns.map((t) => [t, { ...decisions[t], [state]: 'hold' as const }])),
});

/** What the clocks of a state or a track say over a turn of the class: one list for each of the scenario's turns. */
const overTurn = (
  clocks: readonly (readonly AnyReading[])[],
  wanted: Direction,
): Pick<TurnChance, 'up' | 'down' | 'dir' | 'reading' | 'held'> => {
  const of = (all: readonly AnyReading[], dir: Direction): AnyReading | undefined =>
    all.find((each) => each.dir === dir);
  const isTop = clocks.every((all) => of(all, 'up')?.held === 'top');
  const dir = isTop ? 'down' : wanted;
  const own = clocks.flatMap((all) => of(all, dir) ?? []);
  const free = own.find(({ held }) => held === undefined);
  const rates = clocks.map((all) => ({ up: of(all, 'up')?.rate ?? 0, down: of(all, 'down')?.rate ?? 0 }));
  return { ...firstStep(rates), dir, reading: free, held: free ? undefined : own[0]?.held };
};

type Row = Pick<TurnChance, 'turn' | 'seat' | 'of' | 'deed' | 'before' | 'after'>;

const wantedBy = ({ deed }: Row): Direction => (deed === 'down' ? 'down' : 'up');

/** The decisions for states, seat by seat within each turn. */
const stateRows = ({ exercise, table }: Game, world: Session): readonly Row[] => {
  const rungAt = (turn: number, state: StateId): number =>
    world.run.turns[turn]?.rungs[world.run.states.indexOf(state)] ?? 0;
  return table.played.flatMap(({ turn, choices }) => {
    const [first, last] = spanOf(exercise, turn);
    return exercise.seats.flatMap(({ id: seat, states }) => {
      const choice = choices[seat];
      if (!choice) return [];
      return states.map(
        (id): Row => ({
          turn,
          seat,
          of: { kind: 'state', id },
          deed: steeredAt(table, turn, id) ?? (choice.absent ? 'model' : (choice.moves[id] ?? 'hold')),
          before: rungAt(first - 1, id),
          after: rungAt(last, id),
        }),
      );
    });
  });
};

const stateChances = (game: Game, world: Session): readonly TurnChance[] => {
  const { exercise, table } = game;
  const decisions = allDecisions(game);
  const bound = heldAtOnce(game);
  const states = exercise.seats.flatMap((seat) => seat.states);
  const every = table.played.flatMap(({ turn }) => turnsIn(spanOf(exercise, turn)));
  const asPlayed = new Map(unheldReadings(world, states, every).map((each) => [each.turn, each.clocks]));
  return stateRows(game, world).map((row) => {
    const turns = turnsIn(spanOf(exercise, row.turn));
    const { id } = row.of;
    // Where the state held, the world as it was played is the one in which it made no step.
    const clocks =
      row.deed === 'hold'
        ? turns.map((turn) => asPlayed.get(turn) ?? [])
        : unheldReadings(withDecisions(world, holding(decisions, id, turns)), [id], turns).map(
            (each) => each.clocks,
          );
    const own = clocks.map((all, i) =>
      all
        .filter(({ state }) => state === id)
        .map((each) => (bound[turns[i] ?? 0]?.[id] ? { ...each, rate: 0, held: 'blocked' as const } : each)),
    );
    return { ...row, ...overTurn(own, wantedBy(row)) };
  });
};

/**
 * The clock of a track with the base rate of the scenario. The class's world lacks this rate, because there the team
 * alone moves the track. The bound of rates applies to the missing base, so the bound is left out.
 */
const withBase = (reading: TrackReading, base: number | undefined): TrackReading => {
  if (reading.held || base === undefined) return reading;
  const terms = reading.terms
    .filter(({ id }) => id !== 'limit')
    .map((term) => (term.id === 'base' ? { ...term, value: base } : term));
  const rate = exp(terms.reduce((sum, { value }) => sum + value, 0));
  return { ...reading, terms, rate, chance: 1 - exp(-rate) };
};

const trackRows = ({ exercise, scenario, table }: Game, world: Session): readonly Row[] =>
  table.played.flatMap(({ turn, choices }) => {
    const [first, last] = spanOf(exercise, turn);
    const valueAt = (at: number, id: TrackId): number => world.run.turns[at]?.tracks[id] ?? 0;
    return exercise.seats
      .filter(({ target }) => target)
      .flatMap(({ id: seat }) =>
        scenario.target.tracks.map(({ id }): Row => {
          const choice = choices[seat];
          // The tracks of a team that is not there stay: no luck moves them.
          const deed = choice?.tracks[id] ?? 'hold';
          return {
            turn,
            seat,
            of: { kind: 'track', id },
            deed,
            before: valueAt(first - 1, id),
            after: valueAt(last, id),
          };
        }),
      );
  });

const trackChances = (game: Game, base: Session, world: Session, alone: Session): readonly TurnChance[] => {
  const rows = trackRows(game, world);
  if (rows.length === 0) return [];
  const atStart = unheldReadings(alone, [], [1])[0]?.target ?? [];
  const baseOf = (track: TrackId, dir: Direction): number | undefined =>
    atStart.find((each) => each.track === track && each.dir === dir)?.terms.find(({ id }) => id === 'base')
      ?.value ??
    // A clock that cannot fire at the start shows no terms.
    game.scenario.target.tracks.find(({ id }) => id === track)?.[dir].mean;
  const taken = takenIn(game).filter(({ kind }) => kind === 'track');
  return game.table.played.flatMap(({ turn }) => {
    const turns = turnsIn(spanOf(game.exercise, turn));
    const left = taken.filter((each) => each.turn === turn);
    const free = left.length === 0 ? world : worldBeside(base, world, gameWithout(game, left));
    const clocks = unheldReadings(free, [], turns).map(({ target }) => target);
    return rows
      .filter((row) => row.turn === turn)
      .map((row) => {
        const own = clocks.map((all) =>
          all
            .filter(({ track }) => track === row.of.id)
            .map((each) => withBase(each, baseOf(each.track, each.dir))),
        );
        return { ...row, ...overTurn(own, wantedBy(row)) };
      });
  });
};

const seatAt = ({ seats }: Exercise, id: SeatId): number => seats.findIndex((seat) => seat.id === id);

/** By turn and seat: the chances of the model, and what the team did, also where it held. */
export const turnChances = (
  game: Game,
  base: Session,
  world: Session,
  alone: Session,
): readonly TurnChance[] =>
  [...stateChances(game, world), ...trackChances(game, base, world, alone)].toSorted(
    (a, b) => a.turn - b.turn || seatAt(game.exercise, a.seat) - seatAt(game.exercise, b.seat),
  );
