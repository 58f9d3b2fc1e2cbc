import type { Moment } from '../../class/moments.ts';
import { wrap } from '../../report/words/layout.ts';
import { fitLine, type Line, line, lineWidth, paragraph, span } from '../draw/line.ts';
import { clip, screenText } from '../draw/text.ts';
import type { Size } from '../layout.ts';
import { bigText } from './big.ts';

/** A text of a moment is not wider than this, so that it is read from the back of a room. */
const WIDEST = 100;

const widthOf = (text: string): number => lineWidth(line(text));

/** The bar of a tally: this many columns for each vote, as far as there is room. */
const PER_VOTE = 3;

const tallyLines = ({ tally }: Moment, columns: number): readonly Line[] => {
  const most = Math.max(1, ...tally.map(({ votes }) => votes));
  const label = Math.min(Math.floor(columns * 0.5), Math.max(0, ...tally.map((each) => widthOf(each.label))));
  const each = Math.max(1, Math.min(PER_VOTE, Math.floor((columns - label - 8) / most)));
  return tally.map(({ label: name, votes, wins }) => [
    span(wins ? '▶ ' : '  ', 'title'),
    ...fitLine([span(clip(name, label), wins ? 'strong' : 'plain')], label),
    span(`  ${votes} `, 'strong'),
    span('█'.repeat(votes * each), wins ? 'for' : 'dim'),
  ]);
};

/** One team: what it did beside its name, and its reason, on at most `rows` lines. */
const teamLines = (
  { label, did, reason }: Moment['teams'][number],
  [name, deed, why]: readonly [number, number, number],
  rows: number,
): readonly Line[] => {
  const cut = (text: string, width: number): readonly string[] => {
    const all = wrap(screenText(text), { width: Math.max(4, width - 1) });
    const [last = ''] = all.slice(rows - 1, rows);
    return all.length <= rows ? all : [...all.slice(0, rows - 1), clip(`${last} …`, width - 1)];
  };
  const columns = [cut(label, name), cut(did, deed), cut(reason === '' ? '' : `“${reason}”`, why)];
  const height = Math.max(...columns.map((texts) => texts.length));
  const at = (texts: readonly string[] | undefined, i: number): string => texts?.[i] ?? '';
  return Array.from({ length: height }, (_, i) => [
    ...fitLine([span(at(columns[0], i), 'strong')], name),
    ...fitLine([span(at(columns[1], i))], deed),
    span(at(columns[2], i), 'dim'),
  ]);
};

/** How many lines a team may take, the most first. */
const MOST_ROWS = [12, 6, 4, 3, 2, 1] as const;

const teamTable = ({ teams }: Moment, columns: number, rows: number): readonly Line[] => {
  if (teams.length === 0) return [];
  const name = Math.min(
    Math.floor(columns * 0.25),
    1 + Math.max(...teams.map((each) => widthOf(each.label))),
  );
  const deed = Math.min(
    Math.floor((columns - name) * 0.5),
    Math.max(12, 2 + Math.max(...teams.map((each) => widthOf(each.did)))),
  );
  const widths = [name, deed, columns - name - deed] as const;
  const tables = MOST_ROWS.map((most) => {
    const gap: readonly Line[] = most > 2 ? [[]] : [];
    return teams.flatMap((team, i) => [...(i > 0 ? gap : []), ...teamLines(team, widths, most)]);
  });
  // The longest reasons that the screen has room for.
  return tables.find((lines) => lines.length <= rows) ?? tables.at(-1) ?? [];
};

/** A moment on the whole screen: the result and the tally, what happened, one team a row with its reason. */
export const momentLines = (moment: Moment, { columns, rows }: Size): readonly Line[] => {
  const { result, paragraphs } = moment;
  const width = Math.min(columns, WIDEST);
  const block = (lines: readonly Line[]): readonly Line[] => (lines.length === 0 ? [] : [...lines, []]);
  const head = [
    ...block(tallyLines(moment, columns)),
    ...block(result === '' ? [] : paragraph(result, width, 'title')),
    ...block(
      paragraphs.flatMap((text) => paragraph(text, width, moment.kind === 'news' ? 'strong' : 'plain')),
    ),
  ];
  const end: readonly Line[] = [[], line('▶ Enter: on, to the table and the map', 'title')];
  const below = (free: number): readonly Line[] => [...head, ...teamTable(moment, columns, free), ...end];
  const rest = rows - head.length - end.length;
  const large = block(bigText(moment.figure).map((row) => line(row, 'focus')));
  const withLarge = [...large, ...below(rest - large.length)];
  // Large digits are shown only if nothing else has to be cut or scrolled for them.
  const isFull = withLarge.length > rows || below(rest).length + large.length > rows;
  return moment.figure === '' || isFull ? below(rest) : withLarge;
};
