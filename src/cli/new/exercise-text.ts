import { capitalised } from '../../domain/characters.ts';
import { turnDate } from '../../domain/dates.ts';
import type { Scenario, State } from '../../scenario/scenario.ts';
import { filled, inQuotes } from './template.ts';

/** Most teams that decide for a state, and most turns of the class. */
const MOST = { teams: 4, turns: 4 } as const;

/** Most of the scenario's turns that a turn of the class lasts. */
const LONGEST = { month: 6, week: 13 } as const;

/** The team that decides for the target. */
const TARGET = 'the-target';

const WHY = inQuotes('Replace this: why, in a sentence.');

const topOf = ({ ladder }: Scenario): number => ladder.length - 1;

/** The states that teams decide for. States that can still step up come first, then the order is by power. */
const seatedIn = (scenario: Scenario): readonly State[] => {
  const isTop = ({ rung }: State): number => Number(rung === topOf(scenario));
  return scenario.states.toSorted((a, b) => isTop(a) - isTop(b) || b.power - a.power).slice(0, MOST.teams);
};

const seatText = (id: string, label: string, plays: string, brief: string): string =>
  `  ${id}:
    label: ${inQuotes(label)}
    plays: ${plays}
    brief: ${inQuotes(`Replace this: what all may read about ${label}.${brief}`)}
    hidden: ${inQuotes(`Replace this: what only this team reads. What does it want, and what holds it back?`)}`;

const predictionsFor = (scenario: Scenario, states: readonly State[]): ReadonlyMap<string, string> => {
  const already = scenario.states.filter(({ rung }) => rung === topOf(scenario)).length;
  const count = Math.min(scenario.states.length, already + 2);
  const open = states.filter(({ rung }) => rung < topOf(scenario));
  return new Map([
    ...open.map(({ id, name }) => [id, `ask: ${inQuotes(`${name} recognises`)}, state: ${id}`] as const),
    ['many', `ask: ${inQuotes(`${count} or more states recognise at once`)}, count: ${count}`],
  ]);
};

/** Moves of one turn: the first team steps up in the first turn, if it can. */
const movesIn = (scenario: Scenario, states: readonly State[], turn: number): string =>
  states
    .map(({ id, rung }, i) => {
      const isStep = turn === 0 && i === 0 && rung < topOf(scenario);
      return `${id}: {do: ${isStep ? 'up' : 'hold'}, reason: ${WHY}}`;
    })
    .join(', ');

/**
 * An exercise for a scenario, complete enough to be played at once. Its teams decide for states of the scenario; its texts
 * say that they are to be replaced. `path` leads from the exercise to the scenario.
 */
export const exerciseText = (template: string, id: string, scenario: Scenario, path: string): string => {
  const { start, turn, target, ladder } = scenario;
  const states = seatedIn(scenario);
  const turns = Math.min(MOST.turns, scenario.turns);
  const pace = Math.min(LONGEST[turn], Math.floor(scenario.turns / turns));
  const before = Math.ceil(turns / 2);
  const ids = states.map((state) => state.id);
  const teams = target.tracks.length > 0 ? [...ids, TARGET] : ids;
  const seats = states.map((state) =>
    seatText(state.id, state.name, state.id, ` At the start: ${ladder[state.rung]?.label ?? ''}.`),
  );
  const predictions = predictionsFor(scenario, states);
  const by = turnDate(start, turn, turns * pace);
  const chances = [...predictions.keys()].map((each) => `${each}: 20`).join(', ');
  return filled(template, {
    NAME: id,
    PLAYERS: inQuotes(`${teams.length} to ${teams.length * 5}, in teams: ${teams.length}`),
    SCENARIO: inQuotes(path),
    TURNS: String(turns),
    PACE: String(pace),
    SEATS: [
      ...seats,
      ...(teams === ids ? [] : [seatText(TARGET, capitalised(target.authority), 'target', '')]),
    ].join('\n'),
    GIVER: teams.at(-1) ?? '',
    STATES: ids.join(', '),
    TEAMS: teams.join(', '),
    PREDICTIONS: [...predictions].map(([each, asks]) => `  ${each}: {${asks}, by: ${by}}`).join('\n'),
    MINUTES: turns === before ? '40' : '50',
    BEFORE: String(before),
    AFTER: turns === before ? '' : `  - {do: play, turns: ${turns - before}, minutes: 10}`,
    CHANCES: teams.map((team) => `    ${team}: {${chances}}`).join('\n'),
    MOVES: Array.from({ length: turns }, (_, t) => `    - {${movesIn(scenario, states, t)}}`).join('\n'),
  });
};
