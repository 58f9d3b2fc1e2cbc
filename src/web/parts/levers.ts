import { el, type PageElement } from '../../report/page/nodes.ts';
import { type WeightRow, weightRows } from '../../report/run/weights-view.ts';
import { quantity } from '../../report/words/numbers.ts';
import { safeText } from '../../report/words/safe-text.ts';
import type { Switch } from '../given.ts';
import type { Shown } from '../shown.ts';

/** Weights that are not folded. */
const FIRST_WEIGHTS = 4;

const switchRow = ({ id, title, question, effect }: Switch, { chosen, isLive }: Shown): PageElement =>
  el(
    'label',
    { class: 'sw' },
    el('span', { dir: 'auto' }, safeText(title)),
    el('input', {
      type: 'checkbox',
      role: 'switch',
      'data-do': 'if',
      'data-arg': id,
      checked: chosen.ifs.includes(id),
      disabled: !isLive,
    }),
    el(
      'small',
      {},
      el('span', { dir: 'auto' }, safeText(question)),
      ' ',
      el('span', { class: 'num' }, effect),
    ),
  );

/** The number that a slider shows, without the noise of its steps. */
const plain = (value: number): string => String(Number(value.toPrecision(6)));

const trackPicture = ({ base, spread, low, high }: WeightRow): PageElement => {
  const x = (value: number): string =>
    `${(100 * Math.min(1, Math.max(0, (value - low) / (high - low)))).toFixed(1)}%`;
  return el(
    'svg',
    { 'aria-hidden': 'true', focusable: 'false' },
    el('line', { x1: x(base - spread), x2: x(base + spread), y1: 37, y2: 37, class: 'sd' }),
    el('line', { x1: x(base), x2: x(base), y1: 32, y2: 42, class: 'def' }),
  );
};

/** The facts that the file has about a weight. */
const aboutWeight = ({ base, spread, kind }: WeightRow): string =>
  `file ${quantity(base)}${spread > 0 ? ` ± ${quantity(spread)}` : ''}${kind === 'social' ? ', what other states do' : ''}`;

const weightRow = (row: WeightRow, { isLive }: Shown): PageElement => {
  const about = { 'data-do': 'set', 'data-arg': row.path, 'data-base': plain(row.base), disabled: !isLive };
  const label = `${row.label.slice(0, 1).toUpperCase()}${row.label.slice(1)}`;
  const id = `w-${row.path}`;
  return el(
    'div',
    { class: row.edited ? 'wt on' : 'wt' },
    el('label', { for: id, dir: 'auto' }, label),
    el(
      'span',
      { class: 'val' },
      row.edited ? el('span', { class: 'was num' }, `${quantity(row.base)} →`) : undefined,
      el('input', {
        type: 'text',
        inputmode: 'decimal',
        autocomplete: 'off',
        value: plain(row.value),
        'aria-label': `${label}, as a number`,
        ...about,
      }),
    ),
    el(
      'div',
      { class: 'tr' },
      trackPicture(row),
      el('input', {
        type: 'range',
        id,
        min: plain(row.low),
        max: plain(row.high),
        step: plain((row.high - row.low) / 160),
        value: plain(row.value),
        ...about,
      }),
    ),
    el('small', { dir: 'auto' }, aboutWeight(row)),
  );
};

const switchesCard = (shown: Shown): PageElement | undefined => {
  const { switches } = shown.given;
  if (switches.length === 0) return undefined;
  return el(
    'section',
    { class: 'card', 'aria-labelledby': 'if-h' },
    el('h2', { id: 'if-h' }, 'What if …'),
    el(
      'p',
      { class: 'lead' },
      `Switch one on: the odds are counted again, with the same luck. Figures: recognisers by ${shown.odds.by}, with the file’s weights.`,
    ),
    switches.map((each) => switchRow(each, shown)),
  );
};

/** The things that a person can change: what-ifs and weights. */
export const leversPart = (shown: Shown): PageElement => {
  const { given, side } = shown;
  const rows = weightRows(given.scenario, side.edits);
  const byMean = rows.toSorted((a, b) => Math.abs(b.base) - Math.abs(a.base));
  const [first, rest] = [byMean.slice(0, FIRST_WEIGHTS), byMean.slice(FIRST_WEIGHTS)];
  return el(
    'div',
    { class: 'lev two', id: 'levers' },
    switchesCard(shown),
    el(
      'section',
      { class: 'card', 'aria-labelledby': 'w-h' },
      el('h2', { id: 'w-h' }, 'What counts, and how much'),
      el(
        'p',
        { class: 'lead' },
        'Most weights are judgement. Move one if you disagree. The mark is the file’s value, the grey line how unsure it is.',
      ),
      first.map((row) => weightRow(row, shown)),
      rest.length === 0
        ? undefined
        : el(
            'details',
            {},
            el('summary', {}, `${rest.length} more weights`),
            rest.map((row) => weightRow(row, shown)),
          ),
    ),
  );
};
