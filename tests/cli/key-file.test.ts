import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyFilePath, parseKeys } from '../../src/cli/screens/key-file.ts';
import { formatIssue } from '../../src/scenario/issue.ts';
import { PLACES } from '../../src/tui/keys/binding.ts';
import { KEY_NAMES } from '../../src/tui/keys/key-input.ts';
import { bindingsAt, type Command, commandOf, KEYS } from '../../src/tui/keys/keys.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const issues = (text: string): readonly string[] => {
  const parsed = parseKeys('keys.yaml', bytesOf(text));
  return parsed.ok ? [] : parsed.issues.map(formatIssue);
};

const key = (name: string) => ({ name, text: [...name].length === 1 ? name : '' });

const commandAt = (text: string, place: (typeof PLACES)[number], name: string): Command | undefined => {
  const parsed = parseKeys('keys.yaml', bytesOf(text));
  return parsed.ok ? commandOf(place, key(name), parsed.keys) : undefined;
};

describe('a file of keys', () => {
  it('is where the XDG base directories have it', () => {
    expect(keyFilePath({ XDG_CONFIG_HOME: '/etc/me' })).toBe(join('/etc/me', 'demarche', 'keys.yaml'));
    for (const env of [{}, { XDG_CONFIG_HOME: 'relative' }])
      expect(keyFilePath(env)).toMatch(/\.config.demarche.keys\.yaml$/);
  });

  it('puts commands on other keys, on every screen that has them', () => {
    const text = 'step: [ctrl+n, N]\nquit: Q # as elsewhere\n';
    expect(commandAt(text, 'run', 'ctrl+n')).toBe('step');
    expect(commandAt(text, 'why', 'N')).toBe('step');
    expect(commandAt(text, 'run', 'n')).toBeUndefined();
    expect([commandAt(text, 'weights', 'Q'), commandAt(text, 'run', 'q')]).toEqual(['quit', undefined]);
    expect(commandAt('first: 1\n', 'run', '1')).toBe('first');
    expect(commandAt('play: [Space, CTRL+P]\npalette: ";"', 'run', 'ctrl+p')).toBe('play');
  });

  it('leaves letters to whoever types', () => {
    const text = 'up: [up, z]\ndown: [y]\n';
    expect(commandAt(text, 'run', 'z')).toBe('up');
    expect(commandAt(text, 'find', 'z')).toBeUndefined();
    expect(commandAt(text, 'find', 'down')).toBe('down');
  });

  it('shows the keys that there are in the hint line and in the help', () => {
    const parsed = parseKeys('keys.yaml', bytesOf('step: N\ndown: ctrl+n\n'));
    const run = parsed.ok ? bindingsAt('run', parsed.keys) : [];
    expect(run.find(({ command }) => command === 'step')).toMatchObject({ shown: 'N', hintKeys: 'N b' });
    expect(run.find(({ command }) => command === 'down')).toMatchObject({
      shown: 'ctrl+n',
      hintKeys: '↑ ctrl+n',
    });
  });

  it('names what cannot be seen, as every other file does', () => {
    expect(issues('step: \u200b\n')).toEqual([
      expect.stringMatching(/^keys\.yaml:1:7: error: a zero-width space is not allowed .*U\+200B/),
    ]);
    expect(issues('step: "\\u202e"\n')[0]).toMatch(/a bidirectional control/);
    expect(issues('step: "\u00ad"\n')[0]).toMatch(/a soft hyphen/);
    expect(issues('step: "\u0301"\n')[0]).toMatch(/there is no key of that name/);
  });

  it('may be empty, or hold comments alone', () => {
    for (const text of ['', '\n\n', '# nothing yet\n'])
      expect(parseKeys('keys.yaml', bytesOf(text))).toEqual({ ok: true, keys: KEYS });
  });

  it.each([
    ['stp: n', 'keys.yaml:1:1: error: there is no such command (found stp; did you mean "step"?)'],
    ['step: [n,\n  contrl+n]', 'keys.yaml:2:3: error: there is no key of that name'],
    ['step: pgup', 'did you mean "pageup"?'],
    ['why: b', 'keys.yaml:1:6: error: the key b would mean both why and back'],
    ['step: X\nback: [left, X]', 'keys.yaml:2:14: error: the key X would mean both step and back'],
    ['play: ctrl+c', 'keys.yaml:1:7: error: ctrl+c always quits at once'],
    ['interrupt: x', 'keys.yaml:1:1: error: this command keeps its key'],
    ['step: {a: b}', 'keys.yaml:1:7: error: a command needs a key'],
    ['step:', 'error: this is no key'],
    ['- step', 'keys.yaml:1:1: error: a table of keys has a command to a line'],
    ['step: [n', 'keys.yaml:'],
  ])('%j is refused with its place', (text, message) => {
    expect(issues(text).join('\n')).toContain(message);
  });

  it('is told all of its faults at once', () => {
    expect(issues('stp: n\nback: nowhere\nquit: []\n')).toHaveLength(3);
  });

  it('gives every key one meaning at a place, or is refused; Ctrl-C quits whatever it says', () => {
    const names = fc.oneof(fc.constantFrom(...KEY_NAMES), fc.constantFrom(...'abcdnqxzGR?/:'));
    const commands = fc.constantFrom(...KEYS.map(({ command }) => command));
    const file = fc
      .dictionary(commands, fc.array(names, { minLength: 1, maxLength: 3 }), { maxKeys: 5 })
      .map((map) =>
        Object.entries(map)
          .map(([c, k]) => `${c}: ${JSON.stringify(k)}\n`)
          .join(''),
      );
    fc.assert(
      fc.property(file, (text) => {
        const parsed = parseKeys('keys.yaml', bytesOf(text));
        for (const place of parsed.ok ? PLACES : []) {
          const bound = bindingsAt(place, parsed.ok ? parsed.keys : []);
          const all = bound.flatMap((binding) => [...new Set(binding.keys)]);
          expect(new Set(all).size).toBe(all.length);
          expect(bound.some(({ keys, command }) => command === 'interrupt' && keys.includes('ctrl+c'))).toBe(
            true,
          );
        }
      }),
    );
  });

  it('may be any text at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        (text) => parseKeys('k', bytesOf(text)).ok !== undefined,
      ),
    );
  });
});
