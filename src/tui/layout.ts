/** A rectangle of the screen, in columns and rows. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Below this size the screens only say that they need more room. */
export const SMALLEST: Size = { columns: 60, rows: 16 };

export const isTooSmall = ({ columns, rows }: Size): boolean =>
  columns < SMALLEST.columns || rows < SMALLEST.rows;

/** From this many columns on, the two parts of a screen are side by side. */
export const BESIDE_FROM = 110;

const HEADER_ROWS = 2;
const HINT_ROWS = 1;

/** The rows between the header and the hint line. */
export const bodyOf = ({ columns, rows }: Size): Size => ({
  columns,
  rows: Math.max(0, rows - HEADER_ROWS - HINT_ROWS),
});

/** The panels of the Run and Weights screens. If there are few rows, the first panels get room first. */
const PANELS = [
  'states',
  'log',
  'map',
  'drivers',
  'over-time',
  'tiles',
  'live-odds',
  'sliders',
  'edits',
  'count',
  'passage',
] as const;
type PanelId = (typeof PANELS)[number];

/** A panel and its size. */
export interface Slot<Id extends string = PanelId> {
  readonly panel: Id;
  readonly size: Size;
}

/**
 * The needs of a panel in its column: the least rows, below which it is left out, the most rows that it can use, and
 * its share of the rest.
 */
interface Want {
  readonly panel: PanelId;
  readonly least: number;
  readonly most?: number;
  readonly share: number;
}

const STATES: Want = { panel: 'states', least: 7, share: 3 };
const LOG: Want = { panel: 'log', least: 4, share: 2 };
const DRIVERS: Want = { panel: 'drivers', least: 8, most: 28, share: 2 };
const TILES: Want = { panel: 'tiles', least: 6, most: 17, share: 1 };
const OVER_TIME: Want = { panel: 'over-time', least: 7, most: 22, share: 1 };
const PASSAGE: Want = { panel: 'passage', least: 5, most: 12, share: 0.3 };
const MAP: Want = { panel: 'map', least: 8, share: 4 };
const SLIDERS: Want = { panel: 'sliders', least: 5, most: 24, share: 3 };
const EDITS: Want = { panel: 'edits', least: 4, share: 1 };
const LIVE_ODDS: Want = { panel: 'live-odds', least: 7, share: 4 };
const COUNT: Want = { panel: 'count', least: 6, most: 24, share: 2 };

/** What a column of the screen shows, from the top down. */
type Stack = readonly Want[];

const ONE: Stack = [STATES, DRIVERS, OVER_TIME, TILES, LOG];
const LEFT: Stack = [STATES, LOG];
const RIGHT: Stack = [DRIVERS, PASSAGE, TILES, OVER_TIME];
const SECOND: Stack = [DRIVERS, PASSAGE, { ...OVER_TIME, share: 2 }];
const THIRD: Stack = [TILES, LOG];

const WEIGHTS: Stack = [SLIDERS, LIVE_ODDS, COUNT];
const MOVES: Stack = [{ ...SLIDERS, share: 12 }, EDITS];
const ANSWERS: Stack = [LIVE_ODDS, COUNT];
const ALL_ANSWERS: Stack = [LIVE_ODDS, { ...PASSAGE, least: 9 }, COUNT];
/** From this many rows on, a curve takes no rows that the odds could use. */
const ALL_ANSWERS_FROM = 44;

/** The panels of a column that there is room for. */
const admitted = (stack: Stack, rows: number): Stack => {
  let left = rows;
  const taken = new Set<PanelId>();
  for (const panel of PANELS) {
    const want = stack.find((w) => w.panel === panel);
    if (!want || want.least > left) continue;
    taken.add(panel);
    left -= want.least;
  }
  return stack.filter((w) => taken.has(w.panel));
};

/** Shares rows out: to each panel its least, then one row at a time to the panel that is furthest below its share. */
const heightsOf = (wants: readonly Want[], rows: number): readonly number[] => {
  const heights = wants.map((w) => w.least);
  let left = rows - heights.reduce((sum, h) => sum + h, 0);
  while (left > 0) {
    const needs = wants.map((w, i) => {
      const height = heights[i] ?? 0;
      return height < (w.most ?? Number.MAX_SAFE_INTEGER) ? (height - w.least) / w.share : Infinity;
    });
    const next = needs.indexOf(Math.min(...needs));
    const full = needs[next] === Infinity;
    heights[full ? wants.length - 1 : next] = (heights[full ? wants.length - 1 : next] ?? 0) + 1;
    left--;
  }
  return heights;
};

/** What the Run screen shows besides the states. */
interface RunParts {
  readonly hasMap: boolean;
  /** Whether futures are counted: without them there are no curves of first passage. */
  readonly hasOdds: boolean;
  /** Whether the shown turn is the last: then the log begins with an account, which takes room. */
  readonly isEnd: boolean;
}

const ALL_PARTS = { hasOdds: true, isEnd: false };

const END_SHARE = 9;

const withParts = (stack: Stack, { hasOdds, isEnd }: Pick<RunParts, 'hasOdds' | 'isEnd'>): Stack =>
  stack
    .filter(({ panel }) => panel !== 'passage' || (hasOdds && !isEnd))
    .map((want) => (isEnd && want.panel === 'log' ? { ...want, share: END_SHARE } : want));

const stackOf = (
  stack: Stack,
  { columns, rows }: Size,
  parts: Pick<RunParts, 'hasOdds' | 'isEnd'> = ALL_PARTS,
): readonly Slot[] => {
  const wants = admitted(withParts(stack, parts), rows);
  const heights = heightsOf(wants, rows);
  return wants.map((want, i) => ({ panel: want.panel, size: { columns, rows: heights[i] ?? 0 } }));
};

const MAP_AND_STATES: Stack = [MAP, { ...STATES, least: 5, share: 1 }];
const MAP_RIGHT: Stack = [MAP, { ...DRIVERS, most: 16 }, PASSAGE, { ...OVER_TIME, most: 12 }];
const MAP_SECOND: Stack = [DRIVERS, PASSAGE, OVER_TIME, LOG];

/** The panels with a map, which gets the most room. */
const mapLayout = ({ columns, rows }: Size, parts: RunParts): readonly (readonly Slot[])[] => {
  if (columns < 110)
    return [stackOf(parts.isEnd ? [...MAP_AND_STATES, LOG] : MAP_AND_STATES, { columns, rows }, parts)];
  if (columns < 160) {
    const left = columns < 120 ? 50 : 56;
    return [
      stackOf(LEFT, { columns: left, rows }, parts),
      stackOf(MAP_RIGHT, { columns: columns - left, rows }, parts),
    ];
  }
  const left = Math.min(84, Math.floor(columns * 0.4));
  const right = Math.floor(columns * 0.24);
  return [
    stackOf([STATES], { columns: left, rows }, parts),
    stackOf([MAP], { columns: columns - left - right, rows }, parts),
    stackOf(MAP_SECOND, { columns: right, rows }, parts),
  ];
};

/** The Run screen's panels, column by column: one below 80 columns, two below 160, then three. */
export const runLayout = (size: Size, parts: RunParts): readonly (readonly Slot[])[] => {
  const { columns, rows } = bodyOf(size);
  if (parts.hasMap) return mapLayout({ columns, rows }, parts);
  if (columns < 80) return [stackOf(ONE, { columns, rows }, parts)];
  if (columns < 160) {
    const right = columns < 110 ? Math.max(32, Math.floor(columns * 0.4)) : Math.floor(columns / 2);
    return [
      stackOf(LEFT, { columns: columns - right, rows }, parts),
      stackOf(RIGHT, { columns: right, rows }, parts),
    ];
  }
  const third = Math.floor(columns * 0.27);
  return [
    stackOf([STATES], { columns: columns - 2 * third, rows }, parts),
    stackOf(SECOND, { columns: third, rows }, parts),
    stackOf(THIRD, { columns: third, rows }, parts),
  ];
};

/** The Weights screen's panels: one column below 80 columns, then the weights beside what they do. */
export const weightsLayout = (size: Size): readonly (readonly Slot[])[] => {
  const { columns, rows } = bodyOf(size);
  if (columns < 80) return [stackOf(WEIGHTS, { columns, rows })];
  const left = Math.floor(columns * (columns < 110 ? 0.48 : 0.4));
  return [
    stackOf(MOVES, { columns: left, rows }),
    stackOf(rows < ALL_ANSWERS_FROM ? ANSWERS : ALL_ANSWERS, { columns: columns - left, rows }),
  ];
};

/** Rows of a panel that its frame takes. */
const FRAME_ROWS = 2;

/** Columns of a panel that its frame and the blanks beside it take. */
const FRAME_COLUMNS = 4;

/** What a panel of some size has room for. */
export const insideOf = ({ columns, rows }: Size): Size => ({
  columns: Math.max(0, columns - FRAME_COLUMNS),
  rows: Math.max(0, rows - FRAME_ROWS),
});

/** What a panel over the whole body of a screen has room for. */
export const insideBody = (size: Size): Size => insideOf(bodyOf(size));

/**
 * The rows of a list that there is room for, with the selected one near the middle. `draw` gets a row, and whether it is the
 * selected one.
 */
export const rowsAround = <Row, Drawn>(
  rows: readonly Row[],
  selected: number,
  room: number,
  draw: (row: Row, isSelected: boolean) => Drawn,
): readonly Drawn[] => {
  const start = Math.max(0, Math.min(selected - Math.floor(room / 2), rows.length - room));
  return rows.slice(start, start + Math.max(0, room)).map((row, i) => draw(row, start + i === selected));
};

/** How many states the Run screen lists at a size: a page of its table. */
export const statesPerPage = (size: Size, parts: RunParts): number => {
  const slot = runLayout(size, parts)
    .flat()
    .find((s) => s.panel === 'states');
  return slot ? Math.max(1, insideOf(slot.size).rows - 1) : 1;
};
