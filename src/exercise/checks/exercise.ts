import { dayNamed, isMonth, turnDate, turnEndedBy, turnOf } from '../../domain/dates.ts';
import { directionOf } from '../../domain/language/language.ts';
import { oneLine } from '../../scenario/checks/context.ts';
import type { Issue } from '../../scenario/issue.ts';
import { orList } from '../../scenario/nearest.ts';
import { type Piece, sizeIn } from '../../scenario/pieces/shape.ts';
import type { Scenario, ScenarioEvent } from '../../scenario/scenario.ts';
import { withOthers } from '../conditions.ts';
import { isDeedOf } from '../deeds/whose.ts';
import type { Exercise, Inject, Measure, Prediction, Seat } from '../exercise.ts';
import { eventIdOf, isOfExercise } from '../happenings.ts';
import type { ExerciseFile } from '../schema.ts';
import { checkAnswers } from './answers.ts';
import { addError, type ExerciseCheck, isKnown, lookAt, named, rungOf } from './names.ts';
import { checkSeats } from './seats.ts';
import { checkSteps, checkVotes } from './steps.ts';
import { checkTexts } from './texts.ts';
import { checkTimes } from './times.ts';
import { checkTurns, turnsPlayed } from './turns.ts';

const blank = (id: string): ScenarioEvent => ({
  id,
  label: id,
  text: '',
  source: '',
  act: 'event',
  timing: { kind: 'condition' },
  when: undefined,
  once: true,
  cooldown: 0,
  effects: [],
});

const eventNamed = ({ scenario }: ExerciseCheck, id: string): ScenarioEvent =>
  scenario?.events.find((event) => event.id === id) ?? blank(id);

const ACTS = { offer: 'event', push: 'event', statement: 'protest' } as const;

type MeasureFile = NonNullable<NonNullable<ExerciseFile['measures']>[string]>;

/**
 * Whether an event is the deed of all seats that may take a measure. Those seats then do the event and do not offer it.
 * Reports an event that they can neither do nor offer.
 */
const isDeedOfAll = (
  look: ExerciseCheck,
  id: string,
  event: ScenarioEvent,
  seats: readonly Seat[],
  takers: readonly string[],
): boolean => {
  const strangers = takers.filter((taker) =>
    seats.some((seat) => seat.id === taker && !isDeedOf(event, seat)),
  );
  // An event that needs the state to which it happens is offered to that state.
  if (strangers.length === 0) return !event.by?.includes('that');
  if (!event.happens_to)
    addError(look, ['measures', id, 'event'], `this event is no deed of ${orList(strangers)}`, {
      found: `${event.id}${event.by ? `, by ${event.by.join(' and ')}` : ', by nobody'}`,
      expected:
        'an event by the state or the target that the seat plays, or by whom it speaks for; or one with happens_to, to offer',
    });
  return false;
};

/**
 * Measures that are an event of the scenario, or offer it. There is one measure for each state that the event can
 * happen to.
 */
const eventMeasures = (
  look: ExerciseCheck,
  id: string,
  common: Pick<Measure, 'kind' | 'seats' | 'cost' | 'times'>,
  file: MeasureFile,
  all: readonly Seat[],
): readonly Measure[] => {
  const { scenario, part } = look;
  const { event: wanted = '', label } = file;
  const at = ['measures', id, 'event'];
  const events = scenario?.events.filter(({ id: each }) => !isOfExercise(each)) ?? [];
  const ids = events.map((each) => each.id);
  if (!scenario || !isKnown(look, 'event', wanted, ids, at)) return [];
  const event = events.find((each) => each.id === wanted);
  if (!event) return [];
  const isDeed = isDeedOfAll(look, id, event, all, common.seats);
  const own = (['text', 'source', 'act', 'effects'] as const).find((key) => file[key] !== undefined);
  if (own !== undefined)
    addError(look, ['measures', id, own], `the event of this measure has its own ${own}`, {
      found: `event and ${own}`,
      expected: 'one of them',
    });
  const offered = { ...event, label: label ?? event.label };
  if (!event.happens_to) return [{ id, ...common, event: offered, deed: { event: wanted } }];
  const { among, by } = event.happens_to;
  return among.map((state) => {
    const full = `${id}-${state}`;
    if (part.measures && Object.hasOwn(part.measures, full))
      addError(look, ['measures', full], 'this name is taken by an offer to a state', { found: full });
    const trait = scenario.states.find((each) => each.id === state)?.traits[by ?? ''] ?? 0;
    const chance = by === undefined ? 0.5 : Math.min(1, Math.max(0, trait));
    if (isDeed) return { id: full, ...common, event: offered, deed: { event: wanted, state } };
    return { id: full, ...common, event: offered, offer: { event: wanted, state, chance } };
  });
};

const checkMeasures = (look: ExerciseCheck, all: readonly Seat[]): readonly Measure[] =>
  Object.entries(look.part.measures ?? {}).flatMap(([id, file]) => {
    if (!file) return [];
    const seats = file.seats.filter((seat, i) => named(look, 'seat', seat, ['measures', id, 'seats', i]));
    const event = eventNamed(look, eventIdOf('measures', id));
    const { kind, cost = 0, times = 1 } = file;
    if (file.event !== undefined) return eventMeasures(look, id, { kind, seats, cost, times }, file, all);
    if (file.label === undefined)
      addError(look, ['measures', id], 'this measure has no label', {
        expected: 'label, or event: an event',
      });
    return [{ id, kind, seats, cost, times, event: { ...event, act: file.act ?? ACTS[kind] } }];
  });

/** The day on which an inject comes, which must lie in the turns that the class plays. */
const dayOfInject = (look: ExerciseCheck, id: string): string | undefined => {
  const { scenario, part } = look;
  const written = part.injects?.[id]?.on;
  if (written === undefined || !scenario) return undefined;
  const { start, turn: unit } = scenario;
  const day = dayNamed(start, written);
  const turns = turnsPlayed(look);
  const end = turnDate(start, unit, turns);
  if (turns > 0 && (day <= start || day > end))
    addError(look, ['injects', id, 'on'], 'this day is not within the turns that the class plays', {
      found: written,
      expected: `a day after ${start}, ${end} at the latest`,
    });
  return day;
};

const checkInjects = (look: ExerciseCheck, seats: readonly Seat[]): readonly Inject[] =>
  Object.keys(look.part.injects ?? {}).map((id) => {
    const event = eventNamed(look, eventIdOf('injects', id));
    const isPlayed = (state: string): boolean => seats.some(({ states }) => states.includes(state));
    const { scenario } = look;
    const when = event.when && scenario && withOthers(event.when, scenario, isPlayed);
    return { id, when, on: dayOfInject(look, id), event: { ...event, when: undefined } };
  });

const statesAsked = (
  look: ExerciseCheck,
  id: string,
  file: NonNullable<NonNullable<ExerciseFile['predictions']>[string]>,
): readonly string[] => {
  const { state, bloc } = file;
  const at = ['predictions', id];
  if (state !== undefined && bloc !== undefined) {
    addError(look, [...at, 'bloc'], 'a prediction is about one thing', {
      found: 'state and bloc',
      expected: 'one of them',
    });
    return [];
  }
  if (state !== undefined) return named(look, 'state', state, [...at, 'state']) ? [state] : [];
  if (bloc !== undefined) {
    const found = named(look, 'bloc', bloc, [...at, 'bloc']);
    return found ? (look.scenario?.blocs.find((each) => each.id === bloc)?.members ?? []) : [];
  }
  if (file.count === undefined)
    addError(look, at, 'this prediction does not say what it is about', { expected: 'state, bloc or count' });
  return look.scenario?.states.map((each) => each.id) ?? [];
};

const checkPredictions = (look: ExerciseCheck, last: number): readonly Prediction[] =>
  Object.entries(look.part.predictions ?? {}).flatMap(([id, file]) => {
    if (!file) return [];
    const { scenario } = look;
    const states = statesAsked(look, id, file);
    const rung = rungOf(look, file.rung, ['predictions', id, 'rung']);
    const { turn, by } = timeOf(scenario, file.by);
    if (scenario && last > 0 && (turn < 1 || turn > last))
      addError(look, ['predictions', id, 'by'], 'this day is not within the turns that the class plays', {
        found: file.by,
        expected: `a day after ${scenario.start}, ${turnDate(scenario.start, scenario.turn, last)} at the latest`,
      });
    return [{ id, ask: oneLine(file.ask), states, count: file.count ?? 1, rung, by, turn }];
  });

/** The weights that teams may change, each once. */
const weightsOf = (look: ExerciseCheck): readonly string[] => {
  const given = look.part.weights ?? [];
  return given.filter((id, i) => {
    const path = ['weights', i];
    const isNew = given.indexOf(id) === i;
    if (!isNew)
      addError(look, path, 'this weight is named already', { found: id, expected: 'each weight once' });
    return isNew && named(look, 'weight', id, path);
  });
};

/** The turn of a prediction and its day: a month means the last turn that ends in it. */
const timeOf = (
  scenario: Scenario | undefined,
  by: string,
): { readonly turn: number; readonly by: string } => {
  if (!scenario) return { turn: 0, by };
  const { start, turn: unit } = scenario;
  if (!isMonth(by)) return { turn: turnOf(start, unit, by), by };
  const turn = turnEndedBy(start, unit, by) ?? 0;
  return { turn, by: turnDate(start, unit, turn) };
};

/** Checks an exercise beyond its shape and resolves every default. Undefined, with issues, if it cannot be used. */
export const checkExercise = (
  piece: Piece<ExerciseFile>,
  scenario: Scenario | undefined,
  issues: Issue[],
): Exercise | undefined => {
  const look = lookAt(piece, scenario, issues);
  const { part } = piece;
  if (part.seats !== undefined && sizeIn(piece, 'seats') === 0)
    addError(look, ['seats'], 'nobody plays', { expected: 'at least one seat' });
  const turns = checkTurns(look);
  const seats = checkSeats(look);
  const [measures, injects, votes, predictions] = [
    checkMeasures(look, seats),
    checkInjects(look, seats),
    checkVotes(look),
    checkPredictions(look, turns.at(-1)?.span[1] ?? 0),
  ];
  const steps = checkSteps(look, turns.length);
  const { id, title, summary, level, minutes, players, brief } = part;
  if (!id || !title || !summary || !level || !minutes || !players || turns.length === 0 || !brief)
    return undefined;
  const lang = part.lang ?? scenario?.lang ?? 'en-GB';
  const dir = part.dir ?? (part.lang === undefined ? scenario?.dir : undefined) ?? directionOf(lang);
  const exercise: Exercise = {
    id,
    lang,
    dir,
    title: oneLine(title),
    summary: oneLine(summary),
    level,
    minutes,
    players: oneLine(players),
    objectives: (part.objectives ?? []).map((text) => oneLine(text)),
    contentNote: part.content_note?.trim() ?? '',
    seed: part.seed ?? id,
    turns,
    brief: brief.trim(),
    ...checkTexts(look),
    limits: { actions: part.limits?.actions ?? 2, minutes: part.limits?.minutes ?? 4 },
    seats,
    measures,
    injects,
    votes,
    predictions,
    weights: weightsOf(look),
    steps,
    record: undefined,
    questions: (part.questions ?? []).map(({ ask, listen_for = '' }) => ({ ask, listenFor: listen_for })),
    rubric: part.rubric ?? [],
    debrief: part.debrief ?? 'full',
    answers: {},
  };
  checkTimes(look, exercise);
  return { ...exercise, answers: checkAnswers(exercise, part.answers, { piece, path: ['answers'], issues }) };
};
