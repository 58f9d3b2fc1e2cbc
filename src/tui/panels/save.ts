import { type Line, line, paragraph, span } from '../draw/line.ts';
import type { BranchFile } from '../outside.ts';
import type { Screen } from '../state.ts';

/** What the file changes in the scenario, in words; then its text with a + before each line. */
export const saveLines = (file: BranchFile, columns: number): readonly Line[] => [
  line('What it changes in the scenario', 'title'),
  ...file.changes.flatMap((change) => paragraph(change, columns, 'plain', '· ')),
  [],
  line('The file', 'title'),
  ...file.text
    .trimEnd()
    .split('\n')
    .map((each): Line => [span('+ ', 'for'), span(each)]),
];

type Save = Screen<'save'>;

const PROMPTS = {
  path: ' save as: ',
  writing: ' writing ',
  exists: ' there is such a file: ',
  saved: ' saved: ',
  failed: ' not saved: ',
} as const satisfies Record<Save['stage'], string>;

/** The question or the state of saving, for the last line of the screen. */
export const savingPrompt = ({ stage, path, isOffer }: Save): Line => [
  span(PROMPTS[stage], stage === 'failed' || stage === 'exists' ? 'warning' : 'strong'),
  span(path, isOffer ? 'selected' : 'plain'),
  ...(stage === 'path' ? [span('▏')] : []),
  span(' '),
];

/** What came of saving, above the text of the file. */
export const savingLines = ({ words, stage }: Save, columns: number): readonly Line[] =>
  words === '' ? [] : [...paragraph(words, columns, stage === 'saved' ? 'for' : 'warning'), []];
