import { pad } from '../words/layout.ts';
import { GLYPHS } from './glyphs.ts';
import { clamp } from './scale.ts';

/** A mean chance, and the share of cases with such a chance that happened; both 0..1. */
interface Reliability {
  readonly chance: number;
  readonly share: number;
}

const GRID = 10;

/**
 * A reliability diagram of ten rows, with scales in per cent. The chance grows to the right, the share that happened grows
 * upwards. On the dots, both are equal.
 */
export const reliabilityPlot = (points: readonly Reliability[]): readonly string[] => {
  const at = (value: number): number => Math.floor(clamp(value * GRID, 0, GRID - 1));
  const label = (step: number): string => pad(`${(step + 1) * GRID}`, 3, 'right');
  const rows = Array.from({ length: GRID }, (_, y) => {
    const cells = Array.from({ length: GRID }, (_v, x) => {
      const here = points.some((point) => at(point.chance) === x && at(point.share) === y);
      return ` ${here ? GLYPHS.point : x === y ? GLYPHS.diagonal : ' '} `;
    });
    return `${label(y)} ${cells.join('')}`;
  });
  const below = Array.from({ length: GRID }, (_, x) => label(x));
  return [...rows.toReversed(), `    ${below.join('')} %`];
};
