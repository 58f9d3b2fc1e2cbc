import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '../../src/exercise/actions.ts';
import { playedScenario } from '../../src/exercise/deeds/played-scenario.ts';
import { act, type Game, newGame } from '../../src/exercise/game.ts';
import { type ReadExercise, readExercise } from '../../src/exercise/read.ts';
import { compile } from '../../src/model/compile.ts';
import { type Session, sessionOf, startOf } from '../../src/session/session.ts';
import { ROOT } from '../e2e/program.ts';
import { type Files, memoryReader } from '../scenario/memory-reader.ts';

export const TWO_STATES = readFileSync(join(ROOT, 'scenarios', 'two-states.yaml'), 'utf8');

/** A target that can be played, over the two states. */
export const PLAYABLE = `extends: two-states.yaml
target:
  tracks:
    rights: {label: Women's rights, start: 0.1, resistance: 1, up: -4, down: -4}
`;

/** A small exercise with everything in it. */
export const SMALL = `exercise: 1
id: small
title: Two teams
summary: Two teams decide.
level: introductory
minutes: 20
players: two
objectives: [Decide]
scenario: playable.yaml
turns: 3
pace: 2
brief: Read this first.
voices:
  - {who: Those without a seat, text: Ask us., source: judgement}
limits: {actions: 2, budget: 10, minutes: 2}
seats:
  alpha: {label: Alpha, plays: A, brief: Open., hidden: Secret of Alpha.}
  kabul:
    label: The target
    plays: target
    brief: Open.
    hidden: Secret of the target.
    cohesion: {start: 30, reform: 25, retreat: 10, recovery: 5, breaks: split}
measures:
  road: {label: A road, kind: offer, seats: [alpha], cost: 6, effects: [{variable: assets, add: 0.1}]}
injects:
  split: {label: A split, text: The factions part., effects: [{variable: credibility, multiply: 0.5}]}
  late: {label: Late news, text: B has moved., when: {state: B, at_least: recognition}, effects: []}
votes:
  seat: {question: Who sits?, options: {old: {label: The old}, new: {label: The new, inject: split}}, otherwise: old}
predictions:
  a: {ask: A recognises, state: A, by: 2026-01-03}
  both: {ask: Both recognise, count: 2, by: 2025-11-03}
steps:
  - {do: predict}
  - {do: play, turns: 2}
  - {do: inject, inject: late}
  - {do: vote, vote: seat}
  - {do: play}
  - {do: debrief}
  - {do: questions}
questions: [{ask: Why?}, {ask: Who paid?}]
rubric: [{objective: Decides, levels: [a, b, c, d]}]
answers:
  predictions: {alpha: {a: 80, both: 10}, kabul: {a: 50, both: 50}}
  turns:
    - {alpha: {do: up, measures: [road], reason: It pays.}, kabul: {tracks: {rights: up}, reason: For the prize.}}
    - {alpha: {reason: Enough.}, kabul: {reason: Enough.}}
    - {alpha: {reason: Enough.}, kabul: {reason: Enough.}}
  votes: {seat: {alpha: {for: new, reason: New times.}, kabul: {for: new, reason: Us.}}}
`;

/** An event that the target may offer to one state, and the small exercise in which its team does. */
const STAFF = `events:
  staff:
    label: Mission for returns
    text: The authorities take people back, and {state} lets staff in.
    chance: 0.5
    happens_to: {among: all, by: gain, to: none}
    effects: [{boost: that, times: 3, months: 6}, {variable: openness, add: 0.1}]
variables: {openness: {label: Openness, start: 1}}
`;

export const OFFERS = SMALL.replace(
  'injects:\n',
  '  staff: {event: staff, kind: offer, seats: [kabul], cost: 2, times: 2}\ninjects:\n',
)
  .replace('{actions: 2, budget: 10,', '{actions: 4, budget: 40,')
  .replace(
    'kabul: {tracks: {rights: up}, reason: For the prize.}',
    'kabul: {measures: [staff-A, staff-B], reason: For staff.}',
  )
  .replace('- {alpha: {reason: Enough.}', '- {alpha: {offers: {staff-A: take}, reason: Enough.}');

export const filesWith = (exercise: string): Files => ({
  'two-states.yaml': TWO_STATES,
  'playable.yaml': exercise.includes('event: ') ? PLAYABLE + STAFF : PLAYABLE,
  'small.yaml': exercise,
});

const known = new Map<string, ReadExercise>();

/** Reads a small exercise; each text is read once. */
export const readSmall = (exercise: string = SMALL): ReadExercise => {
  const read = known.get(exercise) ?? readExercise('small.yaml', memoryReader(filesWith(exercise)));
  known.set(exercise, read);
  return read;
};

/** The small exercise, which must be sound. */
export const sound = (text: string = SMALL) => {
  const result = readSmall(text);
  if (!result.ok)
    throw new Error(result.issues.map((i) => `${i.line}:${i.column} ${i.message} ${i.found}`).join('\n'));
  return result;
};

type Small = Pick<Extract<ReadExercise, { ok: true }>, 'exercise' | 'scenario'>;

/** Opens the played world of a small exercise. */
export const openSmall = ({ exercise, scenario }: Small = sound()): ((seed: string) => Session) => {
  const base = playedScenario(exercise, scenario);
  const origin = { base, model: compile(base) };
  return (seed) => sessionOf(origin, startOf(origin, seed, 6));
};

export const freshGame = (text: string = SMALL): Game => {
  const read = sound(text);
  return newGame(read.exercise, read.scenario, openSmall(read)('one'));
};

/** Does all actions, which must be allowed. */
export const play = (game: Game, actions: readonly Action[]): Game =>
  actions.reduce((before, action) => {
    const acted = act(before, action);
    if (typeof acted === 'string') throw new Error(acted);
    return acted;
  }, game);

/** Why an action is refused. */
export const refusal = (game: Game, action: Action): string => {
  const acted = act(game, action);
  if (typeof acted !== 'string') throw new Error('not refused');
  return acted;
};

type Lock = Extract<Action, { do: 'lock' }>;

export const lock = (seat: string, turn: number, more: Partial<Lock> = {}): Action => ({
  do: 'lock',
  seat,
  turn,
  moves: {},
  tracks: {},
  measures: [],
  reason: 'because',
  ...more,
});

/** One turn in which both hold, or as said. */
export const turnOf = (
  turn: number,
  alpha: Partial<Lock> = {},
  kabul: Partial<Lock> = {},
): readonly Action[] => [lock('alpha', turn, alpha), lock('kabul', turn, kabul), { do: 'reveal', turn }];
