/** What a piece of text means; the theme decides how it looks. Nothing is told by a tone alone. */
export const TONES = [
  'plain',
  'dim',
  'strong',
  'title',
  'focus',
  'selected',
  'for',
  'against',
  'rise',
  'fall',
  'event',
  'chart',
  'warning',
  'rung0',
  'rung1',
  'rung2',
  'rung3',
  'rung4',
  'rung5',
] as const;

export type Tone = (typeof TONES)[number];

/** How many colours the terminal shows: none, the 16 of every terminal, the 256 of xterm, or all. */
export const COLOUR_DEPTHS = ['none', '16', '256', 'all'] as const;
export type ColourDepth = (typeof COLOUR_DEPTHS)[number];

/** A colour as red, green and blue, its nearest of the 256, and its SGR number as text of the 16. */
interface Colour {
  readonly rgb: readonly [number, number, number];
  readonly near: number;
  readonly basic: number;
}

interface Look {
  readonly text?: Colour;
  readonly ground?: Colour;
  /** SGR numbers that need no colour: 1 bold, 4 underlined, 7 inverse. */
  readonly marks?: readonly number[];
}

const colour = (red: number, green: number, blue: number, near: number, basic: number): Colour => ({
  rgb: [red, green, blue],
  near,
  basic,
});

const BLACK = colour(0, 0, 0, 16, 30);
const WHITE = colour(255, 255, 255, 231, 97);
const GREY = colour(138, 138, 148, 245, 90);
const YELLOW = colour(253, 224, 58, 221, 93);
const GREEN = colour(126, 196, 110, 114, 92);
const ROSE = colour(236, 128, 120, 210, 91);
const BLUE = colour(110, 168, 224, 111, 94);

/**
 * Grounds of the rungs, lowest first: at least 12 CIEDE2000 apart for normal, protan, deutan and tritan eyes, and text
 * on each at 5.2 : 1 or better. A rung always comes with its digit as well.
 */
const RUNG_LOOKS: readonly Look[] = [
  { ground: colour(0x3a, 0x3a, 0x42, 240, 90), text: WHITE },
  { ground: colour(0x2c, 0x3e, 0x7a, 61, 34), text: WHITE },
  { ground: colour(0x3b, 0x6f, 0xa8, 68, 94), text: WHITE },
  { ground: colour(0x4f, 0xa3, 0xa5, 73, 36), text: BLACK },
  { ground: colour(0xa8, 0xc6, 0x6c, 149, 92), text: BLACK },
  { ground: colour(0xfd, 0xe0, 0x3a, 227, 93), text: BLACK },
];

const LOOKS: Readonly<Record<Tone, Look>> = {
  plain: {},
  dim: { text: GREY },
  strong: { marks: [1] },
  title: { text: YELLOW, marks: [1] },
  focus: { text: YELLOW },
  selected: { marks: [1, 7] },
  for: { text: GREEN },
  against: { text: ROSE },
  rise: { text: GREEN, marks: [1] },
  fall: { text: ROSE, marks: [1] },
  event: { text: BLUE },
  chart: { text: BLUE },
  warning: { text: YELLOW },
  rung0: RUNG_LOOKS[0] ?? {},
  rung1: RUNG_LOOKS[1] ?? {},
  rung2: RUNG_LOOKS[2] ?? {},
  rung3: RUNG_LOOKS[3] ?? {},
  rung4: RUNG_LOOKS[4] ?? {},
  rung5: RUNG_LOOKS[5] ?? {},
};

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

const sgr = (look: Look, depth: ColourDepth): string => {
  const all = [...(look.marks ?? []), ...codes(look.ground, depth, true), ...codes(look.text, depth, false)];
  return all.map((code) => `\u001B[${code}m`).join('');
};

/** Gives the escape codes that begin a tone; empty where it needs none. */
export type Theme = (tone: Tone) => string;

/** The theme for a terminal of so many colours; bold and inverse stay where there are none. */
export const themeOf = (depth: ColourDepth): Theme => {
  const begins = new Map(TONES.map((tone) => [tone, sgr(LOOKS[tone], depth)]));
  return (tone) => begins.get(tone) ?? '';
};

const RUNG_TONES = ['rung0', 'rung1', 'rung2', 'rung3', 'rung4', 'rung5'] as const;

/** The tone of a rung on a ladder of `rungs`: the whole palette is used however long the ladder is. */
export const rungTone = (rung: number, rungs: number): Tone =>
  RUNG_TONES[rungs < 2 ? 0 : Math.round((rung / (rungs - 1)) * (RUNG_TONES.length - 1))] ?? 'rung0';
