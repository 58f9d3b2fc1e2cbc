import { THEMES, type ThemeName } from '../theme-names.ts';
import {
  type Colour,
  NO_STATE,
  PALETTES,
  PLAIN_TONES,
  type PlainTone,
  SEA,
  type ToneLook,
} from './palette.ts';

/** How many colours the terminal shows: none, the 16 of every terminal, the 256 of xterm, or all. */
const COLOUR_DEPTHS = ['none', '16', '256', 'all'] as const;
export type ColourDepth = (typeof COLOUR_DEPTHS)[number];

/** What fills half a cell of a map. */
const FILLS = ['rung0', 'rung1', 'rung2', 'rung3', 'rung4', 'rung5', 'sea', 'land', 'chosen'] as const;
export type Fill = (typeof FILLS)[number];

/** A tone with one colour for the upper half of a cell, and another colour for the lower half. */
type MapTone = `${Fill}/${Fill}`;

export type Tone = PlainTone | MapTone;

const isMapTone = (tone: Tone): tone is MapTone => tone.includes('/');

const codes = (
  tint: Colour | undefined,
  depth: ColourDepth,
  ground: boolean,
): readonly (number | string)[] => {
  if (!tint || depth === 'none') return [];
  if (depth === '16') return [tint.basic + (ground ? 10 : 0)];
  const kind = ground ? 48 : 38;
  return depth === '256' ? [`${kind};5;${tint.near}`] : [`${kind};2;${tint.rgb.join(';')}`];
};

const sgr = (look: ToneLook, depth: ColourDepth): string => {
  const all = [...(look.marks ?? []), ...codes(look.ground, depth, true), ...codes(look.text, depth, false)];
  return all.map((code) => `\u001B[${code}m`).join('');
};

/** Gives the escape codes that begin a tone. Empty if the tone needs none. */
export type Theme = (tone: Tone) => string;

/** How many colours a theme uses on a terminal with this depth. */
const depthOf = (name: ThemeName, depth: ColourDepth): ColourDepth => {
  if (name === 'none' || depth === 'none') return 'none';
  return name === '16' ? '16' : depth;
};

/** Whether a theme has colours on a terminal with this depth. */
export const hasColours = (name: ThemeName, depth: ColourDepth): boolean => depthOf(name, depth) !== 'none';

const CHOSEN: Colour = { rgb: [255, 255, 255], near: 231, basic: 97 };

/** How each tone looks in a theme. `none` and `16` are the dark theme with fewer colours. */
export const lookOf = (name: ThemeName): ((tone: Tone) => ToneLook) => {
  const look = PALETTES[name === 'none' || name === '16' ? 'dark' : name];
  const fillOf = (fill: string | undefined): Colour | undefined => {
    if (fill === 'sea') return SEA;
    if (fill === 'chosen') return CHOSEN;
    const rung = PLAIN_TONES.find((tone) => tone === fill);
    return rung ? look(rung).ground : NO_STATE;
  };
  return (tone) => {
    if (!isMapTone(tone)) return look(tone);
    const [text, ground] = tone.split('/').map(fillOf);
    return { ...(text && { text }), ...(ground && { ground }) };
  };
};

/** The theme for a terminal with this depth. Without colours it uses only bold and inverse. */
export const themeOf = (depth: ColourDepth, name: ThemeName = 'dark'): Theme => {
  const used = depthOf(name, depth);
  const look = lookOf(used === 'none' ? 'none' : name);
  const begins = new Map<Tone, string>();
  return (tone) => {
    const begin = begins.get(tone) ?? sgr(look(tone), used);
    begins.set(tone, begin);
    return begin;
  };
};

const RUNG_TONES = ['rung0', 'rung1', 'rung2', 'rung3', 'rung4', 'rung5'] as const;
type RungTone = (typeof RUNG_TONES)[number];

/** The tone of a rung on a ladder of `rungs`. A ladder of any length uses the whole palette. */
export const rungTone = (rung: number, rungs: number): RungTone =>
  RUNG_TONES[rungs < 2 ? 0 : Math.round((rung / (rungs - 1)) * (RUNG_TONES.length - 1))] ?? 'rung0';

/** The next theme. After the last theme comes the first. */
export const themeAfter = (name: ThemeName): ThemeName =>
  THEMES[(THEMES.indexOf(name) + 1) % THEMES.length] ?? 'dark';
