import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/domain/sha256.ts';
import type { Action } from '../../src/exercise/actions.ts';
import { addLine, beginJournal, isUnbegun, journalText, reopen } from '../../src/exercise/journal.ts';
import { freshGame, openSmall, play, sound, turnOf } from './small.ts';

const openSeed = openSmall();
const OF = sha256('this exercise');
const ACTIONS: readonly Action[] = [{ do: 'next' }, ...turnOf(1, { moves: { A: 'up' } }), { do: 'undo' }];

const savedGame = (actions: readonly Action[] = ACTIONS): string =>
  journalText(
    actions.reduce((journal, action) => addLine(journal, action), beginJournal(sound().exercise, OF, 'one')),
  );

const open = (text: string) => {
  const { exercise, scenario } = sound();
  return reopen(text, exercise, scenario, OF, openSeed);
};

describe('a saved game', () => {
  it('is played again to the same table', () => {
    const read = open(savedGame());
    expect(typeof read !== 'string' && read.game.table).toEqual(play(freshGame(), ACTIONS).table);
  });

  it('of another version of the format is refused in a sentence', () => {
    const old = savedGame().replace('{"demarche_game":2,', '{"demarche_game":1,');
    expect(old).not.toBe(savedGame());
    expect(open(old)).toBe('this game was saved by another version of demarche');
  });

  it('loses only a line that was cut off while it was written', () => {
    const text = savedGame();
    for (let cut = text.length - 2; cut > text.lastIndexOf('\n', text.length - 2) + 1; cut--) {
      const read = open(text.slice(0, cut));
      expect(read).toMatchObject({ damage: expect.stringContaining('was cut off') });
      expect(typeof read !== 'string' && read.game.log).toHaveLength(ACTIONS.length - 1);
    }
    expect(open(text.trimEnd())).toMatchObject({ damage: undefined });
  });

  it.each([
    ['blank lines', (text: string) => `${text}\n \n\n`],
    ['zeros', (text: string) => text + '\0'.repeat(5000)],
    ['line ends of Windows and a mark', (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['no line end', (text: string) => text.trimEnd()],
  ])('is whole with %s', (_, spoil) => {
    const read = open(spoil(savedGame()));
    expect(read).toMatchObject({ damage: undefined });
    expect(typeof read !== 'string' && journalText(read.journal)).toBe(savedGame());
    expect(open(spoil(savedGame([])))).toMatchObject({ damage: undefined, seed: 'one' });
  });

  it.each([
    ['a changed reason', savedGame().replace('because', 'becausd'), 1],
    ['a lost line', savedGame().split('\n').toSpliced(2, 1).join('\n'), 1],
    ['a line twice', savedGame().replace(/(\n.*)(\n)/, '$1$1$2'), ACTIONS.length],
    ['a game that two programs wrote', savedGame().replace(/^(\{"n.*)$/gm, '$1\n$1'), ACTIONS.length],
    ['a line that is no JSON', savedGame().replace('\n', '\n{\n'), ACTIONS.length],
    ['a line too long', `${savedGame()}${'x'.repeat(200_000)}\n`, ACTIONS.length],
    ['an action that the rules refuse', savedGame([{ do: 'next' }, { do: 'reveal', turn: 1 }]), 1],
    ['deep nesting', `${savedGame()}${'['.repeat(50_000)}${']'.repeat(50_000)}\n`, ACTIONS.length],
    ['zeros inside', savedGame().replace('because', '\0'.repeat(7)), 1],
  ])('is played again without the lines that do not follow: %s', (_, text, good) => {
    const read = open(text);
    if (typeof read === 'string') throw new Error(read);
    expect(read.game.log).toEqual(ACTIONS.slice(0, good));
    expect(read.damage).toMatch(/^line \d+ .*[^.]$/);
  });

  it.each([
    ['no game', 'hello\n'],
    ['another exercise', savedGame().replace('"small"', '"large"')],
    ['another version', savedGame().replace(OF, sha256('other'))],
    ['a damaged first line', savedGame().slice(1)],
  ])('is refused in a sentence where it is %s', (_, text) => {
    expect(open(text)).toMatch(/^[a-z].*[^.]$/);
    expect(isUnbegun(text)).toBe(false);
  });

  it('is not begun where a file has no more than a part of its first line', () => {
    const [head = ''] = savedGame().split('\n');
    for (let cut = 0; cut < head.length; cut++) {
      expect(isUnbegun(head.slice(0, cut)), head.slice(0, cut)).toBe(true);
      expect(isUnbegun(`${head.slice(0, cut)}\0\0`)).toBe(true);
    }
    expect(isUnbegun('\n\0\n')).toBe(true);
    expect(isUnbegun(head)).toBe(false);
    expect(isUnbegun(`${head.slice(0, -1)}\n`)).toBe(false);
    expect(isUnbegun('{"other":1')).toBe(false);
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
