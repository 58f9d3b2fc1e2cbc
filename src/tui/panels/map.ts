import { tileLetters } from '../../report/run/tile-grid.ts';
import { type Line, span, type TextSpan } from '../draw/line.ts';
import type { MapShape } from '../draw/map-shape.ts';
import { type Fill, rungTone, type Tone } from '../draw/theme.ts';
import type { TilesData } from './tiles.ts';

interface MapData extends Omit<TilesData, 'played'> {
  /** Ids of the map's countries. */
  readonly ids: readonly string[];
  /** Digits in place of coloured blocks: for terminals without colours, or with ASCII alone. */
  readonly digits: boolean;
}

interface Cell {
  readonly text: string;
  readonly tone: Tone;
}

/** How a country of the map is drawn. */
interface Country {
  readonly fill: Fill;
  readonly tone: Tone;
  readonly mark: string;
  readonly letters: string;
}

const WATER: Country = { fill: 'sea', tone: 'plain', mark: ' ', letters: '' };
const LAND: Country = { fill: 'land', tone: 'dim', mark: '.', letters: '' };

const digitOf = (rung: number): string => (rung < 10 ? String(rung) : '+');

const countriesOf = ({ ids, rows, rungs, target, selected }: MapData): readonly Country[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const country = (id: string): Country => {
    const row = byId.get(id);
    if (id === target && id !== '')
      return { fill: 'land', tone: 'title', mark: '★', letters: tileLetters(id) };
    if (!row) return LAND;
    const fill = rungTone(row.rung, rungs);
    const tone = id === selected ? 'selected' : fill;
    return { fill, tone, mark: digitOf(row.rung), letters: tileLetters(id) };
  };
  return [WATER, ...ids.map(country)];
};

/** A fill on which the dots of another colour are visible. */
const dotFill = (fill: Fill): Fill =>
  fill === 'sea' ? 'land' : ['rung3', 'rung4', 'rung5'].includes(fill) ? 'sea' : 'chosen';

const groundCell = (shape: MapShape, cell: number, countries: readonly Country[], digits: boolean): Cell => {
  const { columns, pixels, dots } = shape;
  const row = Math.floor(cell / columns);
  const at = (half: number): Country =>
    countries[pixels[(2 * row + half) * columns + (cell % columns)] ?? 0] ?? WATER;
  const [top, bottom] = [at(0), at(1)];
  const main = top === WATER || (top === LAND && bottom !== WATER) ? bottom : top;
  if (digits) return { text: main.mark, tone: main.tone };
  const bits = dots?.[cell] ?? 0;
  if (bits > 0)
    return { text: String.fromCodePoint(0x2800 + bits), tone: `${dotFill(main.fill)}/${main.fill}` };
  return { text: '▀', tone: `${top.fill}/${bottom.fill}` };
};

const joined = (cells: readonly Cell[]): Line => {
  const spans: TextSpan[] = [];
  let text = '';
  cells.forEach((cell, i) => {
    text += cell.text;
    if (cells[i + 1]?.tone === cell.tone) return;
    spans.push(span(text, cell.tone));
    text = '';
  });
  return spans;
};

/** Puts letters and digits on the states that have room for them. The selected state is last, so that it is always visible. */
const label = (cells: Cell[], shape: MapShape, countries: readonly Country[], data: MapData): void => {
  const put = (cell: number, text: string, tone: Tone): void =>
    [...text].forEach((letter, i) => {
      if (cell + i < cells.length) cells[cell + i] = { text: letter, tone };
    });
  for (const [id, { cell, columns }] of shape.slots) {
    const { letters, mark, tone } = countries[id] ?? WATER;
    if (letters !== '') put(cell, columns === 3 ? letters + mark : mark, tone);
  }
  const chosen = data.ids.indexOf(data.selected) + 1;
  const middle = shape.slots.get(chosen)?.cell ?? shape.middles.get(chosen);
  const country = countries[chosen];
  if (chosen > 0 && country && middle !== undefined && shape.slots.get(chosen)?.columns !== 3)
    put(middle, country.mark, 'selected');
};

/** The map: states in the colour of their rung, with the digit of the rung wherever a state has a cell for it. */
export const mapLines = (shape: MapShape, data: MapData): readonly Line[] => {
  const countries = countriesOf(data);
  const cells = Array.from({ length: shape.columns * shape.rows }, (_, cell) =>
    groundCell(shape, cell, countries, data.digits),
  );
  label(cells, shape, countries, data);
  return Array.from({ length: shape.rows }, (_, row) =>
    joined(cells.slice(row * shape.columns, (row + 1) * shape.columns)),
  );
};
