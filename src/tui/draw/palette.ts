/** A colour as red, green and blue, its nearest of the 256, and its SGR number as text of the 16. */
export interface Colour {
  readonly rgb: readonly [number, number, number];
  readonly near: number;
  readonly basic: number;
}

export interface ToneLook {
  readonly text?: Colour;
  readonly ground?: Colour;
  /** SGR numbers that need no colour: 1 bold, 4 underlined, 7 inverse. */
  readonly marks?: readonly number[];
}

/** What a piece of text means; the theme decides how it looks. No information depends on the tone alone. */
export const PLAIN_TONES = [
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

export type PlainTone = (typeof PLAIN_TONES)[number];

type ToneLooks = Readonly<Record<PlainTone, ToneLook>>;

const colour = (red: number, green: number, blue: number, near: number, basic: number): Colour => ({
  rgb: [red, green, blue],
  near,
  basic,
});

const BLACK = colour(0, 0, 0, 16, 30);
const WHITE = colour(255, 255, 255, 231, 97);

/** What a map shows for water, and for a country that is not in the scenario. */
export const SEA = colour(14, 16, 22, 233, 30);
export const NO_STATE = colour(72, 72, 72, 238, 90);

/**
 * Grounds of the rungs, lowest first: at least 12 CIEDE2000 apart for normal, protan, deutan and tritan eyes, and text
 * on each at 5.2 : 1 or better. A rung always comes with its digit as well.
 */
const RUNG_LOOKS = {
  rung0: { ground: colour(0x3a, 0x3a, 0x42, 240, 90), text: WHITE },
  rung1: { ground: colour(0x2c, 0x3e, 0x7a, 61, 34), text: WHITE },
  rung2: { ground: colour(0x3b, 0x6f, 0xa8, 68, 94), text: WHITE },
  rung3: { ground: colour(0x4f, 0xa3, 0xa5, 73, 36), text: BLACK },
  rung4: { ground: colour(0xa8, 0xc6, 0x6c, 149, 92), text: BLACK },
  rung5: { ground: colour(0xfd, 0xe0, 0x3a, 227, 93), text: BLACK },
} as const;

interface Inks {
  readonly grey: Colour;
  readonly yellow: Colour;
  readonly green: Colour;
  readonly rose: Colour;
  readonly blue: Colour;
}

const inked = ({ grey, yellow, green, rose, blue }: Inks): ToneLooks => ({
  plain: {},
  dim: { text: grey },
  strong: { marks: [1] },
  title: { text: yellow, marks: [1] },
  focus: { text: yellow },
  selected: { marks: [1, 7] },
  for: { text: green },
  against: { text: rose },
  rise: { text: green, marks: [1] },
  fall: { text: rose, marks: [1] },
  event: { text: blue },
  chart: { text: blue },
  warning: { text: yellow },
  ...RUNG_LOOKS,
});

const ON_DARK = inked({
  grey: colour(138, 138, 148, 245, 90),
  yellow: colour(253, 224, 58, 221, 93),
  green: colour(126, 196, 110, 114, 92),
  rose: colour(236, 128, 120, 210, 91),
  blue: colour(110, 168, 224, 111, 94),
});

const ON_LIGHT = inked({
  grey: colour(98, 98, 108, 241, 90),
  yellow: colour(128, 84, 0, 94, 33),
  green: colour(20, 104, 36, 22, 32),
  rose: colour(168, 28, 40, 124, 31),
  blue: colour(18, 84, 160, 25, 34),
});

/** Black under everything, and no faint text. The terminal's own colours then do not matter. */
const onBlack = (look: ToneLook): ToneLook =>
  look.ground ? look : { ground: BLACK, text: look.text ?? WHITE, ...(look.marks && { marks: look.marks }) };

const STARK = inked({
  grey: WHITE,
  yellow: colour(255, 255, 0, 226, 93),
  green: colour(0, 255, 0, 46, 92),
  rose: colour(255, 150, 150, 217, 91),
  blue: colour(120, 220, 255, 117, 96),
});

const HIGH_CONTRAST: ToneLooks = {
  ...STARK,
  focus: { ...STARK.focus, marks: [1] },
  selected: { ground: WHITE, text: BLACK, marks: [1] },
  warning: { ...STARK.warning, marks: [1] },
};

/** How a tone looks in each palette. `none` and `16` are these palettes with fewer colours. */
export const PALETTES = {
  dark: (tone: PlainTone): ToneLook => ON_DARK[tone],
  light: (tone: PlainTone): ToneLook => ON_LIGHT[tone],
  'high-contrast': (tone: PlainTone): ToneLook => onBlack(HIGH_CONTRAST[tone]),
} as const;
