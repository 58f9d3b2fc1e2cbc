import { bodyOf, insideOf } from './layout.ts';
import type { Line } from './line.ts';
import { helpLines } from './panels/help.ts';
import type { Ui } from './state.ts';

/** The whole help for a size, or what was found in it. */
export const helpText = <Play>({ size, screen, keys, view, notes, seek }: Ui<Play>): readonly Line[] =>
  helpLines(
    { place: screen, keys, ladder: view.run.ladder, notes, sought: seek?.text ?? '' },
    insideOf(bodyOf(size)).columns,
  );
