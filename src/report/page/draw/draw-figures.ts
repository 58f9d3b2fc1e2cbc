import type { PlotOptions } from '@observablehq/plot';
import type { Canvas } from './canvas.ts';
import { drawDots, drawFactors, drawPairs } from './draw-bars.ts';
import { drawTiles } from './draw-tiles.ts';
import { drawColumns, drawFan, drawLines } from './draw-time.ts';
import type { Figure } from './figures.ts';

/** The marks and scales of a figure. */
export const marksOf = (figure: Exclude<Figure, { kind: 'map' }>, canvas: Canvas): PlotOptions => {
  switch (figure.kind) {
    case 'dots':
      return drawDots(figure.dots, canvas);
    case 'factors':
      return drawFactors(figure.bars, canvas);
    case 'pairs':
      return drawPairs(figure.pairs, canvas, figure.plain);
    case 'tiles':
      return drawTiles(figure.tiles, canvas);
    case 'fan':
      return drawFan(figure.fan, figure.ticks, canvas);
    case 'lines':
      return drawLines(figure.lines, figure.ticks, canvas);
    case 'columns':
      return drawColumns(figure.bars, figure.label, canvas);
  }
};
