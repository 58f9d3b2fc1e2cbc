import type { FieldOption } from '../../class/task.ts';
import { wrap } from '../../report/words/layout.ts';
import { type Line, span } from '../draw/line.ts';
import { screenText } from '../draw/text.ts';
import type { Tone } from '../draw/theme.ts';

const INDENT = '      ';

/** An option that can be ticked; what it means follows where the keys are. `lead` has the box. */
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
