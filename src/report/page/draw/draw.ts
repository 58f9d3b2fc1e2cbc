import type { PlotOptions } from '@observablehq/plot';
import { plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Canvas, Caption } from './canvas.ts';
import { marksOf } from './draw-figures.ts';
import { drawMap } from './draw-map.ts';
import type { Figure } from './figures.ts';

const { document } = parseHTML('<!doctype html><html lang="en"><body></body></html>');

/** The used part of an element. This program has no types of a browser. */
interface Drawn {
  readonly localName: string;
  readonly children: Iterable<Drawn>;
  readonly outerHTML: string;
  textContent: string;
  readonly getAttributeNames: () => readonly string[];
  readonly getAttribute: (name: string) => string | null;
  readonly setAttribute: (name: string, value: string) => void;
  readonly removeAttribute: (name: string) => void;
  readonly prepend: (...elements: readonly Drawn[]) => void;
  readonly remove: () => void;
}

/** Attributes that Plot adds and we drop: styles that our policy refuses, and labels that our title replaces. */
const DROPPED = ['aria-label', 'aria-hidden', 'font-family', 'class', 'style'] as const;

const rounded = (text: string): string =>
  text.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));

const clean = (element: Drawn): void => {
  for (const name of DROPPED) element.removeAttribute(name);
  for (const name of element.getAttributeNames())
    element.setAttribute(name, rounded(element.getAttribute(name) ?? ''));
  for (const child of [...element.children]) {
    if (child.localName === 'style') child.remove();
    else clean(child);
  }
};

const named = (tag: 'title' | 'desc', id: string, text: string): Drawn => {
  // A boundary: the elements of the library are like those of a browser.
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag) as unknown as Drawn;
  element.setAttribute('id', id);
  element.textContent = text;
  return element;
};

/** Draws a figure as an SVG picture, `width` units wide, with its title and description for those who cannot see it. */
export const drawFigure = (figure: Figure, caption: Caption, width: number): string => {
  const canvas: Canvas = { width, narrow: width < 500 };
  if (figure.kind === 'map') return drawMap(figure, caption, canvas);
  const { id, title, description } = caption;
  const options: PlotOptions = { ...marksOf(figure, canvas), document, width };
  // The same boundary.
  const svg = plot(options) as unknown as Drawn;
  clean(svg);
  svg.setAttribute('class', 'chart');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${id}-t`);
  svg.setAttribute('aria-describedby', `${id}-d`);
  svg.prepend(named('title', `${id}-t`, title), named('desc', `${id}-d`, description));
  return svg.outerHTML;
};
