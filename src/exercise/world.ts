import type { Decision, Decisions } from '../domain/run.ts';
import type { Scenario, ScenarioEvent } from '../scenario/scenario.ts';
import { comesAbout, type Session, sessionOf, sessionOn } from '../session/session.ts';
import { heldAtOnce } from './deeds/bound.ts';
import { deedsDone, withVotes } from './deeds/done.ts';
import { correctionEdits } from './evidence/acts.ts';
import { type Exercise, injectOf, lengthOf, type Seat, type SeatChoice, seatOf, spanOf } from './exercise.ts';
import { eventIn, type Happening } from './happenings.ts';
import { type OfferMeasure, offersMade } from './limits.ts';
import type { Caused, Deeds, PlayedTurn } from './table.ts';

const decisionOf = (choice: SeatChoice, state: string): Decision => choice.moves[state] ?? 'hold';

/** Applies a choice in the first of the scenario's turns within a turn of the class. In the others the state holds. */
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

/** The decisions with the moves that the teacher forced or blocked in the turns that were played. */
const withSteered = (decisions: Decisions, { exercise, table }: Caused): Decisions => {
  const all: Record<number, Decisions[number]> = { ...decisions };
  for (const { turn, state, word } of table.steered) {
    if (turn > table.played.length) continue;
    const [first, last] = spanOf(exercise, turn);
    for (let t = first; t <= last; t++) all[t] = { ...all[t], [state]: t === first ? word : 'hold' };
  }
  return all;
};

/**
 * What all seats, and the teacher over them, have decided for their states, by turn of the scenario, and which states hold at
 * once as they are bound.
 */
export const allDecisions = (game: Caused): Decisions => {
  const { exercise, table } = game;
  const decided: Decisions = Object.assign({}, ...table.played.map((turn) => decisionsOf(exercise, turn)));
  const held = Object.entries(heldAtOnce(game)).map(([turn, states]) => [
    turn,
    { ...states, ...decided[Number(turn)] },
  ]);
  return withSteered({ ...decided, ...Object.fromEntries(held) }, game);
};

const TRACK_STEP = 0.1;

/** Steps of a track: in words for a class in English, as signs for all others. */
const STEP_SIGNS = { en: ['a step forward', 'a step back'], other: ['▲', '▼'] } as const;

const trackEvents = (
  { lang }: Pick<Exercise, 'lang'>,
  { tracks }: Scenario['target'],
  seat: Seat,
  choice: SeatChoice,
): readonly Happening[] => {
  const moved = tracks.flatMap(({ id, label }) => {
    const word = choice.tracks[id] ?? 'hold';
    return word === 'hold' ? [] : [{ id, label, isUp: word === 'up' }];
  });
  if (moved.length === 0) return [];
  const [forward, back] = STEP_SIGNS[lang.startsWith('en') ? 'en' : 'other'];
  const steps = moved.map(({ label, isUp }) => `${label} ${isUp ? forward : back}`);
  const effects = moved.map(({ id, isUp }) => {
    const value = isUp ? TRACK_STEP : -TRACK_STEP;
    return { kind: 'track', id, operation: 'add', value, months: undefined } as const;
  });
  const label = `${seat.label}: ${steps.join(', ')}`;
  return [{ id: `tracks-${seat.id}`, label, text: choice.reason, source: 'class', act: 'event', effects }];
};

/** An event that happens to this state alone. */
const toOne = ({ climate: _, happens_to: limits, ...event }: ScenarioEvent, state: string): Happening => ({
  ...event,
  happens_to: { among: [state], by: undefined, from: limits?.from ?? 0, to: limits?.to ?? 0 },
});

const measureEvents = ({ measures }: Exercise, seat: Seat, choice: SeatChoice): readonly Happening[] =>
  choice.measures.flatMap((id, i) => {
    const { event, offer, deed } = measures.find((each) => each.id === id) ?? {};
    // What is offered happens when it is taken, and a deed is an event of the scenario itself (deeds/done.ts).
    if (!event || offer || (deed && deed.state === undefined)) return [];
    const own = { id: `${seat.id}-${i}-${id}`, label: `${seat.label}: ${event.label}` };
    return [deed?.state === undefined ? { ...event, ...own } : { ...toOne(event, deed.state), ...own }];
  });

/** An answer as an event of the world: the offered event happens to that state, or it refuses and nothing changes. */
const answered = ({ id, event, offer }: OfferMeasure, isTaken: boolean): Happening => {
  const what = toOne(event, offer.state);
  return isTaken
    ? { ...what, id: `taken-${id}` }
    : { ...what, id: `refused-${id}`, label: `refused: ${event.label}`, text: '', effects: [] };
};

/**
 * The answers that are given in a turn. A team answers in its turn after the offer; if it is not there, luck does. Luck answers at
 * once for a state that no team plays. An offer of the last turn to a team has no answer.
 */
const answersIn = (
  exercise: Exercise,
  played: readonly PlayedTurn[],
  at: number,
  luck: Session,
): readonly Happening[] => {
  const [now, before] = [played[at], played[at - 1]];
  const playerOf = ({ offer }: OfferMeasure): Seat | undefined =>
    exercise.seats.find(({ states }) => states.includes(offer.state));
  const byLuck = ({ id, offer }: OfferMeasure): boolean => comesAbout(luck, offer.chance, `offer ${id}`, at);
  const fresh = now ? offersMade(exercise, now).filter((each) => !playerOf(each)) : [];
  const pending = before && now ? offersMade(exercise, before) : [];
  const byTeams = pending.flatMap((each) => {
    const seat = playerOf(each);
    if (!seat) return [];
    const choice = now?.choices[seat.id];
    const isTaken = !choice || choice.absent ? byLuck(each) : choice.offers?.[each.id] === 'take';
    return [answered(each, isTaken)];
  });
  return [...fresh.map((each) => answered(each, byLuck(each))), ...byTeams];
};

/** All events that the class caused, each on its day. */
const classEvents = (game: Caused, base: Session): readonly ScenarioEvent[] => {
  const { exercise, scenario, table } = game;
  const onDay = (turn: number, event: Happening): ScenarioEvent =>
    eventIn(scenario, spanOf(exercise, turn)[0], event);
  const decided = table.played.flatMap(({ turn, choices, broken }) =>
    exercise.seats.flatMap((seat) => {
      const choice = choices[seat.id];
      if (!choice || choice.absent) return [];
      const tracks = broken.includes(seat.id) ? [] : trackEvents(exercise, scenario.target, seat, choice);
      return [...tracks, ...measureEvents(exercise, seat, choice)].map((event) => onDay(turn, event));
    }),
  );
  const injected = table.injected.map(({ inject, turn }) =>
    onDay(turn, { ...injectOf(exercise, inject).event, id: `inject-${inject}` }),
  );
  const answers = table.played.flatMap(({ turn }, at) =>
    answersIn(exercise, table.played, at, base).map((event) => onDay(turn, event)),
  );
  return [...deedsDone(game, base), ...decided, ...answers, ...injected];
};

/** Plays the world with everything that the class did, on a session of the played scenario. The luck stays the same. */
const worldOf = (base: Session, game: Caused): Session => {
  const decisions = allDecisions(game);
  const edits = correctionEdits(game.exercise, game.table);
  const recipe = { ...base.recipe, edits, decisions, events: classEvents(game, base) };
  const voted = withVotes(game, base.scenario);
  return voted === base.scenario
    ? sessionOf({ base: voted, model: base.model }, recipe)
    : sessionOn(voted, recipe);
};

/** The number of worlds that are kept. The worlds of earlier turns are needed again when a move is taken back. */
const KEPT = 16;

/** Plays the worlds of tables, on a session of the played scenario. The last worlds are kept. */
export const worldPlayer = (
  exercise: Exercise,
  scenario: Scenario,
  base: Session,
): ((table: Deeds) => Session) => {
  const kept = new Map<string, Session>();
  return ({ played, injected, resolved, corrections, steered }) => {
    const key = JSON.stringify([
      played.map(({ choices, broken }) => [choices, broken]),
      injected,
      resolved,
      corrections,
      steered,
    ]);
    const table = { played, injected, resolved, corrections, steered };
    const world = kept.get(key) ?? worldOf(base, { exercise, scenario, table });
    // The last one asked for comes last.
    kept.delete(key);
    kept.set(key, world);
    for (const old of kept.keys()) if (kept.size > KEPT) kept.delete(old);
    return world;
  };
};

/**
 * The world of another game on the same start, such as one in which an action is left out. Where the class causes the same
 * events and decides the same votes in both, the model of `like` serves both.
 */
export const worldBeside = (base: Session, like: Session, game: Caused): Session => {
  const { institutions } = withVotes(game, base.scenario);
  const isAlike =
    JSON.stringify(classEvents(game, base)) === JSON.stringify(like.recipe.events) &&
    JSON.stringify(institutions) === JSON.stringify(like.scenario.institutions);
  return isAlike ? withDecisions(like, allDecisions(game)) : worldOf(base, game);
};

/** The world of a session with other decisions. */
export const withDecisions = ({ scenario, model, recipe }: Session, decisions: Decisions): Session =>
  sessionOf({ base: scenario, model }, { ...recipe, edits: [], events: [], decisions });

/** The last of the scenario's turns that the class has played. */
export const reachedTurn = ({
  exercise,
  table,
}: Pick<Caused, 'exercise'> & { readonly table: Pick<Deeds, 'played'> }): number =>
  lengthOf(exercise, table.played.length);
