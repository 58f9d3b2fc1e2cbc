import { LIVE_RUNS } from '../../domain/limits.ts';
import { meanText } from '../../report/compare/numbers.ts';
import type { OddsRow } from '../../report/odds/live-view.ts';
import { rungMark } from '../../report/page/draw/rungs.ts';
import { el, type PageElement, type PagePart } from '../../report/page/nodes.ts';
import { dayOfTurn, NBSP } from '../../report/words/numbers.ts';
import { sharePercent, thousands, worthText } from '../../report/words/odds-numbers.ts';
import { isChanged } from '../../report/words/verdicts.ts';
import { isAsFile } from '../chosen.ts';
import type { Shown } from '../shown.ts';
import { allStates } from './all-states.ts';
import { unmovedRows } from './answer.ts';

/** Rows of the short table. */
const ROWS = 9;

const bare = (row: OddsRow, side: 'now' | 'before'): string =>
  row[side] ? sharePercent(row[side]).replace(`${NBSP}%`, '') : '';

/** The end of the axis: the next ten per cent above everything that is drawn. */
const axisEnd = (rows: readonly OddsRow[]): number => {
  const most = Math.max(0.1, ...rows.flatMap(({ now, before }) => [now.high, before?.share ?? 0]));
  return Math.min(1, Math.ceil(most * 10) / 10);
};

const rowPicture = ({ now, before }: OddsRow, end: number): PageElement => {
  const x = (share: number): string => `${(3 + (94 * share) / end).toFixed(1)}%`;
  const wide = `${Math.max(0.5, (94 * (now.high - now.low)) / end).toFixed(1)}%`;
  return el(
    'svg',
    { 'aria-hidden': 'true', focusable: 'false' },
    el('rect', { x: x(now.low), width: wide, y: '20%', height: '60%', class: 'iv' }),
    before && [
      el('line', { x1: x(before.share), x2: x(now.share), y1: '50%', y2: '50%', class: 'mv' }),
      el('circle', { cx: x(before.share), cy: '50%', r: 3.5, class: 'oldm' }),
    ],
    el('circle', { cx: x(now.share), cy: '50%', r: 3.5, class: 'dot' }),
  );
};

const oddsRow = (row: OddsRow, shown: Shown, end: number): PageElement => {
  const { scenario } = shown.given;
  const rung = scenario.states.find(({ id }) => id === row.id)?.rung ?? 0;
  const before = bare(row, 'before');
  return el(
    'tr',
    { class: row.isMoved ? 'soft' : undefined, 'aria-current': shown.state === row.id && 'true' },
    el(
      'th',
      { scope: 'row', class: 'nm' },
      el(
        'button',
        { type: 'button', 'data-do': 'state', 'data-arg': row.id, disabled: !shown.isLive },
        rungMark(rung, scenario.ladder.length),
        ' ',
        el('span', { dir: 'auto' }, row.name),
        row.isMoved ? el('small', {}, ' moved by the what-if') : undefined,
      ),
    ),
    el('td', {}, rowPicture(row, end)),
    el(
      'td',
      { class: 'v num' },
      before === '' ? undefined : el('span', {}, `${before}${NBSP}→`),
      el('b', {}, sharePercent(row.now)),
    ),
  );
};

const saidParts = ({ odds, chosen }: Shown): PagePart => {
  const horizon = odds.comparison?.horizons.at(-1);
  if (!horizon || isAsFile(chosen)) return undefined;
  const { verdict, difference, equal } = horizon.count;
  const moved = odds.comparison?.moved.length ? ' beside those that it moves itself' : '';
  const size = meanText({
    value: Math.abs(difference.value),
    ...(difference.value < 0 ? { low: -difference.high, high: -difference.low } : difference),
  }).replaceAll('+', '');
  const [number = '', interval = ''] = size.split(' (');
  const stays = ` In ${Math.round(equal.share * 100)} of 100 futures the number of recognisers stays as it was.`;
  if (verdict === 'same') return [el('b', {}, 'As many states recognise in every future'), `${moved}.`];
  if (!isChanged(verdict))
    return [
      el('b', {}, 'No difference beyond luck.'),
      ` Recognisers${moved}: ${meanText(difference)}.${stays}`,
    ];
  const most = unmovedRows({ odds })
    .filter((row) => isChanged(row.verdict) && row.before)
    .toSorted((a, b) => change(b) - change(a))[0];
  return [
    el('b', {}, `Your change ${difference.value > 0 ? 'adds' : 'takes away'} ${number} recognisers${moved}`),
    interval === '' ? '.' : ` (${interval}.`,
    most && ` ${most.name} changes most, ${bare(most, 'before')} → ${bare(most, 'now')}.`,
    stays,
  ];
};

const change = ({ now, before }: OddsRow): number => Math.abs(now.share - (before?.share ?? now.share));

const countLine = ({ odds, isCounting, isStale, isLive, given, chosen }: Shown): PageElement => {
  const widest = Math.max(0, ...odds.states.map(({ now }) => (now.high - now.low) / 2));
  const since = `From ${dayOfTurn(given.scenario, odds.from)}`;
  const both = isAsFile(chosen) ? '' : ', same luck old and new';
  const exact = `± ${Math.max(0.1, widest * 100).toFixed(widest < 0.01 ? 1 : 0)} points or less`;
  const text = isStale
    ? 'Counting … the old numbers stay until new ones come'
    : `${since} · ${worthText(odds)}${both} · ${exact}`;
  const button = (verb: string, word: string): PageElement =>
    el('button', { type: 'button', class: 'btn quiet slim', 'data-do': verb }, word);
  return el(
    'div',
    { class: 'count' },
    el('span', {}, text),
    isLive && isCounting
      ? [
          el(
            'svg',
            { class: 'bar', 'aria-hidden': 'true' },
            el('rect', { width: `${Math.round((100 * odds.futures) / LIVE_RUNS)}%`, height: '100%' }),
          ),
          button('stop', `Stop at ${thousands(odds.futures)}`),
        ]
      : undefined,
    isLive && !isCounting && odds.futures < LIVE_RUNS
      ? button('go-on', `Count on to ${thousands(LIVE_RUNS)}`)
      : undefined,
    odds.from > 0 ? button('from-start', 'Odds from the start') : undefined,
    odds.trouble === undefined
      ? undefined
      : el('p', { class: 'note bad' }, odds.trouble, ' ', button('go-on', 'Go on')),
  );
};

const KEY = el(
  'ul',
  { class: 'key small' },
  el(
    'li',
    {},
    el(
      'svg',
      { width: 14, height: 14, 'aria-hidden': 'true' },
      el('circle', { cx: 7, cy: 7, r: 4.5, class: 'oldm' }),
    ),
    'as the file has it',
  ),
  el(
    'li',
    {},
    el(
      'svg',
      { width: 22, height: 14, 'aria-hidden': 'true' },
      el('rect', { y: 4, width: 22, height: 6, class: 'iv' }),
      el('circle', { cx: 11, cy: 7, r: 4.5, class: 'dot' }),
    ),
    'now, with 95 % interval',
  ),
);

/** The odds of the states, old beside new. */
export const oddsPart = (shown: Shown): PageElement => {
  const { odds, isStale, isCounting } = shown;
  const moved = odds.states.filter(({ isMoved, fromStart }) => isMoved && !fromStart);
  const all = [...unmovedRows(shown), ...moved];
  const rows = [...unmovedRows(shown).slice(0, ROWS), ...moved];
  const end = axisEnd(rows);
  const said = saidParts(shown);
  return el(
    'section',
    {
      class: isStale ? 'card res stale' : 'card res',
      id: 'odds',
      'aria-labelledby': 'odds-h',
      tabindex: '-1',
      'data-futures': odds.futures,
      'data-worth': Math.round(odds.worth),
    },
    el('h2', { id: 'odds-h' }, `Odds by ${odds.by}`),
    countLine(shown),
    said === undefined ? undefined : el('p', { class: 'said' }, said),
    // Spoken once counting rests.
    el('p', { class: 'vh', role: 'status' }, isCounting || isStale ? undefined : said),
    el(
      'table',
      { class: 'odds' },
      el('caption', { class: 'vh' }, `Share of futures in which each state has recognised by ${odds.byDay}`),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, 'state, rung at start'),
          el(
            'th',
            { scope: 'col' },
            el('span', { 'aria-hidden': 'true' }, `0 · · · ${Math.round(end * 100)}${NBSP}%`),
            el('span', { class: 'vh' }, 'drawn'),
          ),
          el('th', { scope: 'col', class: 'v' }, odds.before ? 'was, is' : 'is'),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) => oddsRow(row, shown, end)),
      ),
    ),
    KEY,
    allStates(shown, all),
  );
};
