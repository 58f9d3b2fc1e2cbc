import { array, constantFrom, assert as holds, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { isUnchanged } from '../../src/tui/update/idle.ts';
import { update } from '../../src/tui/update/update.ts';
import { asKey, begin, press } from './press.ts';

const names = [...new Set(KEYS.flatMap(({ keys }) => keys))].filter((name) => !/^ctrl\+|^q$/.test(name));

describe('a key that can do nothing', () => {
  it.each([
    ['n', ['G', 'n'], 'This is the last turn: b goes back.'],
    ['space', ['G', 'space'], 'This is the last turn: b goes back.'],
    ['b', ['b'], 'This is the first turn: n goes on.'],
    ['u', ['u'], 'There is nothing to undo.'],
    ['up', ['k', 'k'], 'This is the first line: there is nothing above it.'],
    ['-', ['-', '-', '-', '-', '-', '-', '-', '-', '-'], 'It plays as slowly as it can.'],
    ['0', ['w', '0', '0'], 'It counts for nothing already.'],
    ['r', ['w', 'r'], 'This weight is as it was.'],
    [
      'enter in an empty list',
      [':', 'z', 'z', 'z', 'enter'],
      'There is nothing to choose: erase some letters, or type some.',
    ],
    ['an unknown key', ['%'], 'The key % does nothing here: ? lists the keys.'],
  ])('%s says why', (_, keys, why) => expect(press(begin(), ...keys).told).toBe(why));

  it('never leaves a person without a word', () => {
    holds(
      property(array(constantFrom(...names), { maxLength: 12 }), constantFrom(...names), (before, last) => {
        const ui = press(begin(), ...before);
        const { ui: after, wishes } = update(ui, { kind: 'key', key: asKey(last) });
        const isWish = wishes.some(({ kind }) => kind !== 'count' && kind !== 'keep');
        expect(isWish || after.told !== undefined || !isUnchanged(ui, after)).toBe(true);
      }),
      { numRuns: 60, seed: 12 },
    );
  });
});
