import type { Figure } from './draw/figures.ts';
import { html, type Markup } from './markup.ts';
import { CHANCE_CLASSES } from './sections/tiles.ts';

interface Key {
  readonly fill: string;
  readonly stroke?: string;
  readonly text: string;
}

const KEYS: Readonly<Partial<Record<Figure['kind'], readonly Key[]>>> = {
  dots: [
    { fill: 'var(--dot)', text: 'share of futures' },
    { fill: 'var(--half)', text: '95 % interval' },
  ],
  tiles: [
    ...CHANCE_CLASSES.map(({ text }, i) => ({ fill: `var(--t${i})`, text })),
    { fill: 'var(--tr)', text: 'recognises from the start' },
    { fill: 'var(--tt)', text: 'the target' },
  ],
  fan: [
    { fill: 'var(--mid)', text: 'median' },
    { fill: 'var(--half)', text: 'half of the futures' },
    { fill: 'var(--band)', text: 'nine in ten' },
  ],
  factors: [
    { fill: 'var(--for)', text: 'draws it on' },
    { fill: 'var(--against)', text: 'holds it back' },
  ],
  pairs: [
    { fill: 'var(--paper)', stroke: 'var(--base)', text: 'base' },
    { fill: 'var(--dot)', text: 'what-if' },
  ],
};

const keysOf = (figure: Figure): readonly Key[] => {
  const own = 'legend' in figure ? figure.legend : undefined;
  return (KEYS[figure.kind] ?? []).map((key, n) => ({ ...key, text: own?.[n] ?? key.text }));
};

/** The legend of a figure: what its colours mean. */
export const legendOf = (figure: Figure): Markup => {
  const keys = keysOf(figure);
  return html`${
    keys.length === 0
      ? ''
      : html`<ul class="legend">${keys.map(
          ({ fill, stroke, text }) =>
            html`<li><svg viewBox="0 0 16 16" aria-hidden="true"><rect x="2" y="2" width="12" height="12" rx="2" fill="${fill}" stroke="${stroke ?? 'none'}" stroke-width="2"/></svg>${text}</li>`,
        )}</ul>
`
  }`;
};
