import type { FieldOption } from '../../class/task.ts';
import type { TeacherAct } from '../../class/teacher.ts';
import { wrap } from '../../report/words/layout.ts';
import { type Line, span } from '../draw/line.ts';
import { screenText } from '../draw/text.ts';
import type { Tone } from '../draw/theme.ts';
import type { Size } from '../layout.ts';

const INDENT = '      ';

/** An option that can be ticked. Its meaning follows if the keys are on it. `lead` begins the line, with the box. */
export const optionLines = (
  { label, about = [] }: FieldOption,
  lead: Line,
  { hasKeys, columns }: { readonly hasKeys: boolean; readonly columns: number },
): readonly Line[] => {
  const part = (text: string, first: Line, tone: Tone): readonly Line[] =>
    wrap(screenText(text), { width: Math.max(8, columns - INDENT.length) }).map((words, i) => [
      ...(i === 0 ? first : [span(INDENT)]),
      span(words, tone),
    ]);
  const more = hasKeys ? about.flatMap((text) => part(text, [span(INDENT)], 'dim')) : [];
  return [...part(label, lead, hasKeys ? 'strong' : 'plain'), ...more];
};

/** The teacher's acts, each on as many lines as it needs. From line `start` on, the marked act is in view. */
export const teacherLines = (
  acts: readonly TeacherAct[],
  at: number,
  { columns, rows }: Size,
): { readonly lines: readonly Line[]; readonly start: number } => {
  const all = acts.flatMap(({ label }, act) =>
    wrap(screenText(label), { width: columns - 2 }).map((text, n) => ({ act, text, isFirst: n === 0 })),
  );
  const last = all.findLastIndex(({ act }) => act === at);
  const lines = all.map(
    ({ act, text, isFirst }): Line => [
      span(act === at && isFirst ? '▶ ' : '  ', 'title'),
      span(text, act === at ? 'selected' : 'plain'),
    ],
  );
  return { lines, start: Math.max(0, Math.min(last - rows + 1, all.length - rows)) };
};
