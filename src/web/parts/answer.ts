import type { OddsRow } from '../../report/odds/live-view.ts';
import { el, type PageElement, type PagePart } from '../../report/page/nodes.ts';
import { describeEdit } from '../../report/run/weights-view.ts';
import { fixed, NBSP } from '../../report/words/numbers.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { shareWithCount } from '../../study/compare/paired-odds.ts';
import { isAsFile } from '../chosen.ts';
import type { Shown } from '../shown.ts';

/** `56`, of a hundred futures. */
const hundredths = (share: number): string => String(Math.round(share * 100));

const was = (text: string | undefined): PagePart =>
  text === undefined ? undefined : [' ', el('span', { class: 'was' }, `(${text})`)];

/** The states that nobody moves, likeliest first. */
export const unmovedRows = ({ odds }: Pick<Shown, 'odds'>): readonly OddsRow[] =>
  odds.states
    .filter(({ fromStart, isMoved }) => !fromStart && !isMoved)
    .toSorted((a, b) => b.now.share - a.now.share || (b.before?.share ?? 0) - (a.before?.share ?? 0));

/** How many states recognise at the start. */
const atStart = ({ odds }: Shown): number => odds.states.filter(({ fromStart }) => fromStart).length;

/** The share of futures in which more states recognise at the end than at the start, now and before. */
const shareOfMore = (shown: Shown): { readonly now: number; readonly before: number | undefined } => {
  const least = atStart(shown) + 1;
  const { now, before } = shown.odds;
  return { now: shareWithCount(now.paired, least), before: before && shareWithCount(before.paired, least) };
};

const answerParts = (shown: Shown): PagePart => {
  const { odds, chosen } = shown;
  if (odds.futures === 0) return ['The first futures are being played …'];
  const more = shareOfMore(shown);
  const likeliest = unmovedRows(shown)
    .filter(({ now }) => now.share >= 0.005)
    .slice(0, 3);
  const withChange = isAsFile(chosen) ? 'In ' : 'With your change, in ';
  const beforeOf = (row: OddsRow): string | undefined => row.before && hundredths(row.before.share);
  const mean = odds.now.fan.at(-1)?.mean ?? 0;
  const meanBefore = odds.before?.fan.at(-1)?.mean;
  const words = ['. Likeliest is ', ', then ', ' and '];
  return [
    el(
      'b',
      {},
      `${withChange}${hundredths(more.now)} of 100 futures more states recognise in ${odds.by} than at the start`,
    ),
    was(more.before === undefined ? undefined : `${hundredths(more.before)} as the file has it`),
    likeliest.flatMap((row, i) => [
      words[i],
      el('span', { dir: 'auto' }, row.name),
      `${i === 0 ? ',' : ''} in${NBSP}${hundredths(row.now.share)}`,
      was(beforeOf(row)),
    ]),
    `. On average ${fixed(mean, 1)} states recognise then`,
    was(meanBefore === undefined ? undefined : fixed(meanBefore, 1)),
    '.',
  ];
};

const chip = (text: string, verb: string, arg: string): PageElement =>
  el(
    'span',
    { class: 'chip' },
    el('span', { dir: 'auto' }, text),
    el(
      'button',
      { type: 'button', 'data-do': verb, 'data-arg': arg, 'aria-label': `Take back: ${text}` },
      '✕',
    ),
  );

const chips = ({ chosen, given, side }: Shown): PagePart => {
  if (isAsFile(chosen)) return undefined;
  const titles = new Map(given.switches.map(({ id, title }) => [id, title]));
  const setText = (set: string): string => {
    const edit = side.edits.find(({ path }) => set.startsWith(`${path}=`));
    return edit ? describeEdit(given.scenario, side.edits, edit).text : safeText(set);
  };
  return el(
    'div',
    { class: 'edits', role: 'group', 'aria-label': 'What you changed' },
    el('span', { class: 'small soft' }, 'You changed'),
    chosen.ifs.map((id) => chip(safeText(titles.get(id) ?? id), 'drop-if', id)),
    chosen.sets.map((set) => chip(setText(set), 'drop-set', set)),
    chosen.moves.map((move) => chip(safeText(move), 'drop-move', move)),
    el('button', { type: 'button', class: 'btn quiet slim', 'data-do': 'undo' }, 'Undo'),
    el('button', { type: 'button', class: 'btn quiet slim', 'data-do': 'reset' }, 'Back to the file'),
  );
};

/** The head of the page: the question, and its answer in one sentence. */
export const heroPart = (shown: Shown): PageElement => {
  const { given, side, isStale } = shown;
  const { question, title, lang, dir } = given.scenario;
  return el(
    'div',
    { class: 'hero', id: 'hero' },
    el('p', { class: 'kicker' }, 'Possible futures, not a forecast'),
    el('h1', { lang, dir: dir ?? 'auto' }, safeText(question || title)),
    el('p', { class: isStale ? 'answer soft' : 'answer' }, answerParts(shown)),
    side.faults.map((fault) => el('p', { class: 'note bad', dir: 'auto' }, safeText(fault))),
    side.contradictions.map((each) => el('p', { class: 'note', dir: 'auto' }, safeText(each))),
    chips(shown),
  );
};

const dockCell = (now: string, before: string | undefined, name: string): PageElement =>
  el(
    'span',
    {},
    el('s', {}, before === undefined ? '' : `${before} →`),
    el('b', {}, `${now}${NBSP}%`),
    el('span', { dir: 'auto' }, name),
  );

/** The odds that stay in sight on a narrow screen while a slider moves. */
export const dockPart = (shown: Shown): PageElement => {
  const { odds } = shown;
  const more = shareOfMore(shown);
  const nobody = (share: number): string => hundredths(1 - share);
  return el(
    'aside',
    { class: 'dock', id: 'dock', 'aria-label': 'Odds now' },
    unmovedRows(shown)
      .slice(0, 2)
      .map(({ now, before, name }) =>
        dockCell(hundredths(now.share), before && hundredths(before.share), name),
      ),
    odds.futures > 0
      ? dockCell(nobody(more.now), more.before === undefined ? undefined : nobody(more.before), 'nobody more')
      : undefined,
    el('a', { class: 'btn slim', href: '#odds', 'data-do': 'go', 'data-arg': 'odds' }, 'Odds'),
  );
};
