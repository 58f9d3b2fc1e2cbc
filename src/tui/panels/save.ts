import { wrap } from '../../report/layout.ts';
import { type Line, line, span } from '../line.ts';
import type { Draft, Saving } from '../saves.ts';
import { screenText } from '../text.ts';
import type { Tone } from '../theme.ts';

const told = (text: string, columns: number, tone: Tone = 'plain', first = ''): readonly Line[] =>
  wrap(screenText(text), { width: columns, first, rest: first === '' ? '' : '  ' }).map((part) =>
    line(part, tone),
  );

/** What the file will say against the scenario: in words, then its text with a + before each line. */
export const saveLines = (draft: Draft, columns: number): readonly Line[] => [
  line('What it changes in the scenario', 'title'),
  ...draft.changes.flatMap((change) => told(change, columns, 'plain', '· ')),
  [],
  line('The file', 'title'),
  ...draft.text
    .trimEnd()
    .split('\n')
    .map((each): Line => [span('+ ', 'for'), span(each)]),
];

const PROMPTS = {
  path: ' save as: ',
  writing: ' writing ',
  exists: ' there is such a file: ',
  saved: ' saved: ',
  failed: ' not saved: ',
} as const satisfies Record<Saving['stage'], string>;

/** What is asked or told while a branch is saved, in the last line of the screen. */
export const savingPrompt = ({ stage, path, isOffer }: Saving): Line => [
  span(PROMPTS[stage], stage === 'failed' || stage === 'exists' ? 'warning' : 'strong'),
  span(path, isOffer ? 'selected' : 'plain'),
  ...(stage === 'path' ? [span('▏')] : []),
  span(' '),
];

/** What came of it, over the text of the file. */
export const savingLines = ({ words, stage }: Saving, columns: number): readonly Line[] =>
  words === '' ? [] : [...told(words, columns, stage === 'saved' ? 'for' : 'warning'), []];
