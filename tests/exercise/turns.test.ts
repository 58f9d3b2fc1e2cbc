import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aheadOf } from '../../src/class/ahead.ts';
import { perform } from '../../src/class/requests.ts';
import { scriptedRequest } from '../../src/class/script.ts';
import { turnTitle } from '../../src/class/world-texts.ts';
import { lengthOf, spanOf } from '../../src/exercise/exercise.ts';
import { act } from '../../src/exercise/game.ts';
import { allDecisions } from '../../src/exercise/world.ts';
import { choiceText } from '../../src/report/debrief/story.ts';
import { voiceOf } from '../../src/report/words/sentences.ts';
import { deskOf, keepDesk } from '../class/desk.ts';
import { freshGame, lock, play, readSmall, refusal, SMALL, sound } from './small.ts';

const withTurns = (turns: string): string => SMALL.replace('turns: 3\n', `turns: ${turns}\n`);

/** A day in which Alpha acts alone, three months, and two in which the target does. */
const UNEQUAL = withTurns('[{lasts: 1, acts: [alpha], label: The day}, {lasts: 3}, {acts: [kabul]}]')
  .replace(', kabul: {tracks: {rights: up}, reason: For the prize.}', '')
  .replace(
    'alpha: {reason: Enough.}, kabul: {reason: Enough.}}\n  votes',
    'kabul: {reason: Enough.}}\n  votes',
  );

const unequal = () => {
  return play(freshGame(UNEQUAL), [{ do: 'next' }]);
};

const decided = (text: string) => {
  const kept = keepDesk(deskOf(sound(text)));
  for (let next = scriptedRequest(kept.now()); next; next = scriptedRequest(kept.now()))
    expect(kept.ask(next)).toMatchObject({ ok: true });
  return kept.now();
};

describe('turns of the class', () => {
  it('follow one another without a gap, and last as the file says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 1, max: 4 }),
        (lengths, pace) => {
          const each = lengths.map((lasts, i) => (i === 1 ? '{}' : `{lasts: ${lasts}}`)).join(', ');
          const text = withTurns(`[${each}]`).replace('pace: 2', `pace: ${pace}`);
          const read = readSmall(text.replace(/by: 20\d\d-\d\d-03/g, 'by: 2025-08-03'));
          if (!read.ok) throw new Error(read.issues[0]?.message);
          const [a = 0, , c = 0] = lengths;
          expect([1, 2, 3].map((turn) => spanOf(read.exercise, turn))).toEqual([
            [1, a],
            [a + 1, a + pace],
            [a + pace + 1, a + pace + c],
          ]);
          expect(lengthOf(read.exercise)).toBe(a + pace + c);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('play the same world as a number of turns where they are equal', () => {
    const [listed, counted] = [decided(withTurns('[{}, {lasts: 2}, {}]')), decided(SMALL)];
    expect(JSON.stringify(listed.world().run)).toBe(JSON.stringify(counted.world().run));
    expect(listed.journal).toEqual(counted.journal);
  });

  it('ask only the seats that act; the states of the others hold, for the whole turn', () => {
    const game = unequal();
    expect(refusal(game, lock('kabul', 1))).toBe('kabul does not act in turn 1');
    const done = play(game, [
      lock('alpha', 1, { moves: { A: 'up' } }),
      { do: 'reveal', turn: 1 },
      lock('alpha', 2),
      lock('kabul', 2),
      { do: 'reveal', turn: 2 },
      { do: 'next' },
      { do: 'next' },
      { do: 'next' },
      lock('kabul', 3),
      { do: 'reveal', turn: 3 },
    ]);
    expect(done.table.played.map(({ choices }) => [choices.alpha?.unasked, choices.kabul?.unasked])).toEqual([
      [undefined, 'acts'],
      [undefined, undefined],
      ['acts', undefined],
    ]);
    const by = allDecisions(done);
    expect(Object.entries(by).map(([turn, moves]) => `${turn} ${moves.A}`)).toEqual([
      '1 up',
      ...[2, 3, 4, 5, 6].map((turn) => `${turn} hold`),
    ]);
    // The target gains cohesion while it rests.
    expect(done.table.cohesion.kabul).toEqual([30, 35, 40, 45]);
    const choice = done.table.played[0]?.choices.kabul;
    expect(choice && choiceText({ game: done }, voiceOf(done.scenario), choice)).toContain('was not asked');
    expect(act(done, { do: 'inject', inject: 'split' })).toContain('the last turn is played');
  });

  it('open no curtain for the others, and say their name and days', () => {
    let desk = deskOf(sound(UNEQUAL));
    for (let i = 0; i < 3; i++) {
      const next = scriptedRequest(desk);
      const done = next && perform(desk, next);
      if (done?.ok) desk = done.desk;
    }
    expect(turnTitle(desk)).toMatch(/^Turn 1 of 3: The day, 3\sJuly\s2025 to 3\sAugust\s2025$/);
    expect(aheadOf(desk)).toMatchObject({ kind: 'team', seat: 'alpha' });
    const locked = perform(desk, { do: 'absent', seat: 'alpha' });
    expect(locked.ok && aheadOf(locked.desk)).toMatchObject({ kind: 'on' });
    expect(perform(desk, { do: 'absent', seat: 'kabul' })).toMatchObject({ ok: false });
  });

  it.each([
    ['[{acts: [alfa]}, {}, {}]', 'there is no seat of this name'],
    ['[{acts: []}, {}, {}]', 'no seat decides in this turn'],
    ['[{lasts: 20}, {lasts: 20}, {}]', 'the class would play on after the end of the scenario'],
    ['[{}, {}]', 'the steps do not play as many turns as the exercise has'],
    ['[{lasts: 0}, {}, {}]', 'this is no valid lasts'],
    ['[]', 'turns does not fit'],
    ['six', 'this is no valid turns'],
  ])('are refused in words: %s', (turns, message) => {
    const read = readSmall(withTurns(turns));
    expect(read.ok ? [] : read.issues.map((each) => each.message)).toContain(message);
  });

  it('take no scripted answer of a seat that does not act', () => {
    const read = readSmall(UNEQUAL.replace('- {alpha: {do: up', '- {kabul: {reason: Now.}, alpha: {do: up'));
    expect(read.ok ? [] : read.issues).toMatchObject([{ message: 'this seat does not act in this turn' }]);
  });
});
