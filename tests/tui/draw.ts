import { onTestFinished } from 'vitest';
import { type Drawing, type DrawOptions, renderAt } from './render-at.ts';

/** Draws the program as `renderAt` does, and closes it after the test. */
export const draw = async (columns = 80, rows = 24, options?: DrawOptions): Promise<Drawing> => {
  const drawing = await renderAt(columns, rows, options);
  onTestFinished(drawing.close);
  return drawing;
};
