import { turnDate } from '../domain/dates.ts';
import type { Place } from '../scenario/issue.ts';
import type { Scenario, ScenarioEvent } from '../scenario/scenario.ts';

/** The sections of an exercise whose entries can happen as events. */
export const HAPPENINGS = ['measures', 'injects'] as const;
export type HappeningKind = (typeof HAPPENINGS)[number];

/** The id of an entry among the scenario's events. */
export const eventIdOf = (kind: HappeningKind, id: string): string => `class-${kind}-${id}`;

const WIN = 'class-win-';

/** The id of the event with the condition of a win, so that the scenario checks it; by the condition's place. */
export const winEventId = ({ line, column }: Place): string => `${WIN}${line}-${column}`;

/** Whether an event of a scenario is an entry of the exercise, or has the condition of a win. */
export const isOfExercise = (id: string): boolean =>
  id.startsWith(WIN) || HAPPENINGS.some((kind) => id.startsWith(eventIdOf(kind, '')));

const MOST_LETTERS = 64;

/** An event without its time. */
export type Happening = Omit<ScenarioEvent, 'timing' | 'when' | 'once' | 'cooldown'>;

/** The event at the start of one of the scenario's turns, once. */
export const eventIn = (scenario: Scenario, turn: number, event: Happening): ScenarioEvent => ({
  ...event,
  id: `t${turn}-${event.id}`.slice(0, MOST_LETTERS),
  timing: { kind: 'dates', dates: [turnDate(scenario.start, scenario.turn, turn)] },
  when: undefined,
  once: true,
  cooldown: 0,
});
