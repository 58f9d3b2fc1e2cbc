import { describe, expect, it } from 'vitest';
import { canStep } from '../../src/exercise/limits.ts';
import { freshGame, lock, play, refusal, SMALL, turnOf } from './small.ts';

/** The small exercise whose target hears what others do: a road that ends after a turn, and pressure. */
const HEARD = SMALL.replace(
  'recovery: 5,',
  'recovery: 5, offer: 20, pressure: 4, recognition: 10, broken: 7,',
)
  .replace('effects: [{variable: assets, add: 0.1}]}', 'effects: [{variable: assets, add: 0.1, months: 2}]}')
  .replace(
    'injects:\n',
    '  press: {label: Pressure, kind: push, seats: [alpha], times: 2, effects: []}\ninjects:\n',
  );

const heard = () => play(freshGame(HEARD), [{ do: 'next' }]);

const termsIn = (game: ReturnType<typeof heard>, turn: number) =>
  game.table.played[turn - 1]?.cohesion.kabul?.map(({ reason, points }) => [reason.kind, points]);

describe('cohesion', () => {
  it('answers an offer by the credibility of offers, and pressure', () => {
    const game = play(heard(), turnOf(1, { measures: ['road', 'press'] }));
    const [start] = game.worldOn(game.table).run.turns;
    const belief = start?.variables.credibility ?? 0;
    expect(belief).toBeGreaterThan(0);
    expect(termsIn(game, 1)).toEqual([
      ['recovery', 5],
      ['offer', 20 * belief],
      ['pressure', -4],
    ]);
    expect(game.table.cohesion.kabul).toEqual([30, Math.round(31 + 20 * belief)]);
  });

  it('counts a promise as broken in the turn in which its effects end, once, unless another offer goes on', () => {
    const game = play(heard(), [...turnOf(1, { measures: ['road'] }), ...turnOf(2)]);
    expect(termsIn(game, 1)).not.toContainEqual(['broken', -7]);
    expect(termsIn(game, 2)).toEqual([
      ['recovery', 5],
      ['broken', -7],
    ]);
  });

  it('counts each state that comes to recognise, in its turn', () => {
    const game = play(heard(), [...turnOf(1, { moves: { A: 'up' } }), ...turnOf(2)]);
    const { run } = game.worldOn(game.table);
    for (const turn of [1, 2]) {
      const [from = [], to = []] = [2 * turn - 2, 2 * turn].map((at) => run.turns[at]?.rungs);
      const came = to.filter((rung, i) => rung > (from[i] ?? 0)).length;
      expect(came).toBeGreaterThan(turn === 1 ? 0 : -1);
      expect(termsIn(game, turn)?.filter(([kind]) => kind === 'recognition')).toEqual(
        Array.from({ length: came }, () => ['recognition', 10]),
      );
    }
  });

  it('refuses a step on a track that is at its end, at the table and in the journal alike', () => {
    const back = { tracks: { rights: 'down' } } as const;
    const at0 = play(heard(), turnOf(1, {}, back));
    expect(refusal(at0, lock('kabul', 2, back))).toMatch(/rights cannot go a step back: it is at 0/);
    expect(play(at0, [lock('kabul', 2, { tracks: { rights: 'up' } })]).table.locks).toHaveProperty('kabul');
    expect([canStep(1, 'up'), canStep(0.999, 'up'), canStep(0.9, 'up'), canStep(0, 'hold')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
