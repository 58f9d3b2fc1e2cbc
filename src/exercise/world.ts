import type { Decision, Decisions } from '../domain/run.ts';
import type { Scenario, ScenarioEvent } from '../scenario/scenario.ts';
import { type Session, sessionOf } from '../session/session.ts';
import { type Choice, type Exercise, type Seat, seatOf, spanOf } from './exercise.ts';
import type { Game } from './game.ts';
import { eventIn } from './happenings.ts';
import type { PlayedTurn } from './table.ts';

/** A rate that never comes about: e to this power, a month. */
const NEVER = -50;

/** The scenario as the class plays it: where people play the target, its tracks do not move by themselves. */
export const playedScenario = ({ seats }: Exercise, scenario: Scenario): Scenario =>
  seats.some(({ target }) => target)
    ? {
        ...scenario,
        target: {
          ...scenario.target,
          tracks: scenario.target.tracks.map((track) => ({ ...track, up: NEVER, down: NEVER })),
        },
      }
    : scenario;

const decisionOf = (choice: Choice, state: string): Decision => choice.moves[state] ?? 'hold';

/** People decide in the first of the turns that their turn lasts; in the others their state holds. */
const decisionsOf = (exercise: Exercise, { turn, choices }: PlayedTurn): Decisions => {
  const [first, last] = spanOf(exercise, turn);
  const people = Object.entries(choices).filter(([, choice]) => !choice.absent);
  const ofTurn = (t: number): Readonly<Record<string, Decision>> =>
    Object.fromEntries(
      people.flatMap(([seat, choice]) =>
        seatOf(exercise, seat).states.map((state) => [
          state,
          t === first ? decisionOf(choice, state) : 'hold',
        ]),
      ),
    );
  return Object.fromEntries(
    Array.from({ length: last - first + 1 }, (_, i) => [first + i, ofTurn(first + i)]),
  );
};

/** What all seats have decided for their states, by turn of the scenario. */
export const allDecisions = (exercise: Exercise, played: readonly PlayedTurn[]): Decisions =>
  Object.assign({}, ...played.map((turn) => decisionsOf(exercise, turn)));

const TRACK_STEP = 0.1;

const trackEvents = (
  scenario: Scenario,
  turn: number,
  seat: Seat,
  { tracks, reason }: Choice,
): readonly ScenarioEvent[] => {
  const effects = scenario.target.tracks.flatMap(({ id }) => {
    const deed = tracks[id];
    if (deed === undefined || deed === 'hold') return [];
    const value = deed === 'up' ? TRACK_STEP : -TRACK_STEP;
    return [{ kind: 'track' as const, id, operation: 'add' as const, value, months: undefined }];
  });
  if (effects.length === 0) return [];
  const told = effects.map(({ id, value }) => {
    const label = scenario.target.tracks.find((track) => track.id === id)?.label ?? id;
    return `${label} ${value > 0 ? 'a step forward' : 'a step back'}`;
  });
  const label = `${seat.label}: ${told.join(', ')}`;
  return [
    eventIn(scenario, turn, `tracks-${seat.id}`, {
      label,
      text: reason,
      source: 'class',
      act: 'event',
      effects,
    }),
  ];
};

const measureEvents = (
  exercise: Exercise,
  scenario: Scenario,
  turn: number,
  seat: Seat,
  choice: Choice,
): readonly ScenarioEvent[] =>
  choice.measures.flatMap((id, i) => {
    const measure = exercise.measures.find((each) => each.id === id);
    if (!measure) return [];
    const { label } = measure.event;
    return [
      eventIn(scenario, turn, `${seat.id}-${i}-${id}`, {
        ...measure.event,
        label: `${seat.label}: ${label}`,
      }),
    ];
  });

const eventsOf = (exercise: Exercise, scenario: Scenario, { turn, choices, broken }: PlayedTurn) => {
  const [first] = spanOf(exercise, turn);
  return exercise.seats.flatMap((seat) => {
    const choice = choices[seat.id];
    if (!choice || choice.absent) return [];
    const tracks = broken.includes(seat.id) ? [] : trackEvents(scenario, first, seat, choice);
    return [...tracks, ...measureEvents(exercise, scenario, first, seat, choice)];
  });
};

/** Everything that the class has brought about, each on its day. */
const classEvents = ({ exercise, scenario, table }: Game): readonly ScenarioEvent[] => [
  ...table.played.flatMap((turn) => eventsOf(exercise, scenario, turn)),
  ...table.injected.flatMap(({ inject, turn }) => {
    const found = exercise.injects.find(({ id }) => id === inject);
    return found ? [eventIn(scenario, spanOf(exercise, turn)[0], `inject-${inject}`, found.event)] : [];
  }),
];

/** The world as the table has it, over a session of the played scenario: the same luck as without people. */
export const worldOf = (base: Session, game: Game): Session => {
  const decisions = allDecisions(game.exercise, game.table.played);
  const origin = { base: base.scenario, model: base.model };
  return sessionOf(origin, { ...base.recipe, decisions, events: classEvents(game) });
};

/** The same world with other decisions. */
export const withDecisions = ({ scenario, model, recipe }: Session, decisions: Decisions): Session =>
  sessionOf({ base: scenario, model }, { ...recipe, events: [], decisions });

/** The last of the scenario's turns that the class has played. */
export const reachedTurn = ({ exercise, table }: Pick<Game, 'exercise' | 'table'>): number =>
  table.played.length * exercise.pace;
