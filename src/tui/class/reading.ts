import type { Reading } from '../../class/team-view.ts';
import { sayIn } from '../../report/labels/say.ts';
import type { Line } from '../draw/line.ts';
import { bodyOf, insideBody, insideOf, type Size } from '../layout.ts';
import { geographyOf } from '../looks.ts';
import { helpLines } from '../panels/help.ts';
import { type ClassLayout, momentLayout, slotOf, tableLayout, teacherLayout, teamLayout } from './layout.ts';
import { momentLines } from './moment.ts';
import { formLines, readingLines, toldLines } from './panels.ts';
import type { ClassUi } from './state.ts';

/** Rows of a form that lies under the text to read. */
const formRows = ({ mode, size }: ClassUi): number =>
  mode.kind === 'team' && mode.form.rows.length > 0
    ? formLines(mode.form, mode.team.task.submit, Math.max(8, size.columns - 4)).length
    : 0;

/** The panels of the screen as it is. */
export const classLayout = (ui: ClassUi): ClassLayout => {
  switch (ui.mode.kind) {
    case 'team':
      return teamLayout(ui.size, formRows(ui));
    case 'moment':
      return momentLayout(ui.size);
    case 'teacher':
      return teacherLayout(ui.size, ui.mode.view.acts.length);
    default:
      return tableLayout(ui.size, ui.view.teams.length, {
        withMap: geographyOf(ui) !== 'tiles',
        reads: ui.view.kind !== undefined && ui.view.kind !== 'play',
      });
  }
};

/** A class at the table has no use for commands, and the glossary is for its teacher. */
const NO_OUTSIDE = { commands: [], glossary: () => [] };

const asReadings = (ui: ClassUi): readonly Reading[] => {
  if (ui.mode.kind === 'team') return ui.mode.team.readings;
  return ui.mode.kind === 'teacher'
    ? ui.mode.view.passages.map((passage) => ({ kind: 'text', passage }))
    : [];
};

/** The help of the exercises. */
export const classHelp = ({ keys, view }: ClassUi, columns: number): readonly Line[] =>
  helpLines(
    { place: 'class', keys, ladder: view.run.ladder, notes: [], outside: NO_OUTSIDE, sought: '' },
    columns,
  );

/** The panel that can be scrolled, and all its lines. Help covers everything else. */
export const readLines = (ui: ClassUi): { readonly size: Size; readonly lines: readonly Line[] } => {
  if (ui.help === undefined && ui.mode.kind === 'moment') {
    const size = insideBody(ui.size);
    return { size, lines: momentLines(ui.mode.moments[0], size) };
  }
  const isOpen = ui.mode.kind === 'table' || ui.mode.kind === 'curtain';
  const isHelp = ui.help !== undefined;
  const slot = isHelp ? bodyOf(ui.size) : slotOf(classLayout(ui), isOpen ? 'told' : 'reading');
  const size = insideOf(slot ?? ui.size);
  if (isHelp) return { size, lines: classHelp(ui, size.columns) };
  const lines = isOpen
    ? toldLines(ui.view.told, size.columns)
    : readingLines(asReadings(ui), size.columns, sayIn(ui.desk.game.exercise.lang));
  return { size, lines };
};

/** Rows of one page. */
export const pageRows = (ui: ClassUi): number => Math.max(1, readLines(ui).size.rows - 1);

/** The largest scroll position. */
export const lowestClassScroll = (ui: ClassUi): number => {
  const { size, lines } = readLines(ui);
  return Math.max(0, lines.length - size.rows);
};
