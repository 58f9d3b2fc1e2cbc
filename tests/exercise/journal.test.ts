import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/domain/sha256.ts';
import type { Action } from '../../src/exercise/actions.ts';
import { addLine, beginJournal, journalText, reopen } from '../../src/exercise/journal.ts';
import { freshGame, play, sound, turnOf } from './small.ts';

const OF = sha256('this exercise');
const ACTIONS: readonly Action[] = [{ do: 'next' }, ...turnOf(1, { moves: { A: 'up' } }), { do: 'undo' }];

const savedGame = (actions: readonly Action[] = ACTIONS): string =>
  journalText(
    actions.reduce((journal, action) => addLine(journal, action), beginJournal(sound().exercise, OF, 'one')),
  );

const open = (text: string) => {
  const { exercise, scenario } = sound();
  return reopen(text, exercise, scenario, OF);
};

describe('a saved game', () => {
  it('is played again to the same table', () => {
    const read = open(savedGame());
    expect(typeof read !== 'string' && read.game.table).toEqual(play(freshGame(), ACTIONS).table);
  });

  it('loses only a line that was cut off while it was written', () => {
    const text = savedGame();
    for (let cut = text.length - 1; cut > text.lastIndexOf('\n', text.length - 2); cut--) {
      const read = open(text.slice(0, cut));
      expect(typeof read !== 'string' && read.game.log).toHaveLength(ACTIONS.length - 1);
    }
  });

  it.each([
    ['nothing', ''],
    ['no game', 'hello\n'],
    ['another exercise', savedGame().replace('"small"', '"large"')],
    ['another version', savedGame().replace(OF, sha256('other'))],
    ['a changed reason', savedGame().replace('because', 'becausd')],
    ['a lost line', savedGame().split('\n').toSpliced(2, 1).join('\n')],
    ['a line that is no JSON', `${savedGame()}{\n`],
    ['a line too long', `${savedGame()}${'x'.repeat(200_000)}\n`],
    ['an action that the rules refuse', savedGame([{ do: 'reveal', turn: 1 }])],
    ['deep nesting', `${savedGame()}${'['.repeat(50_000)}${']'.repeat(50_000)}\n`],
  ])('is refused in a sentence where it is %s', (_, text) => {
    expect(open(text)).toMatch(/^[a-z].*[^.]$/);
  });

  it('names the line and the sign that may not be shown', () => {
    expect(open(savedGame().replace('"small"', '"sm\\u202eall"'))).toBe(
      'line 1 is refused: exercise holds U+202E, a bidirectional control',
    );
    expect(open(savedGame().replace('"do":"undo"', '"do":"undo\\u001b"'))).toMatch(
      /^line \d+ is refused: act\.do holds U\+001B, an escape character$/,
    );
  });

  it('keeps names that reach into prototypes out', () => {
    const text = (name: string): string => {
      const moves = `{"${name}":"up"}`;
      const lock = `{"do":"lock","seat":"alpha","turn":1,"moves":${moves},"tracks":{},"measures":[],"reason":"x"}`;
      return journalText(addLine({ lines: [], sum: '' }, JSON.parse(lock)));
    };
    expect(() => text('constructor')).toThrow();
    expect(text('__proto__')).toContain('"moves":{}');
  });
});
