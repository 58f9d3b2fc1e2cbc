import { monthsPerTurn, turnDate, turnsOfYearDay } from '../../domain/dates.ts';
import { MAX_TURNS } from '../../domain/limits.ts';
import type { Institution, Scenario, ScenarioEvent } from '../../scenario/scenario.ts';
import { comesAbout, type Session } from '../../session/session.ts';
import { entryOf, spanOf, voteOf } from '../exercise.ts';
import type { Caused } from '../table.ts';
import { chanceIn, isDecided, isVoted, seatsBehind } from './whose.ts';

/** The turns of the scenario in which teams brought an event about by a measure. */
const turnsDone = ({ exercise, table }: Caused, event: ScenarioEvent): readonly number[] => {
  const isIt = (id: string): boolean => {
    const deed = exercise.measures.find((each) => each.id === id)?.deed;
    return deed?.event === event.id && deed.state === undefined;
  };
  return table.played.flatMap(({ turn, choices }) =>
    Object.values(choices).some(({ measures }) => measures.some(isIt)) ? [spanOf(exercise, turn)[0]] : [],
  );
};

/** Whether luck, or the calendar, brings an event about in a turn in which no team decides on it. */
const comesByItself = (luck: Session, { id, timing }: ScenarioEvent, turn: number): boolean => {
  const { start, turn: unit } = luck.scenario;
  switch (timing.kind) {
    case 'chance':
      return comesAbout(luck, chanceIn(timing.chance, monthsPerTurn(unit)), `event ${id}`, turn);
    case 'yearly':
      return turnsOfYearDay(start, unit, timing.day, turn).includes(turn);
    case 'condition':
      return true;
    case 'dates':
      return false;
  }
};

/** The turns of the scenario in which an event comes by itself, since none of the teams whose deed it is was there. */
const turnsAlone = (game: Caused, luck: Session, event: ScenarioEvent): readonly number[] => {
  const { exercise, table } = game;
  const behind = seatsBehind(exercise, event);
  if (behind.length === 0 || isVoted(exercise, event)) return [];
  return table.played.flatMap(({ turn, choices }) => {
    if (!behind.every(({ id }) => choices[id]?.absent)) return [];
    const [first, last] = spanOf(exercise, turn);
    const span = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    return span.filter((each) => comesByItself(luck, event, each));
  });
};

/** An event in the turns in which it was done. Its own condition, rest and "once" bind luck, and not the teams. */
const eventDone = (game: Caused, luck: Session, event: ScenarioEvent): readonly ScenarioEvent[] => {
  const { start, turn: unit } = game.scenario;
  const done = turnsDone(game, event);
  const isMeasure = game.exercise.measures.some(({ deed }) => deed?.event === event.id);
  // A measure removes the condition of its event. If the event has a condition, only the acts of teams count.
  const alone = isMeasure && event.when ? [] : turnsAlone(game, luck, event);
  const turns = [...new Set([...done, ...alone])].sort((a, b) => a - b);
  if (turns.length === 0) return [];
  const { climate: _, ...what } = luck.scenario.events.find(({ id }) => id === event.id) ?? event;
  const timing = { kind: 'dates', dates: turns.map((turn) => turnDate(start, unit, turn)) } as const;
  const rest = event.once ? MAX_TURNS : event.cooldown;
  return [
    { ...what, timing, when: isMeasure ? undefined : event.when, once: true, cooldown: isMeasure ? 0 : rest },
  ];
};

/**
 * The events of the scenario on which people decide, on the days on which they came about: when a team did them, and by luck in
 * turns in which no team was there whose deed they are. `luck` is the start of the world that the class changes.
 */
export const deedsDone = (game: Caused, luck: Session): readonly ScenarioEvent[] =>
  game.scenario.events
    .filter((event) => isDecided(game.exercise, event))
    .flatMap((event) => eventDone(game, luck, event));

const ALWAYS: Institution['when'] = { kind: 'all', of: [] };
const NEVER: Institution['when'] = { kind: 'any', of: [] };

/** The scenario with what votes decided for institutions: each accepts or defers on the day of its vote, and on no other. */
export const withVotes = ({ exercise, table }: Caused, scenario: Scenario): Scenario => {
  const settled = table.resolved.flatMap(({ vote, option, turn }) => {
    const { institution, options } = voteOf(exercise, vote);
    const { grants } = entryOf('option', options, option);
    if (institution === undefined || grants === undefined || turn > exercise.turns.length) return [];
    const day = turnDate(scenario.start, scenario.turn, spanOf(exercise, turn)[0]);
    return [{ institution, on: [day], when: grants ? ALWAYS : NEVER }];
  });
  if (settled.length === 0) return scenario;
  const institutions = scenario.institutions.map((each): Institution => {
    const { on, when } = settled.find(({ institution }) => institution === each.id) ?? each;
    return { ...each, when, ...(on && { on }) };
  });
  return { ...scenario, institutions };
};
