import { bodyOf, insideOf } from './layout.ts';
import type { Line } from './line.ts';
import { helpLines } from './panels/help.ts';
import type { Layer, Ui } from './state.ts';

/** The whole help, or what holds `sought`, for the size of the screen. */
export const helpText = (
  { size, on, keys, view, notes }: Ui,
  { sought }: Layer<'help' | 'seek'>,
): readonly Line[] =>
  helpLines({ place: on.kind, keys, ladder: view.run.ladder, notes, sought }, insideOf(bodyOf(size)).columns);
