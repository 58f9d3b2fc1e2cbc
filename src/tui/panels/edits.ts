import { type Edit, setOfEdit } from '../../domain/edit.ts';
import type { EditWords } from '../../report/run/weights-view.ts';
import { type Line, line, paragraph } from '../draw/line.ts';
import { clip, screenText } from '../draw/text.ts';

interface EditsData {
  readonly edits: readonly Edit[];
  /** Each edit in words. */
  readonly texts: readonly EditWords[];
  /** What the branch changes after the start, in words: events and decisions. */
  readonly others?: readonly string[];
}

const NOTHING = 'None yet: ←→ moves the selected weight, and the odds follow.';

/** The edits in force, the newest first: in words, and as the argument that makes the same edit in a command. */
export const editsLines = (
  { edits, texts, others = [] }: EditsData,
  columns: number,
  rows: number,
): readonly Line[] => {
  if (edits.length + others.length === 0) return paragraph(NOTHING, columns, 'dim');
  const isBrief = edits.length * 2 > rows;
  const all = edits.map((edit, i) => {
    const set = line(clip(screenText(`--set ${setOfEdit(edit)}`), columns), isBrief ? 'plain' : 'dim');
    return isBrief ? [set] : [line(clip(texts[i]?.text ?? '', columns)), set];
  });
  const onTheWay = others.map((text) => line(clip(screenText(text), columns)));
  return [...all.toReversed().flat(), ...onTheWay.toReversed()].slice(0, rows);
};
