import { EventEmitter } from 'node:events';
import { createElement } from 'react';
import { createCanvas } from '../../tui/draw/canvas.ts';
import type { Line } from '../../tui/draw/line.ts';
import { svgOf } from '../../tui/draw/picture.ts';
import { themeOf } from '../../tui/draw/theme.ts';
import { App } from '../../tui/screens/app.tsx';
import type { Ui } from '../../tui/state.ts';
import { drawTo } from '../screens/on-terminal.ts';

/** The lines of a screen, row by row. */
const rowsOf = async (ui: Ui): Promise<readonly Line[]> => {
  const canvas = createCanvas(() => ({ theme: themeOf('none'), ascii: false }));
  let rows: readonly Line[] = [];
  const frames = Object.assign(new EventEmitter(), {
    ...ui.size,
    write: (frame: string): boolean => {
      if (rows.length === 0) rows = canvas.rows(frame);
      return true;
    },
  });
  const store = { subscribe: () => () => {}, drawn: () => ui, now: () => ui, set: () => {} };
  const ink = drawTo(frames, createElement(App, { store, brush: canvas.brush }));
  await new Promise((drawn) => setImmediate(drawn));
  ink.unmount();
  return rows;
};

/** A screen as a picture in SVG: from its own lines, in the colours of its theme, or in dark ones where it has none. */
export const pictureOf = async (ui: Ui): Promise<string> => {
  const { title, turn, turns, dateText, recognisers, states } = ui.view.run;
  const theme = ui.looks.theme === 'none' ? 'dark' : ui.looks.theme;
  const looks = { ...ui.looks, depth: 'all', theme, ascii: false } as const;
  return svgOf(await rowsOf({ ...ui, looks, told: undefined }), {
    columns: ui.size.columns,
    theme,
    title: `${title}, turn ${turn} of ${turns}, ${dateText}: ${recognisers} of ${states} recognise`,
  });
};
