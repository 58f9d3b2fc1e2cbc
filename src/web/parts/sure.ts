import { el, type PageElement, type PagePart } from '../../report/page/nodes.ts';
import { fixed, percent, quantity } from '../../report/words/numbers.ts';
import { thousands } from '../../report/words/odds-numbers.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { skillLine } from '../../report/words/skill.ts';
import type { Spread } from '../../study/odds/fan.ts';
import { isAsFile } from '../chosen.ts';
import type { Shown } from '../shown.ts';

/** The size of the drawing of the fan, and its margins. */
const [WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM] = [420, 210, 26, 78, 24];

/** How the count of recognisers spreads, by turn. */
const fanPicture = (
  now: readonly Spread[],
  before: readonly Spread[] | undefined,
  label: string,
): PageElement => {
  const most = Math.max(
    2,
    ...now.map(({ q95 }) => q95),
    ...(before ?? []).map(({ mean }) => Math.ceil(mean)),
  );
  const x = (turn: number): string =>
    (LEFT + ((WIDTH - LEFT - RIGHT) * turn) / Math.max(1, now.length - 1)).toFixed(1);
  const y = (count: number): string => (10 + (HEIGHT - BOTTOM - 10) * (1 - count / most)).toFixed(1);
  const line = (points: readonly Spread[], of: (each: Spread) => number): string =>
    points.map((each) => `${x(each.turn)} ${y(of(each))}`).join('L');
  const area = (low: (each: Spread) => number, high: (each: Spread) => number): string =>
    `M${line(now, high)}L${line(now.toReversed(), low)}z`;
  const step = Math.max(1, Math.ceil(most / 5));
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
  const last = now.at(-1);
  return el(
    'svg',
    { class: 'fan', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    ticks.map((count) => [
      el('line', { x1: LEFT, x2: WIDTH - RIGHT, y1: y(count), y2: y(count), class: 'g' }),
      el('text', { x: LEFT - 8, y: Number(y(count)) + 4, 'text-anchor': 'end' }, String(count)),
    ]),
    el('path', {
      d: area(
        ({ q05 }) => q05,
        ({ q95 }) => q95,
      ),
      class: 'b9',
    }),
    el('path', {
      d: area(
        ({ q25 }) => q25,
        ({ q75 }) => q75,
      ),
      class: 'b5',
    }),
    before && el('path', { d: `M${line(before, ({ mean }) => mean)}`, class: 'was' }),
    el('path', { d: `M${line(now, ({ mean }) => mean)}`, class: 'md' }),
    last &&
      el(
        'text',
        { x: WIDTH - RIGHT + 6, y: Number(y(last.mean)) + 4, class: 'end' },
        `mean ${fixed(last.mean, 1)}`,
      ),
  );
};

const fanFigure = ({ odds }: Shown): PagePart => {
  const { now, before, by } = odds;
  const last = now.fan.at(-1);
  if (!last) return undefined;
  const was = before?.fan.at(-1);
  const words = `By ${by} a mean of ${fixed(last.mean, 1)}; half of the futures ${last.q25} to ${last.q75}, nine in ten ${last.q05} to ${last.q95}.${was ? ` As the file has it: mean ${fixed(was.mean, 1)}.` : ''}`;
  return el(
    'figure',
    {},
    el(
      'figcaption',
      {},
      el('b', {}, 'How many states recognise'),
      ' ',
      el('span', { class: 'small soft' }, words),
    ),
    fanPicture(now.fan, before?.fan, words),
  );
};

const skillTable = ({ given }: Shown): PagePart => {
  const waves = given.skill?.waves ?? [];
  if (waves.length === 0) return undefined;
  const cell = (value: number | null, text = quantity): PageElement =>
    el('td', { class: 'num' }, value === null ? '–' : text(value));
  const heads = ['wave', 'who first (0.5 is chance)', 'better than the base rate (above 0)', 'in the band'];
  return el(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Skill on past waves' },
    el(
      'table',
      { class: 'sk' },
      el('caption', { class: 'vh' }, 'Skill on past waves, each held out'),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          heads.map((head) => el('th', { scope: 'col' }, head)),
        ),
      ),
      el(
        'tbody',
        {},
        waves.map(({ title, concordance, brier_skill, covered, coverage_months: months }) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row', dir: 'auto' }, safeText(title)),
            cell(concordance),
            cell(brier_skill),
            cell(months === 0 ? null : covered / months, percent),
          ),
        ),
      ),
    ),
  );
};

/** How sure the odds are: three kinds of not knowing. */
export const sureCard = (shown: Shown): PageElement => {
  const { odds, given, chosen } = shown;
  const widest = Math.max(0, ...odds.states.map(({ now }) => (now.high - now.low) / 2));
  const waves = given.skill?.waves.length ?? 0;
  const item = (figure: string, ...parts: readonly PagePart[]): PageElement =>
    el('li', {}, el('b', {}, figure), el('span', {}, parts));
  return el(
    'section',
    { class: 'card sureC', id: 'sure', 'aria-labelledby': 'sure-h', tabindex: '-1' },
    el('h2', { id: 'sure-h' }, 'How sure are we?'),
    fanFigure(shown),
    el(
      'ul',
      { class: 'sure' },
      item(
        `± ${Math.max(0.1, widest * 100).toFixed(widest < 0.01 ? 1 : 0)}`,
        `points or less is what counting ${thousands(odds.futures)} futures leaves open. Counting more narrows it.`,
      ),
      given.spread &&
        item(
          percent(given.spread.weights),
          `of the spread of the count comes from not knowing the weights${given.spread.rules === undefined ? '' : ` and ${percent(given.spread.rules)} from not knowing the rule that states follow`}, the rest from luck. Counting more does not narrow that.`,
        ),
      item(
        waves === 0 ? 'none' : `${waves} ${waves === 1 ? 'wave' : 'waves'}`,
        given.skill
          ? safeText(skillLine(given.skill))
          : 'of the past was scored with these drivers and weights: how well they foresee is not known.',
        ' ',
        isAsFile(chosen) ? undefined : el('strong', {}, 'Yours are not tested.'),
      ),
    ),
    skillTable(shown),
    el('p', { class: 'note' }, 'States here do not bargain, plan ahead or change leaders.'),
  );
};
