import { type Line, line, paragraph, span } from '../draw/line.ts';
import type { BranchFile, Exported } from '../outside.ts';
import type { Screen, Ui } from '../state.ts';

/** The changes that the file makes in the scenario, in words. Its text follows, with a + before each line. */
const saveLines = (file: BranchFile, columns: number): readonly Line[] => [
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

/** What each thing that can be written is called. */
export const EXPORT_NAMES: Readonly<Record<Exported, string>> = {
  picture: 'a picture of this screen',
  odds: 'the odds as a table',
  report: 'a report',
};

const EXPORT_WORDS: Readonly<Record<Exported, string>> = {
  picture:
    'A picture in SVG of the screen that you came from, in its size and its colours. Browsers and word processors show it.',
  odds: 'A table (CSV) of every state with its odds on this screen, their 95 % interval, and the number of futures that they rest on.',
  report:
    'A page (.html, or .md) with odds, maps and reasons, from futures of this seed. What the shown branch changes is written beside it as a what-if file, so that one command makes the report again. It takes a moment.',
};

/** The content to be written, in words. For a branch, the file itself. */
export const savedLines = ({ outside, play }: Ui, { what, path }: Save, columns: number): readonly Line[] =>
  what === 'branch'
    ? saveLines(outside.branchFile(play, path), columns)
    : paragraph(EXPORT_WORDS[what.kind], columns);

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

/** The result of writing a file, above the text of the file. */
export const savingLines = ({ words, stage }: Save, columns: number): readonly Line[] =>
  words === '' ? [] : [...paragraph(words, columns, stage === 'saved' ? 'for' : 'warning'), []];
