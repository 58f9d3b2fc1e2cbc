import { MONTHS, parseDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/ids.ts';
import type { ForecastResult, StateForecast } from './rung-forecast.ts';

/** The day that `3 July 2028` names; undefined where the text is no such day. */
const readLongDate = (text: string): IsoDate | undefined => {
  const [, day = '', name = '', year = ''] = /^(\d{1,2})\s(\p{L}+)\s(\d{4})$/u.exec(text.trim()) ?? [];
  const month = MONTHS.findIndex((each) => each.toLowerCase() === name.toLowerCase()) + 1;
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseDate(date) && date;
};

const refuse = (why: string): ForecastResult => ({ ok: false, why });

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The text that is escaped in Markdown. */
const plainOf = (markdown: string): string =>
  markdown.replace(
    /\\([^\w\s])|&(?:lt|gt|amp);/g,
    (found, sign?: string) => sign ?? ENTITIES[found] ?? found,
  );

/** The cells of a row of a table in Markdown; undefined where the line is no row. */
const cellsOf = (line: string): readonly string[] | undefined =>
  line.startsWith('| ')
    ? line
        .slice(2)
        .replace(/\s*\|\s*$/, '')
        .split(/\s*(?<!\\)\|\s*/)
        .map((cell) => plainOf(cell).trim())
    : undefined;

/** The share, 0..1, of a cell in per cent. `<0.1` and `>99.9` count as the middle of what they leave open. */
const shareOf = (cell: string): number | undefined => {
  if (cell === '<0.1') return 0.0005;
  if (cell === '>99.9') return 0.9995;
  const percent = Number(cell);
  return /^\d+(\.\d+)?$/.test(cell) && percent <= 100 ? percent / 100 : undefined;
};

interface Section {
  readonly date: IsoDate;
  readonly lines: readonly string[];
}

const sectionsOf = (lines: readonly string[]): readonly Section[] =>
  lines.flatMap((line, at) => {
    const date = line.startsWith('## ') ? readLongDate(line.slice(3)) : undefined;
    if (date === undefined) return [];
    const rest = lines.slice(at + 1);
    const end = rest.findIndex((each) => each.startsWith('## '));
    return [{ date, lines: end < 0 ? rest : rest.slice(0, end) }];
  });

/** The rows of a section's table: its rungs, and the futures in which each state holds each. A text says what is wrong. */
const tableOf = (
  { date, lines }: Section,
  futures: number,
): { readonly rungs: readonly string[]; readonly states: readonly StateForecast[] } | string => {
  const [head, , ...rows] = lines.flatMap((line) => {
    const cells = cellsOf(line);
    return cells ? [cells] : [];
  });
  if (head === undefined || head[0] !== 'State' || head[1] !== 'Id')
    return `its part for ${date} has no table of states. Expected what odds --md writes.`;
  const rungs = head.slice(2, -1);
  const states: StateForecast[] = [];
  for (const [name = '', id = '', ...cells] of rows) {
    const shares = rungs.map((_, r) => shareOf(cells[r] ?? ''));
    const wrong = shares.indexOf(undefined);
    if (wrong >= 0)
      return `in its part for ${date}, ${id} has “${cells[wrong] ?? ''}” for ${rungs[wrong]}: expected per cent.`;
    states.push({ id, name, counts: shares.map((share) => (share ?? 0) * futures) });
  }
  return { rungs, states };
};

const COUNT = /^On average ([\d.]+) states recognise;.*in nine of ten (\d+) to (\d+)\.$/;

/**
 * Reads a dated forecast, as `odds --md` writes it: the part for the day `at`, or the first one. Shares are read as they
 * are printed, to a tenth of a per cent. Never throws.
 */
export const readMarkdownForecast = (words: string, at?: IsoDate): ForecastResult => {
  const lines = words.split(/\r?\n/);
  const sections = sectionsOf(lines);
  const section = at === undefined ? sections[0] : sections.find(({ date }) => date === at);
  const futures = Number(/in per cent of ([\d,]+) futures/i.exec(words)?.[1]?.replaceAll(',', '') ?? 0);
  if (sections.length === 0 || futures === 0)
    return refuse(
      'it is no forecast of demarche. Expected the JSON of odds --json, or a dated forecast in Markdown.',
    );
  if (section === undefined)
    return refuse(`it has no part for ${at}. It has ${sections.map(({ date }) => date).join(', ')}.`);
  const table = tableOf(section, futures);
  if (typeof table === 'string') return refuse(table);
  const [title = '', start = ''] = (lines[0] ?? '').replace(/^# /, '').split(': odds as of ');
  const [, mean, low, high] =
    section.lines.map((line) => COUNT.exec(line)).find((found) => found !== null) ?? [];
  return {
    ok: true,
    forecast: {
      title: plainOf(title),
      start: readLongDate(start),
      date: section.date,
      futures,
      ...table,
      recognisers:
        mean === undefined ? undefined : { mean: Number(mean), low: Number(low), high: Number(high) },
    },
  };
};
