import { describe, expect, it } from 'vitest';
import { looksFor } from '../../src/cli/screens/looks-for.ts';
import { type Colour, PALETTES, PLAIN_TONES, type ToneLook } from '../../src/tui/draw/palette.ts';
import { themeAfter, themeOf } from '../../src/tui/draw/theme.ts';
import { THEMES } from '../../src/tui/theme-names.ts';
import { renderAt } from './render-at.ts';

const brightness = ({ rgb }: Colour): number =>
  rgb
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0);

/** The contrast ratio of WCAG 2: 1 to 21. */
const contrast = (a: Colour, b: Colour): number => {
  const [low = 0, high = 0] = [brightness(a), brightness(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

const grey = (level: number): Colour => ({ rgb: [level, level, level], near: 0, basic: 0 });
const worst = (look: ToneLook, grounds: readonly Colour[]): number =>
  Math.min(...(look.ground ? [look.ground] : grounds).map((g) => contrast(look.text ?? grey(0), g)));

describe('every theme', () => {
  it.each([
    ['dark', [grey(0), grey(30)], 4.5],
    ['light', [grey(255), grey(235)], 4.5],
    ['high-contrast', [], 5.2],
  ] as const)('%s can be read on its ground', (name, grounds, least) => {
    for (const tone of PLAIN_TONES) {
      const look = PALETTES[name](tone);
      if (look.text) expect([tone, worst(look, grounds) >= least]).toEqual([tone, true]);
    }
  });

  it('has no colour called none, and no more than 16 called 16', () => {
    for (const tone of PLAIN_TONES) {
      expect(themeOf('all', 'none')(tone)).not.toMatch(/\[(3|4|9|10)\d/);
      expect(themeOf('all', '16')(tone)).not.toMatch(/\[[34]8;/);
    }
  });

  it('comes round with the key t, which says its name, and changes no text', async () => {
    const drawing = await renderAt(80, 24, { depth: 'all' });
    const first = drawing.bare();
    const looks = new Set([drawing.lines().join()]);
    for (let i = 0, name = themeAfter('dark'); i < THEMES.length; i++, name = themeAfter(name)) {
      await drawing.type('t');
      expect(drawing.bare().at(-1)).toContain(`theme: ${name}`);
      expect(drawing.bare().slice(0, -1)).toEqual(first.slice(0, -1));
      looks.add(drawing.lines().slice(0, -1).join());
    }
    drawing.close();
    expect(looks.size).toBe(THEMES.length + 1);
  });
});

describe('the theme at first', () => {
  const bits = (env: Readonly<Record<string, string | undefined>>): number => Number(env.BITS ?? 24);
  const first = (env: Readonly<Record<string, string>>, theme?: (typeof THEMES)[number]): string =>
    looksFor(theme ? { theme } : {}, env, bits).theme;

  it('suits the terminal', () => {
    expect(first({})).toBe('dark');
    expect(first({ COLORFGBG: '0;15' })).toBe('light');
    expect(first({ COLORFGBG: '15;0' })).toBe('dark');
    expect(first({ BITS: '4' })).toBe('16');
    expect(first({ BITS: '1' })).toBe('none');
  });

  it('is none under NO_COLOR, unless one was typed', () => {
    expect(first({ NO_COLOR: '1' })).toBe('none');
    expect(first({ NO_COLOR: '' })).toBe('dark');
    expect(first({ NO_COLOR: '1' }, 'light')).toBe('light');
  });
});

describe('ASCII alone', () => {
  const isAscii = (env: Readonly<Record<string, string>>, ascii?: boolean): boolean =>
    looksFor({ ascii }, env, () => 24).ascii;

  it.each([
    [{ LANG: 'de_DE.UTF-8' }, false],
    [{ LANG: 'de_DE.utf8', TERM: 'xterm-256color' }, false],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, true],
    [{ LANG: 'de_DE.UTF-8', LC_CTYPE: 'de_DE.ISO-8859-1', LC_ALL: '' }, true],
    [{ LANG: 'C', LC_CTYPE: 'UTF-8' }, false],
    [{ LANG: 'C', LC_CTYPE: 'C', LC_ALL: 'C.UTF-8' }, false],
    [{ LANG: 'POSIX' }, true],
    [{}, true],
    [{ OS: 'Windows_NT' }, false],
    [{ LANG: 'C.UTF-8', TERM: 'linux' }, true],
    [{ LANG: 'C.UTF-8', TERM: 'vt100' }, true],
    [{ LANG: 'C.UTF-8', TERM: 'vt220' }, true],
  ])('is drawn where no more can be: %j', (env, ascii) => {
    expect(isAscii(env)).toBe(ascii);
    expect([isAscii(env, true), isAscii(env, false)]).toEqual([true, false]);
  });
});
