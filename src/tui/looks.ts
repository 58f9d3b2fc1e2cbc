import type { Mapped } from '../report/page/draw/region.ts';
import type { Pen } from './draw/line.ts';
import { type ColourDepth, hasColours, themeAfter, themeOf } from './draw/theme.ts';
import type { Command } from './keys/keys.ts';
import type { Size } from './layout.ts';
import type { ThemeName } from './theme-names.ts';

const GEOGRAPHIES = ['tiles', 'region', 'world'] as const;
type Geography = (typeof GEOGRAPHIES)[number];

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
  /**
   * How the states lie beside each other: on tiles, on a map of the region around the target, or on a map of the world.
   * If undefined, the size of the screen decides.
   */
  readonly geography: Geography | undefined;
  /** Whether the map shows borders. */
  readonly borders: boolean;
  /** Whether only the characters of ASCII may be drawn. */
  readonly ascii: boolean;
}

/** The looks if none are given: without colours. */
export const PLAIN_LOOKS: Looks = {
  theme: 'none',
  depth: 'none',
  ascii: false,
  geography: undefined,
  borders: false,
};

/** From this many columns on there is room for the map beside the table of states. */
const MAP_FROM = 120;

/** What is shown how, and where. */
interface Shown {
  readonly looks: Looks;
  readonly size: Size;
  readonly view: { readonly mapped: Pick<Mapped, 'isOfWorld'> };
}

/** How the states lie beside each other on a screen of a size. */
export const geographyOf = ({ looks, size, view }: Shown): Geography =>
  looks.geography ?? (size.columns >= MAP_FROM && view.mapped.isOfWorld ? 'region' : 'tiles');

const LOOK_COMMANDS = ['theme', 'map', 'borders'] as const;
type LookCommand = (typeof LOOK_COMMANDS)[number];

/** Whether a command changes how things are shown, and nothing else. */
export const isLookCommand = (command: Command): command is LookCommand =>
  LOOK_COMMANDS.some((other) => other === command);

/** Other looks, and a message about the change. */
interface Changed {
  readonly looks: Looks;
  readonly told: string;
}

/** A map has room for borders from this many columns. */
const BORDERS_FROM = 110;

const toggleBorders = (shown: Shown): Changed => {
  const { looks, size } = shown;
  const { columns } = size;
  if (geographyOf(shown) === 'tiles') return { looks, told: 'borders are for the map: m shows it' };
  if (columns < BORDERS_FROM) return { looks, told: `borders need ${BORDERS_FROM} columns` };
  if (isInDigits(looks)) return { looks, told: 'borders need colours, and more than ASCII' };
  const borders = !looks.borders;
  return { looks: { ...looks, borders }, told: borders ? 'with borders' : 'without borders' };
};

/** Whether the map is drawn with digits alone. */
export const isInDigits = ({ theme, depth, ascii }: Looks): boolean => ascii || !hasColours(theme, depth);

/** Whether the map has borders at a size. */
export const hasBorders = (looks: Looks, { columns }: Size): boolean =>
  looks.borders && columns >= BORDERS_FROM && !isInDigits(looks);

/** Shows things another way, and says how. */
export const changeLooks = (shown: Shown, command: LookCommand): Changed => {
  const { looks } = shown;
  switch (command) {
    case 'theme': {
      const theme = themeAfter(looks.theme);
      return { looks: { ...looks, theme }, told: `theme: ${theme}` };
    }
    case 'map': {
      const at = GEOGRAPHIES.indexOf(geographyOf(shown)) + 1;
      const geography = GEOGRAPHIES[at % GEOGRAPHIES.length] ?? 'tiles';
      return { looks: { ...looks, geography }, told: GEOGRAPHY_NAMES[geography] };
    }
    case 'borders':
      return toggleBorders(shown);
  }
};

/** The pen for these looks. The pen object is reused as long as the looks do not change. */
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
