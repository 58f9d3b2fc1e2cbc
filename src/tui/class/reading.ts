import { insideOf, type Size } from '../layout.ts';
import type { Line } from '../line.ts';
import { helpLines } from '../panels/help.ts';
import type { Reading } from './desk.ts';
import { type ClassLayout, slotOf, tableLayout, teacherLayout, teamLayout } from './layout.ts';
import { formLines, passageLines, readingLines } from './panels.ts';
import type { ClassUi } from './state.ts';

/** Columns that a form is measured with where it stands under what is read. */
const formRows = ({ mode, size }: ClassUi): number =>
  mode.kind === 'team' && mode.team.fields.length > 0
    ? formLines(mode.form, mode.team.submit, Math.max(8, size.columns - 4)).length
    : 0;

/** The panels of the screen as it is. */
export const classLayout = (ui: ClassUi): ClassLayout => {
  switch (ui.mode.kind) {
    case 'team':
      return teamLayout(ui.size, formRows(ui));
    case 'teacher':
      return teacherLayout(ui.size, ui.mode.view.deeds.length);
    default:
      return tableLayout(ui.size, ui.view.teams.length, {
        withMap: ui.looks.geography !== 'tiles',
        reads: ui.view.reads,
      });
  }
};

const asReadings = (ui: ClassUi): readonly Reading[] => {
  if (ui.mode.kind === 'team') return ui.mode.team.readings;
  return ui.mode.kind === 'teacher'
    ? ui.mode.view.passages.map((passage) => ({ kind: 'text', passage }))
    : [];
};

/** The panel that is read, and all its lines; the help lies over everything else. */
export const readLines = (ui: ClassUi): { readonly size: Size; readonly lines: readonly Line[] } => {
  const layout = classLayout(ui);
  const isOpen = ui.mode.kind === 'table' || ui.mode.kind === 'curtain';
  const slot = slotOf(layout, isOpen ? 'told' : 'reading') ?? ui.size;
  const size = insideOf(slot);
  const lines = isOpen
    ? passageLines(ui.view.told, size.columns)
    : readingLines(asReadings(ui), size.columns);
  return { size, lines };
};

/** The help of the exercises. */
export const classHelp = ({ keys, view }: ClassUi, columns: number): readonly Line[] =>
  helpLines({ place: 'class', keys, ladder: view.run.ladder, notes: [], sought: '' }, columns);

const HELP_MARGIN = 5;

/** Rows that one page down goes. */
export const pageRows = (ui: ClassUi): number =>
  Math.max(1, (ui.help === undefined ? readLines(ui).size.rows : ui.size.rows - HELP_MARGIN) - 1);

/** The furthest that what is read can be scrolled. */
export const lowestClassScroll = (ui: ClassUi): number => {
  if (ui.help !== undefined)
    return Math.max(0, classHelp(ui, Math.max(8, ui.size.columns - 4)).length - (ui.size.rows - HELP_MARGIN));
  const { size, lines } = readLines(ui);
  return Math.max(0, lines.length - size.rows);
};
