import { Box } from 'ink';
import { branchesOf } from '../../play/branching.ts';
import { Panel } from '../components/panel.tsx';
import type { Line } from '../draw/line.ts';
import { BESIDE_FROM, bodyOf, insideOf, type Size } from '../layout.ts';
import { branchesLines, branchLines } from '../panels/branches.ts';
import { eventLines, eventsLines } from '../panels/events.ts';
import { listedEvents } from '../update/branches.ts';
import type { ScreenProps } from './screen-props.ts';

interface Part {
  readonly title: string;
  readonly aside?: string;
  readonly lines: (columns: number, rows: number) => readonly Line[];
}

interface ListAndDetailProps {
  readonly size: Size;
  readonly list: Part;
  readonly detail: Part;
}

/** A list with the keys, and all about its selected row beside or below it. */
const ListAndDetail = ({ size, list, detail }: ListAndDetailProps) => {
  const body = bodyOf(size);
  const isBeside = size.columns >= BESIDE_FROM;
  const left = Math.floor(body.columns * 0.55);
  const above = Math.ceil(body.rows / 2);
  const sizes: readonly [Size, Size] = isBeside
    ? [
        { columns: left, rows: body.rows },
        { columns: body.columns - left, rows: body.rows },
      ]
    : [
        { columns: body.columns, rows: above },
        { columns: body.columns, rows: body.rows - above },
      ];
  const panel = ({ lines, ...options }: Part, own: Size, focused: boolean) => {
    const { columns, rows } = insideOf(own);
    return <Panel {...options} focused={focused} lines={lines(columns, rows)} size={own} />;
  };
  return (
    <Box flexDirection={isBeside ? 'row' : 'column'}>
      {panel(list, sizes[0], true)}
      {panel(detail, sizes[1], false)}
    </Box>
  );
};

/** The tree of branches, and all about the selected branch. */
export const BranchesScreen = ({ ui, on }: ScreenProps<'branches'>) => {
  const rows = branchesOf(ui.play);
  const selected = Math.min(on.at, rows.length - 1);
  const row = rows[selected];
  return (
    <ListAndDetail
      size={ui.size}
      list={{
        title: `Branches ${rows.length}`,
        aside: '● shown · end: how many recognise',
        lines: (columns, height) => branchesLines(rows, selected, columns, height),
      }}
      detail={{ title: row?.name ?? '', lines: (columns) => (row ? branchLines(row, columns) : []) }}
    />
  );
};

/** The events that can be made to happen next turn, and what the selected one does. */
export const EventsScreen = ({ ui, on }: ScreenProps<'events'>) => {
  const rows = listedEvents(ui, on);
  const { turn } = ui.view.run;
  return (
    <ListAndDetail
      size={ui.size}
      list={{
        title: `An event in turn ${turn + 1}`,
        aside: `${rows.length} to choose from`,
        lines: (columns, height) => eventsLines(rows, on, columns, height),
      }}
      detail={{
        title: rows[on.at]?.label ?? 'Event',
        lines: (columns) => eventLines(rows[on.at], columns),
      }}
    />
  );
};
