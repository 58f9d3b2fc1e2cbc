import { describe, expect, it } from 'vitest';
import { type Action, absentLock } from '../../src/exercise/actions.ts';
import { newGame } from '../../src/exercise/game.ts';
import { readExercise } from '../../src/exercise/read.ts';
import type { Session } from '../../src/session/session.ts';
import { memoryReader } from '../scenario/memory-reader.ts';
import { lock, openSmall, PLAYABLE, play, SMALL, TWO_STATES, turnOf } from './small.ts';

const EVENTS = `variables: {mood: {label: Mood, start: 1}}
blocs: {UNION: {label: Union, members: [A, B]}, ALONE: {label: Alone, members: [A]}}
institutions:
  chair: {decides: 11-01, when: {state: A, at_least: none}, granted: The seat changes hands., deferred: It is put off., effects: [{variable: assets, add: 0.3}]}
events:
  edict: {label: Edict, text: An edict., by: target, chance: 0.9, effects: [{variable: mood, add: -0.1}]}
  loss: {label: Loss, text: They protest., when: {granted: chair}}
  plenary: {label: Plenary, by: chair, chance: 0.9}
  visit: {label: Visit, by: that, chance: 0.9, once: true, happens_to: {among: all}, effects: [{move: that, by: 1}]}
  eased: {label: Eased, text: Sanctions are eased., by: UNION, chance: 0.9, effects: [{variable: mood, add: 0.5}]}
  known: {label: Known, by: target, on: 2025-09-01}
  told: {label: Told, when: {happened: eased}, once: true}
`;

const TEXT = SMALL.replace('plays: A,', 'plays: A, speaks_for: [UNION],')
  .replace(
    'injects:\n',
    '  ease: {event: eased, kind: offer, seats: [alpha], cost: 2, times: 2}\ninjects:\n' +
      '  dated: {label: Dated, text: It comes., on: 2025-10-20, effects: []}\n' +
      '  never: {label: Never, on: 2025-10-20, when: {count: recognition, bloc: ALONE, others: true, at_least: 1}, effects: []}\n' +
      '  other: {label: Other, on: 2025-11-20, when: {count: recognition, others: true, at_least: 1}, effects: []}\n',
  )
  .replace(
    'new: {label: The new, inject: split}',
    'new: {label: The new, grants: true}, off: {label: Later, grants: false}',
  )
  .replace('otherwise: old}', 'otherwise: old, institution: chair}');

const read = (text = TEXT) =>
  readExercise(
    'small.yaml',
    memoryReader({ 'two-states.yaml': TWO_STATES, 'playable.yaml': PLAYABLE + EVENTS, 'small.yaml': text }),
  );

const sound = () => {
  const result = read();
  if (!result.ok) throw new Error(result.issues.map((i) => `${i.line}: ${i.message} ${i.found}`).join('\n'));
  return result;
};

const { exercise, scenario } = sound();

/** The world after actions, from the first turn on. */
const worldAfter = (...actions: readonly Action[]): Session => {
  const base = openSmall({ exercise, scenario })('one');
  const { worldOn, table } = play(newGame(exercise, scenario, base), [{ do: 'next' }, ...actions]);
  return worldOn(table);
};

/** What happened, as `turn id`; `+` and `-` are decisions of institutions. */
const actsIn = ({ run }: Session): readonly string[] =>
  run.turns.flatMap(({ turn, acts }) =>
    acts.flatMap((act) => {
      if (act.kind === 'track') return [];
      return [`${turn} ${act.kind === 'event' ? act.event : `${act.institution}${act.granted ? '+' : '-'}`}`];
    }),
  );

const vote = (option: string): readonly Action[] => [
  ...turnOf(1),
  ...turnOf(2),
  { do: 'next' },
  { do: 'next' },
  ...['alpha', 'kabul'].map((seat): Action => ({ do: 'vote', vote: 'seat', seat, option, reason: 'so' })),
  { do: 'next' },
];

describe('what people decide', () => {
  it('does not happen by luck, nor is it decided by an institution; a day of the calendar stays', () => {
    expect(actsIn(worldAfter(...turnOf(1), ...turnOf(2)))).toEqual([
      '2 known',
      '2 visit',
      '4 inject-dated',
      '5 inject-other',
    ]);
  });

  it('of one state happens to no state that is played', () => {
    const { run } = worldAfter(...turnOf(1), ...turnOf(2));
    const struck = run.turns.flatMap(({ acts }) =>
      acts.flatMap((act) => (act.kind === 'event' && act.event === 'visit' ? [act.state] : [])),
    );
    expect(struck).toEqual(['B']);
  });

  it('is the same event when a team does it: same id, text and effects, and it counts as happened', () => {
    const world = worldAfter(...turnOf(1, { measures: ['ease'] }), ...turnOf(2, { measures: ['ease'] }));
    expect(actsIn(world).filter((act) => /eased|told/.test(act))).toEqual(['1 eased', '2 told', '3 eased']);
    expect(world.run.turns.slice(0, 4).map(({ variables }) => variables.mood)).toEqual([1, 1.5, 1.5, 2]);
    expect(world.scenario.events.find(({ id }) => id === 'eased')?.text).toBe('Sanctions are eased.');
  });

  it('happens by luck again in the turns in which its team is not there', () => {
    const gone: readonly Action[] = [lock('alpha', 2), absentLock('kabul', 2), { do: 'reveal', turn: 2 }];
    const edicts = actsIn(worldAfter(...turnOf(1), ...gone)).filter((act) => act.endsWith('edict'));
    expect(edicts.length).toBeGreaterThan(0);
    expect(edicts.every((act) => /^[34] /.test(act))).toBe(true);
  });

  it('is settled by a vote: the institution accepts on its day, with its effects, and conditions see it', () => {
    const world = worldAfter(...vote('new'), ...turnOf(3));
    expect(actsIn(world).filter((act) => /chair|loss|plenary/.test(act))).toEqual(['5 chair+', '6 loss']);
    expect(
      (world.run.turns[5]?.variables.assets ?? 0) - (world.run.turns[4]?.variables.assets ?? 0),
    ).toBeCloseTo(0.3);
  });

  it.each([
    ['off', ['5 chair-']],
    ['old', []],
  ])('is put off, or left alone, by the vote for %s', (option, acts) => {
    const world = worldAfter(...vote(option), ...turnOf(3));
    expect(actsIn(world).filter((act) => /chair|loss/.test(act))).toEqual(acts);
  });
});

describe('the file', () => {
  it.each([
    ['speaks_for: [UNION]', 'speaks_for: [UNIO]', 'there is no bloc or institution of this name → UNION'],
    ['ease: {event: eased', 'ease: {event: edict', 'this event is no deed of alpha'],
    ['institution: chair', 'institution: char', 'there is no institution of this name → chair'],
    ['otherwise: old, institution: chair', 'otherwise: old', 'this vote decides for no institution'],
    ['{do: inject, inject: late}', '{do: inject, inject: dated}', 'this inject comes by itself on its day'],
    [
      'on: 2025-10-20, effects',
      'on: 2026-10-20, effects',
      'this day is not within the turns that the class plays',
    ],
  ])('with %s as %s says what is wrong', (from, to, says) => {
    expect(TEXT).toContain(from);
    const result = read(TEXT.replace(from, to));
    const issues = result.ok ? [] : result.issues;
    const said = issues.map(({ message, suggestion }) => message + (suggestion ? ` → ${suggestion}` : ''));
    expect(said).toContain(says);
  });

  it('counts as others the states that no seat plays', () => {
    const among = exercise.injects.flatMap(({ when }) =>
      when?.kind === 'compare' && when.quantity.kind === 'count' ? [when.quantity.among] : [],
    );
    expect(among).toEqual([[], ['B']]);
  });
});
