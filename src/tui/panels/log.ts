import type { UsualEnding } from '../../play/view.ts';
import { foldedLog, type LogLine, type RunView } from '../../report/run/run-view.ts';
import { wrap } from '../../report/words/layout.ts';
import { type Line, paragraph, span } from '../draw/line.ts';
import { clip, screenText } from '../draw/text.ts';
import type { Tone } from '../draw/theme.ts';

const TONES: Readonly<Record<LogLine['mark'], Tone>> = {
  '▲': 'rise',
  '▼': 'fall',
  '!': 'event',
  '+': 'for',
  '−': 'against',
  '·': 'dim',
};

const entryLines = (entry: LogLine, columns: number, most: number, now: boolean): readonly Line[] => {
  const head = `t${entry.turn} `.padStart(4);
  const room = columns - head.length - 2;
  const parts = wrap(screenText(entry.text), { width: Math.max(8, room) });
  const kept = parts.slice(0, most);
  const lost = parts.length > kept.length;
  return kept.map((part, i) => [
    span(i === 0 ? head : ' '.repeat(head.length), now ? 'strong' : 'dim'),
    span(i === 0 ? `${entry.mark} ` : '  ', TONES[entry.mark]),
    span(lost && i === kept.length - 1 ? clip(`${part} …`, room) : part, now ? 'plain' : 'dim'),
  ]);
};

/** What happened, the newest turn first, in the order of events within a turn. Each entry is cut to a few lines. */
export const logLines = (
  log: readonly LogLine[],
  turn: number,
  columns: number,
  rows: number,
): readonly Line[] => {
  const most = rows < 8 ? 2 : rows < 16 ? 3 : 6;
  const lines: Line[] = [];
  for (const entry of foldedLog(log).toSorted((a, b) => b.turn - a.turn)) {
    if (lines.length >= rows) break;
    lines.push(...entryLines(entry, columns, most, entry.turn === turn));
  }
  return lines.slice(0, rows);
};

/** Every entry of a log in full, the newest turn first. */
export const wholeLog = (log: readonly LogLine[], turn: number, columns: number): readonly Line[] =>
  log
    .toSorted((a, b) => b.turn - a.turn)
    .flatMap((entry) => entryLines(entry, columns, Number.POSITIVE_INFINITY, entry.turn === turn));

const HOW_TO_BEGIN =
  'Nothing has happened yet: space plays, n goes one turn on, enter says why a state waits, T is a tour of one minute.';

/** The log before anything has happened: the question, how to begin, and notes on the scenario. */
export const openingLines = (
  question: string,
  notes: readonly string[],
  columns: number,
): readonly Line[] => [
  ...paragraph(question, columns, 'strong'),
  ...paragraph(HOW_TO_BEGIN, columns),
  ...notes.flatMap((text) => paragraph(text, columns, 'dim')),
];

/** What to try after the end of a future. */
export const nextTries = ({ rows }: Pick<RunView, 'rows'>): readonly string[] => {
  const nearest = rows.find(({ recognises }) => !recognises);
  return [
    ...(nearest
      ? [
          `Nearest of the others: ${nearest.name}. Find it (/), read what holds it back (enter), or go back (b) and decide for it (>).`,
        ]
      : []),
    'Other luck (L). Move a weight (w) and see the odds move. Branch off at an earlier turn (B) and compare (c).',
  ];
};

/** The account of a future that is over, with suggestions for what to try next. The log follows. */
export const endingLines = (
  { outcome, moves, usual }: UsualEnding,
  run: Pick<RunView, 'rows'>,
  columns: number,
): readonly Line[] => [
  ...paragraph(outcome, columns, 'strong'),
  ...moves.flatMap((text) => paragraph(text, columns, 'plain', '· ')),
  ...(usual === '' ? [] : paragraph(usual, columns)),
  ...nextTries(run).flatMap((text) => paragraph(text, columns, 'dim', '→ ')),
  [],
];
