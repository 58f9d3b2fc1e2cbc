import { namesOf } from '../../words/names.ts';
import type { PageElement } from '../nodes.ts';
import type { Canvas, Caption } from './canvas.ts';
import { drawColumns } from './columns.ts';
import type { Figure, MapFigure } from './figures.ts';
import { drawCalibration, drawQuestions } from './forecasts.ts';
import { drawLanes } from './lanes.ts';
import { mapPicture } from './map-picture.ts';
import { drawDots, drawFactors, drawPairs, drawTwoBars } from './rows.ts';
import { drawTiles } from './tiles.ts';
import { drawFan, drawLines } from './time.ts';

const drawMap = (
  { map, scenario, rungs, chosen, isSmall }: MapFigure,
  { title, describedBy }: Caption,
): PageElement => {
  const names = namesOf(scenario);
  const rungOf = new Map(scenario.states.map(({ id }, i) => [id, rungs[i] ?? 0]));
  const titleOf = (id: string): string => `${names.state(id)}: ${names.rung(rungOf.get(id) ?? 0)}`;
  const drawn = {
    map,
    target: scenario.target.id,
    count: scenario.ladder.length,
    rungOf,
    chosen,
    isSmall,
    isShared: true,
  };
  return mapPicture(isSmall ? drawn : { ...drawn, titleOf }, {
    'aria-label': title,
    'aria-describedby': describedBy,
  });
};

/** Draws a figure as an SVG picture, `width` units wide, with its title for people who cannot see it. */
export const drawFigure = (figure: Figure, caption: Caption, width: number): PageElement => {
  const canvas: Canvas = { width, narrow: width < 500 };
  switch (figure.kind) {
    case 'map':
      return drawMap(figure, caption);
    case 'dots':
      return drawDots(figure.dots, caption, canvas);
    case 'factors':
      return drawFactors(figure.bars, caption, canvas);
    case 'pairs':
      return drawPairs(figure, caption, canvas);
    case 'tiles':
      return drawTiles(figure.tiles, caption, canvas);
    case 'fan':
      return drawFan(figure.fan, figure.ticks, caption, canvas);
    case 'lines':
      return drawLines(figure.lines, figure.ticks, caption, canvas);
    case 'columns':
      return drawColumns(figure, caption, canvas);
    case 'two-bars':
      return drawTwoBars(figure, caption, canvas);
    case 'lanes':
      return drawLanes(figure, caption, canvas);
    case 'calibration':
      return drawCalibration(figure, caption, canvas);
    case 'questions':
      return drawQuestions(figure, caption, canvas);
  }
};
