import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/class/desk.ts';
import { perform } from '../../src/class/requests.ts';
import { fileReader } from '../../src/cli/files/reader.ts';
import type { TurnRecord } from '../../src/domain/run.ts';
import { isDecided } from '../../src/exercise/deeds/whose.ts';
import { type Exercise, type MoveWord, type Seat, spanOf } from '../../src/exercise/exercise.ts';
import { act, seatsAsked, stepAt, turnAhead } from '../../src/exercise/game.ts';
import { readExercise } from '../../src/exercise/read.ts';
import { reachedTurn } from '../../src/exercise/world.ts';
import { turnLines, voiceOf } from '../../src/report/words/sentences.ts';
import { deskOf } from '../class/desk.ts';
import { ROOT } from '../e2e/program.ts';

/** What every team does in every turn, and the option for which all vote. */
interface Strategy {
  readonly deed: MoveWord;
  readonly option?: string;
}

const locked = (desk: Desk, { id: seat, states, target }: Seat, deed: MoveWord): Desk => {
  const { exercise, scenario, table } = desk.game;
  const all = (ids: readonly string[]) => Object.fromEntries(ids.map((each) => [each, deed]));
  const tracks = target ? scenario.target.tracks.slice(0, exercise.limits.actions).map(({ id }) => id) : [];
  const moves = all(states.slice(0, exercise.limits.actions));
  const choice = { moves, tracks: all(tracks), measures: [], reason: 'so' };
  const lock = { do: 'lock', seat, turn: turnAhead(table), ...choice } as const;
  const game = act(desk.game, lock);
  if (typeof game !== 'string') return { ...desk, game };
  // What cannot be done any more, such as a step back at 0.
  const held = act(desk.game, { ...lock, moves: {}, tracks: {} });
  if (typeof held === 'string') throw new Error(held);
  return { ...desk, game: held };
};

const voted = (desk: Desk, vote: string, option: string): Desk => {
  const { voters } = desk.game.exercise.votes.find(({ id }) => id === vote) ?? { voters: [] };
  let { game } = desk;
  for (const seat of voters) {
    const cast = act(game, { do: 'vote', vote, seat, option, reason: 'so' });
    if (typeof cast !== 'string') game = cast;
  }
  return { ...desk, game };
};

/** Plays all steps by a strategy. */
const playedBy = (start: Desk, { deed, option = '' }: Strategy): Desk => {
  let desk = start;
  for (;;) {
    const step = stepAt(desk.game);
    if (!step) return desk;
    if (step.do === 'play' && desk.game.table.inStep < step.turns)
      desk = seatsAsked(desk.game).reduce((before, seat) => locked(before, seat, deed), desk);
    if (step.do === 'vote') desk = voted(desk, step.vote, option);
    const done = perform(desk, { do: 'on' });
    if (!done.ok) throw new Error(done.said);
    desk = done.desk;
  }
};

interface Line {
  readonly text: string;
  readonly turn: number;
  /** The world at the end of the turn before. */
  readonly past: TurnRecord;
}

/** The turns of the world that the class has played, the start first. */
const turnsIn = ({ game, world }: Desk): readonly TurnRecord[] =>
  world().run.turns.slice(0, reachedTurn(game) + 1);

const linesOf = (desk: Desk): readonly Line[] => {
  const turns = turnsIn(desk);
  const voice = voiceOf(desk.world().scenario);
  return turns.slice(1).flatMap((record, i) => {
    const past = turns[i] ?? record;
    return turnLines(record, voice).map(({ text }) => ({ text, turn: record.turn, past }));
  });
};

/** What the ministers say in Brussels, by the option that won. */
const COUNCIL: Readonly<Record<string, RegExp>> = {
  presidency: /as an independent state/,
  spain: /Member States will decide/,
  wait: /for a year no member/,
  none: /cannot agree/,
};

const ACCEPTED = /accepts the credentials|takes the chair/;

/** What a text of the news says of the world, and whether it is so. */
const truths = ({ game, world }: Desk, lines: readonly Line[]) => {
  const { exercise, scenario, table } = game;
  const { run } = world();
  const top = scenario.ladder.length - 1;
  const at = (id: string): number => run.states.indexOf(id);
  const isPlayed = (id: string): boolean => exercise.seats.some(({ states }) => states.includes(id));
  const recognisers = ({ rungs }: TurnRecord): number => rungs.filter((rung) => rung === top).length;
  const neighbours = scenario.blocs.find(({ id }) => id === 'NEIGHBOURS')?.members ?? [];
  const hasMoved = ({ rungs }: TurnRecord): boolean =>
    neighbours.some((id) => !isPlayed(id) && rungs[at(id)] === top);
  const rights = ({ tracks }: TurnRecord): number => tracks.rights ?? 0;
  /** Whether the class gave the seat, or put it off, in this turn; any turn where no class votes on it. */
  const decided = (grants: boolean, turn: number): boolean => {
    const options = exercise.votes.find(({ id }) => id === 'credentials')?.options;
    const settled = table.resolved.find(({ vote }) => vote === 'credentials');
    const won = options?.find(({ id }) => id === settled?.option);
    if (options === undefined) return true;
    return settled !== undefined && won?.grants === grants && spanOf(exercise, settled.turn)[0] === turn;
  };
  const accepted = lines.find(({ text }) => ACCEPTED.test(text))?.turn ?? Number.POSITIVE_INFINITY;
  const isAccepted = ({ turn }: TurnRecord): boolean => accepted <= turn;
  return [
    {
      says: /defers the question/,
      holds: ({ turn, past }: Line) => !isAccepted(past) && decided(false, turn),
    },
    { says: ACCEPTED, holds: ({ turn }: Line) => decided(true, turn) },
    { says: /loss of Afghanistan's seat/, holds: ({ past }: Line) => isAccepted(past) },
    { says: /edict/i, holds: () => !exercise.seats.some(({ target }) => target) },
    { says: /not to be second/, holds: ({ past }: Line) => recognisers(past) < 2 },
    { says: /[Aa] second state has recognised/, holds: ({ past }: Line) => recognisers(past) >= 2 },
    { says: /A neighbour of Afghanistan has recognised/, holds: ({ past }: Line) => hasMoved(past) },
    {
      says: /Member States will decide|as an independent state|for a year no member|cannot agree/,
      holds: ({ text }: Line) =>
        table.resolved.some(({ vote, option }) => vote === 'council' && COUNCIL[option]?.test(text)),
    },
    { says: /hidden schools/, holds: ({ past }: Line) => rights(past) < 0.5 },
  ];
};

/** Events on which people decide and which no team did, and moves that a team has not decided. */
const unowned = (desk: Desk): readonly string[] => {
  const { exercise, scenario } = desk.game;
  const decided = new Set(scenario.events.flatMap((event) => (isDecided(exercise, event) ? [event.id] : [])));
  const played = new Set(exercise.seats.flatMap(({ states }) => states));
  return turnsIn(desk).flatMap(({ turn, acts, moves }) => [
    ...acts.flatMap((one) =>
      one.kind === 'event' && decided.has(one.event) ? [`${turn} ${one.event}`] : [],
    ),
    ...moves.flatMap(({ state, cause }) =>
      played.has(state) && cause.kind !== 'seat' ? [`${turn} ${state} by ${cause.kind}`] : [],
    ),
  ]);
};

const strategiesOf = ({ votes }: Exercise): readonly Strategy[] => {
  const options = votes.flatMap(({ options: each }) => each.map(({ id }) => id));
  const [first] = options;
  const deeds = (['up', 'hold', 'down'] as const).map((deed) => ({ deed, ...(first && { option: first }) }));
  return [...deeds, ...options.slice(1).map((option): Strategy => ({ deed: 'hold', option }))];
};

const NAMES = [
  'beijing-memo',
  'break-the-model',
  'brussels-2008',
  'carrots-and-sticks',
  'credentials-fight',
  'hold-the-line',
  'which-figure',
  'who-is-next',
];

describe('the news of a class', () => {
  it.each(NAMES)('of %s says nothing that is not so, whatever the teams do', (name) => {
    const read = readExercise(join(ROOT, 'scenarios/exercises', `${name}.yaml`), fileReader);
    if (!read.ok) throw new Error(`${name} is not sound`);
    const start = deskOf(read, read.exercise.seed);
    for (const strategy of strategiesOf(read.exercise)) {
      const desk = playedBy(start, strategy);
      const lines = linesOf(desk);
      const rules = truths(desk, lines);
      const untrue = lines.filter((line) =>
        rules.some(({ says, holds }) => says.test(line.text) && !holds(line)),
      );
      const said = untrue.map(({ turn, text }) => `${turn} ${text}`);
      expect([...said, ...unowned(desk)], JSON.stringify(strategy)).toEqual([]);
    }
  });
});
