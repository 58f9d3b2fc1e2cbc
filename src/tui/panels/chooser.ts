import { isUnsaved } from '../../play/kept-session.ts';
import { recipeOf } from '../../session/branches.ts';
import { hasChanges } from '../../session/changes.ts';
import { fitLine, type Line, line, lineWidth, listEntry, paragraph, span, spreadLine } from '../draw/line.ts';
import { clip } from '../draw/text.ts';
import { rowsAround } from '../layout.ts';
import type { Ui } from '../state.ts';
import type { Chooser, ChooserEntry } from '../update/chooser.ts';

/** The fate of the changes in a play that is left. */
const leftText = ({ play, saved, keeps }: Pick<Ui, 'play' | 'saved' | 'keeps'>): string => {
  if (!play.now.list.some((branch) => hasChanges(recipeOf(play, branch)))) return 'It changes nothing.';
  if (!isUnsaved(play, saved)) return 'What you changed is saved as a file.';
  return keeps
    ? 'What you changed is not saved as a file; it is kept, and offered when you open this scenario again.'
    : 'What you changed is not saved as a file, and it is not kept: it will be lost.';
};

/** The question before a play is left. */
export const askLines = (title: string, ui: Ui, columns: number): readonly Line[] => [
  [span(clip(title, columns), 'strong')],
  [],
  ...paragraph(`Open it, and leave this play? ${leftText(ui)}`, columns, 'warning'),
  [],
  [span('enter', 'strong'), span('  leave this play and open the other')],
  [span('esc', 'strong'), span('    stay here')],
];

const NOTHING = 'Nothing answers to that: erase some letters.';

const entryLine = (entry: ChooserEntry, chosen: boolean, columns: number): Line => {
  const right: Line =
    entry.detail === '' ? [] : [span(` ${clip(entry.detail, Math.floor(columns / 2))}`, 'dim')];
  const label = clip(entry.label, Math.max(1, columns - 2 - lineWidth(right)));
  return spreadLine(listEntry(label, chosen), right, columns);
};

/** The typed text, then as many entries around the marked one as there is room for. */
export const chooserLines = (
  chooser: Chooser,
  found: readonly ChooserEntry[],
  columns: number,
  rows: number,
): readonly Line[] => {
  const prompt: Line = [span('> ', 'strong'), span(chooser.text), span('▏')];
  const each = found.some((entry) => entry.more !== undefined) && rows >= 8 ? 2 : 1;
  // The typed text puts the entries in another order, in which groups are no longer together.
  const isGrouped = chooser.text === '';
  const shownIn = (room: number): readonly Line[] =>
    rowsAround(found, chooser.at, room, (entry, chosen) => ({ entry, chosen })).flatMap(
      ({ entry, chosen }, i, shown): readonly Line[] => [
        ...(isGrouped && entry.group !== undefined && entry.group !== shown[i - 1]?.entry.group
          ? [line(clip(entry.group, columns), 'strong')]
          : []),
        entryLine(entry, chosen, columns),
        ...(each === 2 ? [line(`    ${clip(entry.more ?? '', Math.max(1, columns - 4))}`, 'dim')] : []),
      ],
    );
  let room = Math.max(1, Math.floor((rows - 1) / each));
  while (room > 1 && shownIn(room).length > rows - 1) room--;
  const entries = shownIn(room);
  return [fitLine(prompt, columns), ...(found.length > 0 ? entries : [line(NOTHING, 'dim')])].slice(0, rows);
};
