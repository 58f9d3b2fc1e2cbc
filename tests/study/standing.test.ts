import { describe, expect, it } from 'vitest';
import { compile } from '../../src/model/compile.ts';
import { ensemble } from '../../src/study/ensemble.ts';
import { frameOf } from '../../src/study/frame.ts';
import { answerOdds } from '../../src/study/odds.ts';
import { addStandings, emptyStanding, fanOf, standingOf } from '../../src/study/standing.ts';
import { world } from '../tui/world.ts';

const model = compile(world);
const play = (from: number, to: number) =>
  standingOf(model, ensemble(model, { seed: 'standing', futures: { from, to } }));

describe('a standing', () => {
  it('says what the odds say', () => {
    const tally = ensemble(model, { seed: 'standing', futures: { from: 0, to: 200 } });
    const answer = answerOdds(tally, frameOf(world, model), { by: world.turns, at: world.turns });
    const standing = standingOf(model, tally);
    expect([...standing.recognised]).toEqual(answer.states.map(({ by }) => by.count));
    expect(
      fanOf(standing).map(({ q05, q25, q50, q75, q95, mean }) => [q05, q25, q50, q75, q95, mean]),
    ).toEqual(answer.fan.map(({ q05, q25, q50, q75, q95, mean }) => [q05, q25, q50, q75, q95, mean]));
  });

  it('adds up from pieces, in any order', () => {
    const whole = play(0, 60);
    const pieces = [play(40, 60), play(0, 15), play(15, 40)];
    const nobody = emptyStanding(model.states.count, world.turns);
    expect(pieces.reduce(addStandings, nobody)).toEqual(whole);
  });

  it('has no fan before there is a future', () => expect(fanOf(emptyStanding(3, 4))).toEqual([]));
});
