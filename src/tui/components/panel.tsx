import { Box } from 'ink';
import { Fragment, memo, type ReactNode } from 'react';
import { type BoxOptions, box } from '../draw/box.ts';
import type { Line } from '../draw/line.ts';
import { insideOf, type Size, type Slot } from '../layout.ts';
import { Lines } from './lines.tsx';

/** What a panel shows: its titles, and the lines in its frame. */
interface PanelText extends BoxOptions {
  readonly lines: readonly Line[];
}

interface Sized {
  readonly size: Size;
}

/** A framed part of a screen with a title. */
export const Panel = ({ lines, size, ...options }: PanelText & Sized) => (
  <Lines lines={box(lines, options, size)} columns={size.columns} />
);

/** A panel that is drawn again only when what it shows changes. `textOf` gets the size inside its frame. */
export const panelOf = <Shown extends object>(textOf: (shown: Shown, inside: Size) => PanelText) =>
  memo((props: Shown & Sized) => <Panel {...textOf(props, insideOf(props.size))} size={props.size} />);

interface ColumnsProps<Id extends string> {
  readonly layout: readonly (readonly Slot<Id>[])[];
  readonly draw: (slot: Slot<Id>) => ReactNode;
}

/** The panels of a screen, column by column, each from the top down. */
export const Columns = <Id extends string>({ layout, draw }: ColumnsProps<Id>) => (
  <Box>
    {layout.map((slots) => (
      <Box key={slots.map(({ panel }) => panel).join()} flexDirection="column" flexShrink={0}>
        {slots.map((slot) => (
          <Fragment key={slot.panel}>{draw(slot)}</Fragment>
        ))}
      </Box>
    ))}
  </Box>
);
