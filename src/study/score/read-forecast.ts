import * as z from 'zod/mini';
import { parsedJson, refusedIn } from '../../domain/characters.ts';
import { isDate, MONTHS, parseDate } from '../../domain/dates.ts';
import type { IsoDate } from '../../domain/ids.ts';
import { BOUNDS } from '../../scenario/bounds.ts';
import type { ForecastResult, StateForecast } from './rung-forecast.ts';

const day = z.string().check(z.refine(isDate));
const text = z.string().check(z.maxLength(10_000));
const count = z.object({ futures: z.int().check(z.minimum(0), z.maximum(1e12)) });
const spread = z.object({ date: day, mean: z.number(), q05: z.number(), q95: z.number() });

/** The part of the JSON of `odds` that is read. All other keys are ignored. */
const odds = z.object({
  manifest: z.object({ scenario: z.object({ title: text }), futures: z.int().check(z.positive()) }),
  at: day,
  states: z
    .array(z.object({ id: text, name: text, rungs: z.record(text, count) }))
    .check(z.minLength(1), z.maxLength(BOUNDS.states)),
  recognisers: z.array(spread).check(z.minLength(1)),
});

const refuse = (why: string): ForecastResult => ({ ok: false, why });

/** The forecast in the JSON of `odds`. Never throws. */
const forecastInJson = (value: unknown): ForecastResult => {
  const signs = refusedIn(value);
  if (signs !== undefined) return refuse(`it is refused: ${signs}.`);
  const checked = odds.safeParse(value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const what = issue?.path.join('.') || 'the whole of it';
    return refuse(
      `it is no odds of demarche: ${what} is missing or of another kind. Expected what odds --json writes.`,
    );
  }
  const { manifest, at, states, recognisers } = checked.data;
  const rungs = Object.keys(states[0]?.rungs ?? {});
  const wrong = states.find(
    (state) => Object.values(state.rungs).reduce((sum, { futures }) => sum + futures, 0) !== manifest.futures,
  );
  if (wrong !== undefined)
    return refuse(`the counts of ${wrong.id} do not add up to the ${manifest.futures} futures of the file.`);
  const then = recognisers.find(({ date }) => date === at);
  return {
    ok: true,
    forecast: {
      title: manifest.scenario.title,
      start: recognisers[0]?.date,
      date: at,
      futures: manifest.futures,
      rungs,
      states: states.map(({ id, name, rungs: held }) => ({
        id,
        name,
        counts: rungs.map((rung) => held[rung]?.futures ?? 0),
      })),
      recognisers: then && { mean: then.mean, low: then.q05, high: then.q95 },
    },
  };
};

/** The day that `3 July 2028` names. Undefined if the text is no such day. */
const readLongDate = (text: string): IsoDate | undefined => {
  const [, day = '', name = '', year = ''] = /^(\d{1,2})\s(\p{L}+)\s(\d{4})$/u.exec(text.trim()) ?? [];
  const month = MONTHS.findIndex((each) => each.toLowerCase() === name.toLowerCase()) + 1;
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseDate(date) && date;
};

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The text that is escaped in Markdown. */
const plainOf = (markdown: string): string =>
  markdown.replace(
    /\\([^\w\s])|&(?:lt|gt|amp);/g,
    (found, sign?: string) => sign ?? ENTITIES[found] ?? found,
  );

/** The cells of a row of a table in Markdown. Undefined if the line is no row. */
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
const readMarkdownForecast = (words: string, at?: IsoDate): ForecastResult => {
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

/**
 * Reads a forecast: the JSON of `odds`, or a dated forecast in Markdown. `at` picks one of the days of a dated forecast;
 * without it the first is taken. Never throws.
 */
export const readForecast = (words: string, at?: IsoDate): ForecastResult => {
  if (!words.trimStart().startsWith('{')) return readMarkdownForecast(words, at);
  const value = parsedJson(words);
  if (value === undefined) return refuse('it begins as JSON, and is none.');
  const read = forecastInJson(value);
  if (read.ok && at !== undefined && read.forecast.date !== at)
    return refuse(
      `its rungs are of ${read.forecast.date}, not of ${at}. The day is chosen when odds are asked: odds --at ${at} --json.`,
    );
  return read;
};
