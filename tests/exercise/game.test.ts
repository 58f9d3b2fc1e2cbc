import { describe, expect, it } from 'vitest';
import { type Action, absentLock } from '../../src/exercise/actions.ts';
import { worldPlayer } from '../../src/exercise/world.ts';
import { freshGame, lock, openSmall, play, refusal, turnOf } from './small.ts';

const SEAL = 'a'.repeat(64);
const atPlay = () => play(freshGame(), [{ do: 'next' }]);

const openSeed = openSmall();
const baseOf = (seed = 'one') => openSeed(seed);

describe('the table', () => {
  it('reveals nothing before every seat has locked', () => {
    const game = play(atPlay(), [lock('alpha', 1)]);
    expect(refusal(game, { do: 'reveal', turn: 1 })).toBe('not locked yet: The target');
    expect(refusal(game, lock('alpha', 1))).toBe('alpha has locked its move already');
    expect(play(game, [lock('kabul', 1), { do: 'reveal', turn: 1 }]).table.played).toHaveLength(1);
  });

  it('lets a seat take back what it has locked, until the reveal', () => {
    const locked = play(atPlay(), [lock('alpha', 1), lock('kabul', 1)]);
    const open = play(locked, [{ do: 'unlock', seat: 'alpha' }]);
    expect(refusal(open, { do: 'reveal', turn: 1 })).toBe('not locked yet: Alpha');
    expect(refusal(open, { do: 'unlock', seat: 'alpha' })).toBe(
      'alpha has locked nothing that could be unlocked',
    );
    expect(play(open, [{ do: 'undo' }]).table).toEqual(locked.table);
    const revealed = play(locked, [{ do: 'reveal', turn: 1 }]);
    expect(refusal(revealed, { do: 'unlock', seat: 'alpha' })).toContain('nothing that could be unlocked');
  });

  it('holds seats to their states, actions, budget and a reason', () => {
    const game = atPlay();
    expect(refusal(game, lock('alpha', 1, { moves: { B: 'up' } }))).toBe('alpha does not decide for B');
    expect(refusal(game, lock('alpha', 1, { tracks: { rights: 'up' } }))).toBe(
      'alpha does not decide on rights',
    );
    expect(refusal(game, lock('alpha', 1, { reason: ' ' }))).toBe('a move needs a reason, in a sentence');
    expect(refusal(game, lock('alpha', 1, { measures: ['road', 'road'] }))).toBe(
      'road can be taken once in a game',
    );
    expect(refusal(game, lock('kabul', 1, { measures: ['road'] }))).toBe('kabul has no measure road');
    const after = play(game, turnOf(1, { measures: ['road'] }));
    expect(refusal(after, lock('alpha', 2, { measures: ['road'] }))).toBe('road can be taken once in a game');
  });

  it('does nothing while it is frozen', () => {
    const game = play(atPlay(), [{ do: 'freeze' }]);
    expect(refusal(game, lock('alpha', 1))).toBe('the table is frozen: thaw it first');
    expect(play(game, [{ do: 'thaw' }, lock('alpha', 1)]).table.locks).toHaveProperty('alpha');
  });

  it('takes back the last act, and goes back to a turn; the log keeps both', () => {
    const game = play(atPlay(), [...turnOf(1, { moves: { A: 'up' } }), ...turnOf(2)]);
    const undone = play(game, [{ do: 'undo' }]);
    expect(undone.table.played).toHaveLength(1);
    expect(Object.keys(undone.table.locks)).toEqual(['alpha', 'kabul']);
    expect(undone.log).toHaveLength(game.log.length + 1);
    const rewound = play(game, [{ do: 'rewind', turn: 1 }]);
    expect(rewound.table).toEqual(atPlay().table);
    expect(refusal(game, { do: 'rewind', turn: 9 })).toBe('turn 9 was not reached yet');
  });

  it('spends cohesion on reform, and breaks when nothing is left', () => {
    const game = play(atPlay(), [...turnOf(1, {}, { tracks: { rights: 'up' } })]);
    expect(game.table.cohesion.kabul).toEqual([30, 10]);
    const broken = play(game, turnOf(2, {}, { tracks: { rights: 'up' } }));
    expect(broken.table.cohesion.kabul).toEqual([30, 10, 0]);
    expect(broken.table.played[1]?.broken).toEqual(['kabul']);
    expect(broken.table.injected).toEqual([{ inject: 'split', turn: 2 }]);
    const tracks = broken.worldOn(broken.table).run.turns.map((t) => t.tracks.rights);
    expect(tracks[2]).toBeCloseTo(0.2);
    expect(tracks[4]).toBeCloseTo(0.2);
  });

  it('lets the winner of a vote happen, and what holds otherwise where nobody wins', () => {
    const voting = play(atPlay(), [...turnOf(1), ...turnOf(2), { do: 'next' }, { do: 'next' }]);
    const ballot = { do: 'vote', vote: 'seat', reason: 'so' } as const;
    const one = play(voting, [{ ...ballot, seat: 'alpha', option: 'new' }]);
    expect(refusal(one, { ...ballot, seat: 'alpha', option: 'old' })).toBe('alpha has voted already');
    expect(play(one, [{ do: 'next' }]).table.injected).toEqual([]);
    const both = play(one, [{ ...ballot, seat: 'kabul', option: 'new' }, { do: 'next' }]);
    expect(both.table.injected).toEqual([{ inject: 'split', turn: 3 }]);
  });

  it('takes each team’s answers to all questions once, at their step', () => {
    const answer = { do: 'answer', seat: 'alpha', answers: ['So.', ''] } as const;
    expect(refusal(atPlay(), { ...answer, answers: ['So.', ''] })).toBe(
      'this is no time to answer the questions',
    );
    const next = { do: 'next' } as const;
    const asked = play(atPlay(), [...turnOf(1), ...turnOf(2), next, next, next, ...turnOf(3), next, next]);
    expect(refusal(asked, { ...answer, answers: ['So.'] })).toMatch(/^1 answers to 2 questions/);
    const done = play(asked, [{ ...answer, answers: ['So.', ''] }]);
    expect(done.table.answers).toEqual({ alpha: ['So.', ''] });
    expect(refusal(done, { ...answer, answers: ['No.', ''] })).toBe('alpha has answered already');
  });

  it('seals predictions once, all of them', () => {
    const game = freshGame();
    const given = {
      person: 1,
      odds: { a: 0.5, both: 0.1 },
      rationale: '',
      nonce: '0'.repeat(32),
      seal: SEAL,
    };
    const whole = { do: 'predict', seat: 'alpha', ...given } as const;
    expect(refusal(game, { ...whole, odds: { a: 0.5 } })).toBe('no chance was given for: Both recognise');
    expect(refusal(play(game, [whole]), whole)).toBe('alpha has sealed its predictions already');
    expect(refusal(atPlay(), whole)).toBe('this is no time to predict');
  });
});

describe('the world of a game', () => {
  it('has people decide once in their turn and hold for the rest of it', () => {
    const game = play(atPlay(), turnOf(1, { moves: { A: 'up' } }));
    const world = game.worldOn(game.table);
    expect(world.recipe.decisions).toEqual({ 1: { A: 'up' }, 2: { A: 'hold' } });
    expect(world.run.turns[1]?.moves[0]).toMatchObject({ state: 'A', to: 1, cause: { kind: 'seat' } });
  });

  it('is the run without people where everybody is absent', () => {
    const gone = (turn: number): readonly Action[] => [
      absentLock('alpha', turn),
      absentLock('kabul', turn),
      { do: 'reveal', turn },
    ];
    const game = play(atPlay(), [...gone(1), ...gone(2)]);
    for (const seed of ['one', 'two', 'three'])
      expect(worldPlayer(game.exercise, game.scenario, baseOf(seed))(game.table).run).toEqual(
        baseOf(seed).run,
      );
  });

  it('is the same for the same actions', () => {
    const actions = turnOf(1, { moves: { A: 'up' }, measures: ['road'] });
    const [a, b] = [1, 2].map(() => {
      const game = play(atPlay(), actions);
      return JSON.stringify(game.worldOn(game.table).run);
    });
    expect(a).toBe(b);
    expect(a).toContain('alpha-0-road');
  });

  it('moves the target by its team alone', () => {
    const world = baseOf();
    expect(world.run.turns.every(({ tracks }) => tracks.rights === 0.1)).toBe(true);
  });
});
