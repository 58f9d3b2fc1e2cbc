import { monthsPerTurn } from '../domain/dates.ts';
import type { Run } from '../domain/run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type Cohesion, type Exercise, type Measure, type SeatId, spanOf } from './exercise.ts';
import type { CohesionTerm, Deeds, PlayedTurn, TableState } from './table.ts';

/** What a change of cohesion follows from. */
interface CohesionPast {
  readonly exercise: Exercise;
  readonly scenario: Scenario;
  /** The turns of the class, the one that is now revealed last. */
  readonly played: readonly PlayedTurn[];
  /** The world with that turn. */
  readonly run: Run;
}

interface Taken {
  readonly seat: SeatId;
  readonly measure: Measure;
}

/** The acts of others in a turn that the target's team sees. Offers to one state are not for that team. */
const doneByOthers = ({ measures }: Exercise, own: SeatId, { choices }: PlayedTurn): readonly Taken[] =>
  Object.entries(choices).flatMap(([seat, choice]) =>
    seat === own
      ? []
      : choice.measures.flatMap((id) =>
          measures
            .filter((measure) => measure.id === id && !measure.offer)
            .map((measure) => ({ seat, measure })),
        ),
  );

/** The last of the scenario's turns in which an offer has effects. Infinity if one of the effects does not end. */
const lastsUntil = (taken: number, { event }: Measure, monthsOfTurn: number): number =>
  event.effects.reduce((last, effect) => {
    const months = 'months' in effect ? effect.months : undefined;
    return Math.max(
      last,
      months === undefined ? Number.POSITIVE_INFINITY : taken + Math.ceil(months / monthsOfTurn - 1e-9),
    );
  }, 0);

/**
 * The teams whose last offer runs out in the last turn: until then an effect of it was in force, it ends before the turn
 * does, and nothing else that the team offered goes on.
 */
const lapsed = ({ exercise, scenario, played }: CohesionPast, own: SeatId): readonly SeatId[] => {
  const last = played.at(-1);
  if (!last) return [];
  const [from, to] = spanOf(exercise, last.turn);
  const months = monthsPerTurn(scenario.turn);
  const ends = new Map<SeatId, number>();
  for (const past of played)
    for (const { seat, measure } of doneByOthers(exercise, own, past)) {
      if (measure.kind !== 'offer') continue;
      const end = lastsUntil(spanOf(exercise, past.turn)[0], measure, months);
      ends.set(seat, Math.max(ends.get(seat) ?? 0, end));
    }
  return [...ends].flatMap(([seat, end]) => (end >= from && end < to ? [seat] : []));
};

const ownTerms = (
  { reform, retreat, recovery }: Cohesion,
  { target: { tracks } }: Scenario,
  deeds: Readonly<Record<string, string>>,
): readonly CohesionTerm[] => [
  { reason: { kind: 'recovery' }, points: recovery },
  ...tracks.flatMap(({ id, resistance }): readonly CohesionTerm[] => {
    if (deeds[id] === 'up')
      return [{ reason: { kind: 'reform', track: id }, points: 0 - reform * resistance }];
    return deeds[id] === 'down' ? [{ reason: { kind: 'retreat', track: id }, points: retreat }] : [];
  }),
];

const tenths = (points: number): number => Math.round(points * 10) / 10;

const measureTerms = (
  { offer, pressure }: Cohesion,
  { exercise, played, run }: CohesionPast,
  own: SeatId,
): readonly CohesionTerm[] => {
  const last = played.at(-1);
  if (!last) return [];
  const before = run.turns[spanOf(exercise, last.turn)[0] - 1];
  const belief = before?.variables.credibility ?? 0;
  return doneByOthers(exercise, own, last).flatMap(
    ({ seat, measure: { id, kind } }): readonly CohesionTerm[] => {
      if (kind === 'offer') return [{ reason: { kind, measure: id, seat }, points: tenths(offer * belief) }];
      if (kind === 'statement') return [];
      return [{ reason: { kind: 'pressure', measure: id, seat }, points: 0 - pressure }];
    },
  );
};

const rankTerms = (
  { recognition }: Cohesion,
  { exercise, scenario, played, run }: CohesionPast,
): readonly CohesionTerm[] => {
  const [first, last] = spanOf(exercise, played.length);
  const top = scenario.ladder.length - 1;
  const came = run.states.filter(
    (_, i) => run.turns[last]?.rungs[i] === top && run.turns[first - 1]?.rungs[i] !== top,
  );
  const stepped = run.turns
    .slice(first, last + 1)
    .flatMap(({ moves }) => moves.filter(({ cause, from, to }) => cause.kind === 'seat' && to > from))
    .flatMap(({ state }) => (came.includes(state) ? [] : [state]));
  return [
    ...came.map((state) => ({ reason: { kind: 'recognition', state } as const, points: recognition })),
    ...stepped.map((state) => ({ reason: { kind: 'step', state } as const, points: recognition / 2 })),
  ];
};

/**
 * Why the cohesion of the target's factions changes in the last of the turns played, as a sum. A step forward costs
 * `reform` times the track's resistance, a step back gives `retreat`, and every turn gives `recovery`. An offer of another
 * team gives `offer` times the credibility of offers (0 to 1) at the start of the turn, and its pressure costs `pressure`. A
 * state that came to the highest rung gives `recognition`, another step up by a team half of it. A team whose last offer
 * runs out costs `broken`. Terms of no points are left out.
 */
const cohesionTerms = (cohesion: Cohesion, past: CohesionPast, seat: SeatId): readonly CohesionTerm[] => {
  const deeds = past.played.at(-1)?.choices[seat]?.tracks ?? {};
  const all: readonly CohesionTerm[] = [
    ...ownTerms(cohesion, past.scenario, deeds),
    ...measureTerms(cohesion, past, seat),
    ...rankTerms(cohesion, past),
    ...lapsed(past, seat).map((other) => ({
      reason: { kind: 'broken', seat: other } as const,
      points: 0 - cohesion.broken,
    })),
  ];
  return all.filter(({ points }) => points !== 0);
};

/** Cohesion after some terms, 0 to 100 whole points. At 0 the factions break apart. */
const cohesionAfter = (now: number, terms: readonly CohesionTerm[]): number =>
  Math.min(100, Math.max(0, Math.round(terms.reduce((sum, { points }) => sum + points, now))));

/** Where cohesion changes: the table before a turn, and the worlds that follow from tables. */
interface Before extends Pick<CohesionPast, 'exercise' | 'scenario'> {
  readonly table: TableState;
  readonly worldOn: (table: Deeds) => { readonly run: Run };
}

/** How the cohesion of each seat that has some changes when a turn is revealed. Recognition is counted before any break. */
export const cohesionChanges = ({ exercise, scenario, table, worldOn }: Before, turn: PlayedTurn) =>
  exercise.seats.flatMap(({ id, cohesion }) => {
    const past = table.cohesion[id] ?? [];
    const now = past.at(-1);
    if (!cohesion || now === undefined) return [];
    const played = [...table.played, turn];
    const { run } = worldOn({ ...table, played });
    const terms = cohesionTerms(cohesion, { exercise, scenario, played, run }, id);
    const points = cohesionAfter(now, terms);
    return [{ id, breaks: cohesion.breaks, isBroken: points <= 0, points: [...past, points], terms }];
  });
