import { describe, expect, it } from 'vitest';
import { aheadOf } from '../../src/class/ahead.ts';
import { perform } from '../../src/class/requests.ts';
import { scriptedRequest } from '../../src/class/script.ts';
import { tableView } from '../../src/class/table-view.ts';
import { teacherView } from '../../src/class/teacher.ts';
import type { Game } from '../../src/exercise/game.ts';
import { choiceText } from '../../src/report/debrief/story.ts';
import { voiceOf } from '../../src/report/words/sentences.ts';
import { startClass } from '../../src/tui/class/state.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { PLAIN_LOOKS } from '../../src/tui/looks.ts';
import { deskOf, keepDesk } from '../class/desk.ts';
import { type } from '../tui/class-keys.ts';
import { freshGame, lock, OFFERS, play, refusal, SMALL, sound } from './small.ts';

/** Measures and injects that name A, the state of Alpha, or the target's track. */
const NAMING = SMALL.replace(
  'injects:\n',
  `  pay: {label: A payment to A, kind: offer, seats: [kabul], effects: [{weight: gain, states: A, multiply: 1.1}]}
injects:
  call: {label: A call to A, text: A is called., effects: [{boost: A, times: 2, months: 3}]}
  schools: {label: Schools, text: Schools open., effects: [{track: rights, add: 0.1}]}
`,
);

const STANDS = { stands: true } as const;

/** After a first turn in which both say that they hold from then on. */
const bothStand = (text = NAMING): Game => {
  return play(freshGame(text), [
    { do: 'next' },
    lock('alpha', 1, { moves: { A: 'up' }, ...STANDS }),
    lock('kabul', 1, { ...STANDS, reason: 'We rest.' }),
    { do: 'reveal', turn: 1 },
  ]);
};

const standing = ({ table }: Game): readonly string[] => Object.keys(table.standing);

describe('a seat that holds until it says otherwise', () => {
  it('is not asked in later turns, holds in them, and keeps its reason', () => {
    const game = bothStand();
    expect(standing(game)).toEqual(['alpha', 'kabul']);
    expect(refusal(game, lock('alpha', 2))).toBe('alpha holds until it says otherwise: wake it first');
    const next = play(game, [{ do: 'reveal', turn: 2 }]);
    const choice = next.table.played[1]?.choices.kabul;
    expect(choice).toMatchObject({ unasked: 'stands', reason: 'We rest.', moves: {}, tracks: {} });
    expect(choice && choiceText({ game: next }, voiceOf(next.scenario), choice)).toContain('not asked again');
    expect(standing(next)).toEqual(['alpha', 'kabul']);
  });

  it('decides again when it says so', () => {
    const game = play(bothStand(), [{ do: 'wake', seat: 'alpha' }]);
    expect(standing(game)).toEqual(['kabul']);
    expect(refusal(game, { do: 'reveal', turn: 2 })).toBe('not locked yet: Alpha');
    expect(refusal(game, { do: 'wake', seat: 'alpha' })).toBe('alpha does not hold until it says otherwise');
    const once = play(game, [lock('alpha', 2), { do: 'reveal', turn: 2 }]);
    expect(standing(once)).toEqual(['kabul']);
    expect(standing(play(once, [{ do: 'undo' }, { do: 'undo' }, { do: 'undo' }]))).toEqual([
      'alpha',
      'kabul',
    ]);
  });

  it('is woken by what names it: an inject, a measure, an offer, a vote', () => {
    expect(standing(play(bothStand(), [{ do: 'inject', inject: 'call' }]))).toEqual(['kabul']);
    expect(standing(play(bothStand(), [{ do: 'inject', inject: 'schools' }]))).toEqual(['alpha']);
    expect(standing(play(bothStand(), [{ do: 'inject', inject: 'split' }]))).toHaveLength(2);
    const woken = play(bothStand(), [{ do: 'wake', seat: 'kabul' }]);
    const paid = [lock('kabul', 2, { measures: ['pay'] }), { do: 'reveal', turn: 2 } as const];
    expect(standing(play(woken, paid))).toEqual([]);
    const offered = play(bothStand(OFFERS), [
      { do: 'wake', seat: 'kabul' },
      lock('kabul', 2, { measures: ['staff-A'] }),
      { do: 'reveal', turn: 2 },
    ]);
    expect(standing(offered)).toEqual([]);
    const voting = play(bothStand(), [{ do: 'reveal', turn: 2 }, { do: 'next' }, { do: 'next' }]);
    expect(standing(voting)).toHaveLength(2);
    expect(standing(play(voting, [{ do: 'next' }]))).toEqual([]);
  });

  it('is shown as such, and woken by one key, by the teacher, or by a request', () => {
    const at = deskOf(sound(NAMING));
    const desk = { ...at, game: bothStand() };
    expect(tableView(desk).teams.map(({ word }) => word)).toEqual(['holds', 'holds']);
    expect(aheadOf(desk)).toMatchObject({ kind: 'on', label: 'reveal all moves together' });
    expect(perform(desk, { do: 'wake' })).toMatchObject({
      ok: false,
      said: expect.stringContaining('Alpha, The target'),
    });
    expect(teacherView(desk).acts.map(({ id }) => id)).toContain('wake kabul');
    const one = perform(desk, { do: 'teacher', act: 'wake kabul' });
    if (!one.ok) throw new Error(one.said);
    expect(aheadOf(one.desk)).toMatchObject({ kind: 'team', seat: 'kabul' });
    const ui = startClass(one.desk, { columns: 80, rows: 24 }, PLAIN_LOOKS, KEYS);
    expect(standing(type(ui, 'w').desk.game)).toEqual([]);
    expect(type(ui, 'ww').said).toBe('No team holds until it says otherwise.');
  });

  it('speaks again by scripted answers where it has one, and otherwise says the same', () => {
    const text = SMALL.replace('reason: It pays.', 'stands: true, reason: It pays.').replace(
      'alpha: {reason: Enough.}, kabul: {reason: Enough.}}\n    - {alpha: {reason: Enough.},',
      'kabul: {reason: Enough.}}\n    - {alpha: {do: down, reason: Back.},',
    );
    const played = (script: string) => {
      const kept = keepDesk(deskOf(sound(script)));
      for (let next = scriptedRequest(kept.now()); next; next = scriptedRequest(kept.now()))
        expect(kept.ask(next)).toMatchObject({ ok: true });
      return kept.now().game.table.played.map(({ choices }) => choices.alpha);
    };
    expect(played(text)).toMatchObject([
      { stands: true, moves: { A: 'up' } },
      { unasked: 'stands', reason: 'It pays.' },
      { moves: { A: 'down' }, reason: 'Back.' },
    ]);
    // The vote wakes it, and no answer is there for the last turn.
    expect(played(text.replace('alpha: {do: down, reason: Back.}, ', ''))[2]).toEqual({
      moves: {},
      tracks: {},
      measures: [],
      reason: 'It pays.',
    });
  });
});
