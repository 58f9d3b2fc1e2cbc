import { html, type Markup, trusted } from '../markup.ts';
import type { Canvas, Caption } from './canvas.ts';
import type { Land, MapFigure } from './figures.ts';
import { squeezeAt } from './outlines.ts';

/** The looks of the six classes of a ladder: a ground, and strokes that distinguish the classes without colour. */
const CLASSES = [
  { tone: '0', strokes: '' },
  { tone: '1', strokes: 'M0 2h1.2M4 6h1.2' },
  { tone: '2', strokes: 'M-2 2L2 -2M0 8L8 0M6 10L10 6' },
  { tone: '3', strokes: 'M0 4H8' },
  { tone: '4', strokes: 'M0 0L8 8M0 8L8 0' },
  { tone: 'r', strokes: '' },
] as const;

type ClassLook = (typeof CLASSES)[number];

const classOf = (rung: number, rungs: number): number =>
  rungs < 2 ? 0 : Math.round((rung / (rungs - 1)) * (CLASSES.length - 1));

const patternId = (id: string, at: number): string => `${id}-p${at}`;

const patternHtml = (id: string, { tone, strokes }: ClassLook, at: number): Markup =>
  html`<pattern id="${patternId(id, at)}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="var(--t${tone})"/>${
    strokes === ''
      ? ''
      : html`<path d="${strokes}" fill="none" stroke="var(--t${tone}i)" stroke-width="1" stroke-opacity="0.4"/>`
  }</pattern>`;

interface Sheet {
  readonly id: string;
  readonly rungs: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly narrow: boolean;
}

const scaled = (path: string, { scaleX, scaleY }: Sheet): string => {
  let isX = true;
  return path.replace(/[Mlz]|-?\d+/g, (part) => {
    if (/[Mlz]/.test(part)) {
      isX = true;
      return part;
    }
    const value = Number(part) * 0.5 * (isX ? scaleX : scaleY);
    isX = !isX;
    return String(Math.round(value * 10) / 10);
  });
};

const fillOf = ({ rung }: Land, { id, rungs }: Sheet): string => {
  if (rung === 'absent') return 'var(--ta)';
  return rung === 'target' ? 'var(--tt)' : `url(#${patternId(id, classOf(rung, rungs))})`;
};

const landHtml = (
  land: Land,
  sheet: Sheet,
): Markup => html`<path d="${scaled(land.path, sheet)}" fill="${fillOf(
  land,
  sheet,
)}" stroke="var(--paper)" stroke-width="${sheet.narrow ? 0.5 : 0.9}">${
  land.name === '' ? '' : html`<title>${land.name}: ${land.text}</title>`
}</path>
`;

const toneOf = ({ rung }: Land, rungs: number): string => {
  if (rung === 'target' || rung === 'absent') return 't';
  return CLASSES[classOf(rung, rungs)]?.tone ?? '0';
};

const labelHtml = (land: Land, sheet: Sheet): Markup => {
  if (land.label === '') return html``;
  const tone = toneOf(land, sheet.rungs);
  return html`<text x="${Math.round((land.x + 0.5) * sheet.scaleX)}" y="${Math.round((land.y + 0.5) * sheet.scaleY) + 4}" text-anchor="middle" font-size="${
    sheet.narrow ? 8.5 : 12
  }" font-weight="600" fill="var(--t${tone}i)" stroke="var(--t${tone})" stroke-width="3" paint-order="stroke">${land.label}</text>
`;
};

const BOX = 16;
const KEY_ROW = 22;

/** The key under the map: each pattern with its digit and its word. */
const keyHtml = (figure: MapFigure, sheet: Sheet, top: number, width: number): Markup => {
  const perRow = sheet.narrow ? 2 : 4;
  const room = width / perRow;
  const marks = [
    ...figure.ladder.map((word, rung) => ({
      fill: `url(#${patternId(sheet.id, classOf(rung, sheet.rungs))})`,
      text: `${rung} ${word}`,
    })),
    { fill: 'var(--tt)', text: '★ the target' },
  ];
  return html`${marks.map(({ fill, text }, i) => {
    const [x, y] = [(i % perRow) * room, top + Math.floor(i / perRow) * KEY_ROW];
    return html`<rect x="${Math.round(x) + 1}" y="${y}" width="${BOX}" height="${BOX}" rx="2" fill="${fill}" stroke="var(--soft)"/><text x="${Math.round(x) + BOX + 7}" y="${y + 12}" font-size="${sheet.narrow ? 11 : 13}" fill="currentColor">${text}</text>
`;
  })}`;
};

/** Draws the region: each state in the pattern of its rung, and a key below. */
export const drawMap = (
  figure: MapFigure,
  { id, title, description }: Caption,
  { width, narrow }: Canvas,
): string => {
  const scaleX = width / figure.columns;
  const scaleY = scaleX / squeezeAt(figure.latitude);
  const sheet: Sheet = { id, rungs: figure.ladder.length, scaleX, scaleY, narrow };
  const mapHeight = Math.round(figure.rows * scaleY);
  const keyRows = Math.ceil((figure.ladder.length + 1) / (narrow ? 2 : 4));
  const height = mapHeight + 12 + keyRows * KEY_ROW;
  const key = keyHtml(figure, sheet, mapHeight + 10, width);
  return html`<svg class="chart" role="img" aria-labelledby="${id}-t" aria-describedby="${id}-d" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" xmlns="http://www.w3.org/2000/svg"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>
<defs>${CLASSES.map((look, at) => patternHtml(id, look, at))}<clipPath id="${id}-c"><rect width="${width}" height="${mapHeight}"/></clipPath></defs>
<g clip-path="${trusted(`url(#${id}-c)`)}"><rect width="${width}" height="${mapHeight}" fill="var(--panel)"/>
${figure.lands.map((land) => landHtml(land, sheet))}${figure.lands.map((land) => labelHtml(land, sheet))}</g>
${key}</svg>`.markup;
};
