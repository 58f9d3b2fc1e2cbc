import { Box } from 'ink';
import { Fragment, type ReactNode } from 'react';
import type { Slot } from '../layout.ts';

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
