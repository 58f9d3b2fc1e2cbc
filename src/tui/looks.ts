import type { Command } from './keys/binding.ts';
import type { Size } from './layout.ts';
import type { Pen } from './line.ts';
import { type ColourDepth, hasColours, themeAfter, themeOf } from './theme.ts';
import type { ThemeName } from './theme-names.ts';

const GEOGRAPHIES = ['tiles', 'region', 'world'] as const;
export type Geography = (typeof GEOGRAPHIES)[number];

const GEOGRAPHY_NAMES: Readonly<Record<Geography, string>> = {
  tiles: 'tiles',
  region: 'map of the region',
  world: 'map of the world',
};

/** How things are shown: what a person may change without changing the play. */
export interface Looks {
  readonly theme: ThemeName;
  /** How many colours the terminal has. */
  readonly depth: ColourDepth;
  /** How the states lie beside each other: on tiles, on a map of the region around the target, or of the world. */
  readonly geography: Geography;
  /** Whether the map shows borders. */
  readonly borders: boolean;
  /** Whether only the characters of ASCII may be drawn. */
  readonly ascii: boolean;
}

/** Without colours, for whoever does not care. */
export const PLAIN_LOOKS: Looks = {
  theme: 'none',
  depth: 'none',
  ascii: false,
  geography: 'tiles',
  borders: false,
};

const LOOK_COMMANDS = ['theme', 'map', 'borders'] as const;
type LookCommand = (typeof LOOK_COMMANDS)[number];

/** Whether a command changes how things are shown, and nothing else. */
export const isLookCommand = (command: Command): command is LookCommand =>
  LOOK_COMMANDS.some((other) => other === command);

interface Shown {
  readonly looks: Looks;
  readonly size: Size;
  readonly told: string | undefined;
}

/** From so many columns a map has room for borders. */
const BORDERS_FROM = 110;

const toggleBorders = <Ui extends Shown>(ui: Ui): Ui => {
  const { looks, size } = ui;
  if (looks.geography === 'tiles') return { ...ui, told: 'borders are for the map: m shows it' };
  if (size.columns < BORDERS_FROM) return { ...ui, told: `borders need ${BORDERS_FROM} columns` };
  if (isInDigits(looks)) return { ...ui, told: 'borders need colours, and more than ASCII' };
  const borders = !looks.borders;
  return { ...ui, looks: { ...looks, borders }, told: borders ? 'with borders' : 'without borders' };
};

/** Whether the map is drawn with digits alone. */
export const isInDigits = ({ theme, depth, ascii }: Looks): boolean => ascii || !hasColours(theme, depth);

/** Whether the map has borders at a size. */
export const hasBorders = (looks: Looks, { columns }: Size): boolean =>
  looks.borders && columns >= BORDERS_FROM && !isInDigits(looks);

/** Shows things another way, and says how. */
export const look = <Ui extends Shown>(ui: Ui, command: LookCommand): Ui => {
  switch (command) {
    case 'theme': {
      const theme = themeAfter(ui.looks.theme);
      return { ...ui, looks: { ...ui.looks, theme }, told: `theme: ${theme}` };
    }
    case 'map': {
      const at = GEOGRAPHIES.indexOf(ui.looks.geography) + 1;
      const geography = GEOGRAPHIES[at % GEOGRAPHIES.length] ?? 'tiles';
      return { ...ui, looks: { ...ui.looks, geography }, told: GEOGRAPHY_NAMES[geography] };
    }
    case 'borders':
      return toggleBorders(ui);
  }
};

/** The pen for these looks; the same one as long as they stay the same. */
export const penMemory = (): ((looks: Looks) => Pen) => {
  let last: { readonly looks: Looks; readonly pen: Pen } | undefined;
  return (looks) => {
    if (last?.looks !== looks) {
      const isSame = last && last.looks.theme === looks.theme && last.looks.depth === looks.depth;
      const pen =
        isSame && last ? last.pen : { theme: themeOf(looks.depth, looks.theme), ascii: looks.ascii };
      last = { looks, pen };
    }
    return last.pen;
  };
};
