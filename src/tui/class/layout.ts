import { bodyOf, type Size, type Slot } from '../layout.ts';

type ClassPanelId = 'now' | 'teams' | 'told' | 'map' | 'count' | 'reading' | 'form' | 'acts' | 'moment';

export type ClassSlot = Slot<ClassPanelId>;

/** Columns of panels, each from the top down. */
export type ClassLayout = readonly (readonly ClassSlot[])[];

/** At this width the open table has a map, and a team's form is beside its text. */
const WIDE = 110;

const NOW_ROWS = 9;
/** Rows with turn and time in large digits. They are shown if the screen has at least `BIG_FROM` rows. */
const BIG_NOW_ROWS = 15;
const BIG_FROM = 30;

const slot = (panel: ClassPanelId, columns: number, rows: number): ClassSlot => ({
  panel,
  size: { columns, rows },
});

const wideTable = ({ columns, rows }: Size, teams: number): ClassLayout => {
  const left = Math.floor(columns * 0.46);
  const right = columns - left;
  const now = rows >= BIG_FROM ? BIG_NOW_ROWS : NOW_ROWS;
  const listed = Math.min(teams + 2, Math.max(5, rows - now - 6));
  const map = rows >= 20 ? Math.floor(rows * 0.62) : rows;
  return [
    [slot('now', left, now), slot('teams', left, listed), slot('told', left, rows - now - listed)],
    map === rows ? [slot('map', right, rows)] : [slot('map', right, map), slot('count', right, rows - map)],
  ];
};

interface TableLooks {
  /** Whether a narrow screen shows the map instead of the news. */
  readonly withMap: boolean;
  /** Whether the step is to be read: its text then takes the place of the map. */
  readonly reads: boolean;
}

/**
 * The open table: the next step and the teams that have locked, beside the news. A wide screen also has a map. On a
 * narrow screen, the map can replace the news.
 */
export const tableLayout = (size: Size, teams: number, { withMap, reads }: TableLooks): ClassLayout => {
  const { columns, rows } = bodyOf(size);
  if (columns >= WIDE && !reads) return wideTable({ columns, rows }, teams);
  const second = withMap && columns < WIDE ? 'map' : 'told';
  const most = columns >= WIDE && rows >= BIG_FROM ? BIG_NOW_ROWS : NOW_ROWS;
  const now = Math.min(most, Math.max(5, rows - 8));
  if (columns >= 80) {
    const left = Math.max(38, Math.floor(columns * 0.42));
    return [[slot('now', left, now), slot('teams', left, rows - now)], [slot(second, columns - left, rows)]];
  }
  const listed = Math.min(teams + 2, Math.max(3, Math.floor((rows - now) / 2)));
  return [
    [slot('now', columns, now), slot('teams', columns, listed), slot(second, columns, rows - now - listed)],
  ];
};

/** A team behind the curtain: its text beside its form, or above it. */
export const teamLayout = (size: Size, wanted: number): ClassLayout => {
  const { columns, rows } = bodyOf(size);
  if (wanted === 0) return [[slot('reading', columns, rows)]];
  if (columns >= WIDE) {
    const left = Math.floor(columns * 0.52);
    return [[slot('reading', left, rows)], [slot('form', columns - left, rows)]];
  }
  const form = Math.max(6, Math.min(wanted + 2, rows - 8));
  return [[slot('reading', columns, rows - form), slot('form', columns, form)]];
};

/** A moment: it has the whole screen. */
export const momentLayout = (size: Size): ClassLayout => {
  const { columns, rows } = bodyOf(size);
  return [[slot('moment', columns, rows)]];
};

/** The teacher's view: everything hidden, beside the list of acts. */
export const teacherLayout = (size: Size, acts: number): ClassLayout => {
  const { columns, rows } = bodyOf(size);
  if (columns >= WIDE) {
    const left = Math.floor(columns * 0.58);
    return [[slot('reading', left, rows)], [slot('acts', columns - left, rows)]];
  }
  const list = Math.max(5, Math.min(acts + 2, Math.floor(rows / 2)));
  return [[slot('reading', columns, rows - list), slot('acts', columns, list)]];
};

/** The size of a panel. Undefined if the layout has none. */
export const slotOf = (layout: ClassLayout, panel: ClassPanelId): Size | undefined =>
  layout.flat().find((each) => each.panel === panel)?.size;
