import type { LogLine } from '../../report/run/run-view.ts';
import type { WhyView } from '../../report/why/why-view.ts';
import { type Line, line, paragraph, span } from '../draw/line.ts';
import { factorLines } from './factors.ts';
import { lastMoveLines, mainStep, newsLines } from './news.ts';

/** A sentence is shown above the factors if this many rows are left for them. */
const FACTOR_ROWS = 8;

/** What is new is shown under the factors if this many rows are left. */
const NEWS_ROWS = 4;

/** `under 0.001 %` and `over 99.9 %` where room is short. */
const short = (chance: string): string => chance.replace(/^under\s/, '<').replace(/^over\s/, '>');

/** The selected state: its next step, the chance of it, and the factors for and against. */
export const driversLines = (
  why: WhyView,
  log: readonly LogLine[],
  columns: number,
  rows: number,
): readonly Line[] => {
  const next = mainStep(why);
  const arrow = span(next.dir === 'up' ? '▲ ' : '▼ ', next.dir === 'up' ? 'rise' : 'fall');
  const title: Line = [
    arrow,
    span(`${next.to} `),
    span(next.held === undefined ? short(next.chanceText) : '', 'strong'),
  ];
  if (next.held !== undefined) {
    const held = paragraph(`‖ ${next.sentence}`, columns);
    const last = lastMoveLines(why, log, columns);
    return [title, ...held, ...(last.length > 0 ? [[], ...last] : [])].slice(0, rows);
  }
  const sentence = why.recognises ? [] : [...paragraph(why.sentence, columns), []];
  const above = rows >= sentence.length + 1 + FACTOR_ROWS ? [...sentence, title] : [title];
  const factors = factorLines(next.factors, columns, rows - above.length);
  const left = rows - above.length - factors.length;
  const news: readonly Line[] =
    left < NEWS_ROWS
      ? []
      : [[], line('New since the turn before', 'strong'), ...newsLines(why, columns, left - 2)];
  return [...above, ...factors, ...news].slice(0, rows);
};
