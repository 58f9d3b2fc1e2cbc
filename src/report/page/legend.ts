import { namesOf } from '../words/names.ts';
import type { ChartBlock, LegendSign } from './blocks.ts';
import type { Figure } from './draw/figures.ts';
import { rungMark } from './draw/rungs.ts';
import { html, isolated, type Markup } from './markup.ts';
import { pieceHtml } from './nodes.ts';
import { CHANCE_CLASSES } from './sections/tiles.ts';

const KEYS: Readonly<Partial<Record<Figure['kind'], readonly LegendSign[]>>> = {
  dots: [
    { shape: 'dot', fill: 'var(--accent)', text: 'share of futures' },
    { shape: 'line', fill: 'var(--half)', text: '95 % interval' },
  ],
  tiles: [
    ...CHANCE_CLASSES.map(({ tone, text }) => ({ fill: `var(--${tone})`, stroke: 'var(--edge)', text })),
    { fill: 'var(--r5)', text: 'recognises from the start' },
    { fill: 'var(--paper)', stroke: 'var(--ink)', text: 'the target' },
  ],
  fan: [
    { shape: 'line', fill: 'var(--accent)', text: 'median' },
    { fill: 'var(--half)', text: 'half of the futures' },
    { fill: 'var(--band)', text: 'nine in ten' },
  ],
  factors: [
    { fill: 'var(--more)', text: 'draws it on' },
    { fill: 'var(--less)', text: 'holds it back' },
  ],
  pairs: [
    { shape: 'dot', fill: 'var(--paper)', stroke: 'var(--old)', text: 'base' },
    { shape: 'dot', fill: 'var(--accent)', text: 'what-if' },
  ],
};

const signHtml = ({ shape, fill, stroke = 'none' }: LegendSign): Markup => {
  switch (shape) {
    case 'line':
      return html`<path d="M0 8H16" stroke="${fill}" stroke-width="3"/>`;
    case 'dashes':
      return html`<path d="M0 8H16" stroke="${fill}" stroke-width="2" stroke-dasharray="4 2"/>`;
    case 'diamond':
      return html`<path d="M8 2l6 6-6 6-6-6z" fill="${fill}"/>`;
    case 'dot':
      return html`<circle cx="8" cy="8" r="5" fill="${fill}" stroke="${stroke}" stroke-width="2.5"/>`;
    default:
      return html`<rect x="2" y="2" width="12" height="12" rx="2" fill="${fill}" stroke="${stroke}"/>`;
  }
};

/** The words of a ladder with their digits in colour, highest first, and a sign of the target on maps. */
export const ladderHtml = (words: readonly string[], target?: string): Markup =>
  html`<ul class="legend">${words
    .map(
      (word, rung) =>
        html`<li>${pieceHtml(rungMark(rung, words.length))}<span dir="auto">${isolated(word)}</span></li>`,
    )
    .toReversed()}${target === undefined ? '' : html`<li>★ ${target}</li>`}</ul>
`;

const signsOf = (figure: Figure): readonly LegendSign[] => {
  const own = 'legend' in figure ? figure.legend : undefined;
  return (KEYS[figure.kind] ?? []).map((sign, n) => ({ ...sign, text: own?.[n] ?? sign.text }));
};

/** The legend of a chart: the meaning of its signs and colours. */
export const legendOf = ({ figure, legend }: ChartBlock): Markup => {
  if (figure.kind === 'map') {
    const names = namesOf(figure.scenario);
    return figure.isSmall
      ? html``
      : ladderHtml(
          figure.scenario.ladder.map((_, rung) => names.rung(rung)),
          'the target',
        );
  }
  const signs = legend ?? signsOf(figure);
  return signs.length === 0
    ? html``
    : html`<ul class="legend">${signs.map(
        (sign) =>
          html`<li><svg viewBox="0 0 16 16" aria-hidden="true">${signHtml(sign)}</svg><span dir="auto">${isolated(sign.text)}</span></li>`,
      )}</ul>
`;
};
