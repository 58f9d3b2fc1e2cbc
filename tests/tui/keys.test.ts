import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACES } from '../../src/tui/keys/binding.ts';
import { readKeys, settleKeys, settlesAfter } from '../../src/tui/keys/key-input.ts';
import { bindingsAt, commandOf, KEYS } from '../../src/tui/keys/keys.ts';

const names = (text: string): readonly string[] => readKeys('', text).keys.map((key) => key.name);

describe('what comes from the keyboard', () => {
  it('is split into keys where a burst arrives as one text', () => {
    expect(names('?/stan\r')).toEqual(['?', '/', 's', 't', 'a', 'n', 'enter']);
    expect(names('j\u001B[Bn \u001B[5~\u001BOA\u001B[1~G')).toEqual([
      'j',
      'down',
      'n',
      'space',
      'pageup',
      'up',
      'home',
      'G',
    ]);
  });

  it('knows control keys, and text of any script', () => {
    expect(names('\u0003\u001A\u007F\t')).toEqual(['ctrl+c', 'ctrl+z', 'backspace', 'tab']);
    expect(readKeys('', 'ü中😀').keys.map((key) => key.text)).toEqual(['ü', '中', '😀']);
  });

  it('drops what means nothing here: mouse, answers of the terminal, function keys, Meta', () => {
    const noise = [
      '\u001B[<0;10;5M',
      '\u001B[M !!',
      '\u001B]11;rgb:00/00/00\u0007',
      '\u001BP1$r0m\u001B\\',
      '\u001BOP',
      '\u001B[15~',
      '\u001B[1;5A',
      '\u001B[?1;2c',
      '\u001B[I',
      '\u001Bx',
      '\u001B[201~',
    ];
    for (const sequence of noise) expect(names(`n${sequence}b`)).toEqual(['n', 'b']);
  });

  it('may come in any parts', () => {
    const burst =
      'q\u001B[200~qq ü\n:\u001B[201~\u001B[Bj\u001B[<0;10;5M/stan\r\u001B[6~ü中\u001BOA\u001B]0;t\u0007n';
    const whole = names(burst);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: burst.length }), { maxLength: 8 }), (cuts) => {
        const ends = [...new Set([0, ...cuts, burst.length])].toSorted((a, b) => a - b);
        let pending = '';
        const read = ends.slice(1).flatMap((end, i) => {
          const input = readKeys(pending, burst.slice(ends[i], end));
          pending = input.pending;
          return input.keys.map((key) => key.name);
        });
        expect(read).toEqual(whole);
      }),
    );
  });

  it('is the key escape if nothing follows it', () => {
    const { keys, pending } = readKeys('', 'n\u001B');
    expect([keys.length, settleKeys(pending)]).toEqual([1, [{ name: 'escape', text: '' }]]);
    expect(names('\u001B\u001B[A')).toEqual(['escape', 'up']);
    expect(settleKeys('\u001B[')).toEqual([]);
  });

  it('never swallows Ctrl-C, whatever came before it', () => {
    for (const begun of [
      '\u001B',
      '\u001B[',
      '\u001B[<0;1',
      '\u001B[M',
      '\u001B]11;rgb',
      '\u001BO',
      '\u001B[200~',
      `\u001B[200~${'q'.repeat(9000)}\u001B[20`,
      '\u001B\u001B',
    ])
      expect(names(`${begun}\u0003`)).toContain('ctrl+c');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(names(`${text}\u0003`).at(-1)).toBe('ctrl+c');
      }),
    );
  });

  it('never types control characters, and never waits for ever', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { keys, pending } = readKeys('', text);
        expect(keys.every((key) => !/\p{Cc}/u.test(key.text))).toBe(true);
        expect(pending.length).toBeLessThan(256);
      }),
    );
  });
});

describe('a pasted text', () => {
  const paste = (text: string): string => `\u001B[200~${text}\u001B[201~`;
  const textOf = (text: string): string | undefined => readKeys('', paste(text)).keys[0]?.text;

  it('is one key, whatever it holds, of one line and without anything that a terminal could obey', () => {
    expect(readKeys('', `n${paste('q q\u001B[A\r\nrm -rf ~\n')}b`).keys).toEqual([
      { name: 'n', text: 'n' },
      { name: 'paste', text: 'q q[A rm -rf ~' },
      { name: 'b', text: 'b' },
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('\u0003'));
        expect(textOf(text)).toMatch(/^[^\p{Cc}\u202A-\u202E]*$/u);
      }),
    );
  });

  it('is taken in parts, and cut where it is long', () => {
    const long = paste('ab'.repeat(5000));
    let pending = '';
    const read = Array.from({ length: Math.ceil(long.length / 999) }, (_, i) => {
      const input = readKeys(pending, long.slice(999 * i, 999 * (i + 1)));
      pending = input.pending;
      expect(pending.length).toBeLessThan(2100);
      return input.keys;
    }).flat();
    expect(read).toEqual([{ name: 'paste', text: 'ab'.repeat(1000) }]);
    expect(pending).toBe('');
  });

  it('is taken as it stands if its end never comes', () => {
    const { keys, pending } = readKeys('', '\u001B[200~over the line');
    expect([keys, settleKeys(pending)]).toEqual([[], [{ name: 'paste', text: 'over the line' }]]);
    expect(settlesAfter(pending)).toBeGreaterThan(settlesAfter('\u001B'));
  });
});

describe('the table of keys', () => {
  it('gives a key one meaning at a place', () => {
    for (const place of PLACES) {
      const keys = bindingsAt(place).flatMap((binding) => binding.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('lets one leave from everywhere, and quit from everywhere but the line one types in', () => {
    for (const place of PLACES) expect(commandOf(place, { name: 'ctrl+c', text: '' })).toBe('interrupt');
    expect(commandOf('run', { name: 'q', text: 'q' })).toBe('quit');
    expect(commandOf('find', { name: 'q', text: 'q' })).toBeUndefined();
  });

  it('says of every key what it does', () => {
    for (const binding of KEYS)
      expect([binding.help.length > 3, binding.shown.length > 0]).toEqual([true, true]);
  });
});
