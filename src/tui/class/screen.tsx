import { Box } from 'ink';
import { useSyncExternalStore } from 'react';
import type { WorldGrid } from '../../report/page/draw/outlines.ts';
import type { Brush } from '../canvas.ts';
import { BrushContext, Lines } from '../components/lines.tsx';
import { MapPanel } from '../components/map-panel.tsx';
import { Panel } from '../components/panel.tsx';
import { OverTimePanel, TilesPanel } from '../components/run-panels.tsx';
import { bindingsAt } from '../keys/keys.ts';
import { bodyOf, insideOf, isTooSmall, SMALLEST } from '../layout.ts';
import { fitLine, fitLines, type Line, line, lineWidth, span } from '../line.ts';
import { hintsOf } from '../panels/hints.ts';
import type { Store } from '../store.ts';
import type { ClassSlot } from './layout.ts';
import {
  classHeader,
  curtainLines,
  deedLines,
  firstDeed,
  formLines,
  formWindow,
  nowLines,
  teamLines,
} from './panels.ts';
import { classHelp, classLayout, readLines } from './reading.ts';
import { type ClassUi, classPlace, type Mode } from './state.ts';

type TeacherMode = Extract<Mode, { readonly kind: 'teacher' }>;

interface ClassProps {
  readonly ui: ClassUi;
  readonly map: () => WorldGrid;
}

interface SlotProps extends ClassProps {
  readonly slot: ClassSlot;
}

/** `lines 1–20 of 48`, where not all is on the screen. */
const place = (start: number, shown: number, all: number): string =>
  all > shown ? `lines ${start + 1}–${Math.min(all, start + shown)} of ${all}` : '';

const ReadPanel = ({ ui, slot, title }: SlotProps & { readonly title: string }) => {
  const { size, lines } = readLines(ui);
  const start = Math.min(ui.scroll, Math.max(0, lines.length - size.rows));
  return (
    <Panel
      title={title}
      aside={place(start, size.rows, lines.length)}
      lines={lines.slice(start)}
      size={slot.size}
    />
  );
};

const WorldPanel = ({ ui, map, slot }: SlotProps) => {
  const { view, looks, size } = ui;
  const shown = {
    run: view.run,
    target: view.target,
    edits: [],
    branch: { name: '', of: 1 },
    decided: {},
  };
  return looks.geography === 'tiles' ? (
    <TilesPanel view={shown} selected="" size={slot.size} />
  ) : (
    <MapPanel map={map()} view={shown} selected="" looks={looks} size={slot.size} screen={size} />
  );
};

const DeedsPanel = ({ mode, slot }: Pick<SlotProps, 'slot'> & { readonly mode: TeacherMode }) => {
  const { deeds } = mode.view;
  const { rows } = insideOf(slot.size);
  const aside = place(firstDeed(deeds, mode.at, rows), rows, deeds.length);
  return <Panel title="Do" aside={aside} focused lines={deedLines(deeds, mode.at, rows)} size={slot.size} />;
};

const SlotPanel = (props: SlotProps) => {
  const { ui, slot } = props;
  const { mode, view } = ui;
  const { columns, rows } = insideOf(slot.size);
  switch (slot.panel) {
    case 'now':
      return <Panel title="Now" focused lines={nowLines(ui, columns, rows)} size={slot.size} />;
    case 'teams':
      return <Panel title="Teams" lines={teamLines(view, columns)} size={slot.size} />;
    case 'told':
      return <ReadPanel {...props} title={view.told.title} />;
    case 'map':
      return <WorldPanel {...props} />;
    case 'count':
      return <OverTimePanel run={view.run} odds={undefined} size={slot.size} />;
    case 'reading':
      return <ReadPanel {...props} title={mode.kind === 'team' ? mode.team.label : 'Everything'} />;
    case 'form': {
      if (mode.kind !== 'team') return null;
      const all = formLines(mode.form, mode.team.submit, columns);
      return (
        <Panel title={mode.team.about} focused lines={formWindow(all, mode.form.at, rows)} size={slot.size} />
      );
    }
    case 'deeds':
      return mode.kind === 'teacher' ? <DeedsPanel mode={mode} slot={slot} /> : null;
  }
};

/** Nothing but whose turn it is: in the middle of the screen. */
const Curtain = ({ ui }: { readonly ui: ClassUi }) => {
  const size = bodyOf(ui.size);
  const { columns, rows } = insideOf(size);
  const lines = curtainLines(ui);
  const above = Math.max(0, Math.floor((rows - lines.length) / 2));
  const centred = lines.map(
    (each): Line => [span(' '.repeat(Math.max(0, Math.floor((columns - lineWidth(each)) / 2)))), ...each],
  );
  const blank: readonly Line[] = Array.from({ length: above }, () => []);
  return <Panel title="Curtain" focused lines={[...blank, ...centred]} size={size} />;
};

const Body = ({ ui, map }: ClassProps) => {
  if (ui.help !== undefined) {
    const size = bodyOf(ui.size);
    const lines = classHelp(ui, insideOf(size).columns);
    return (
      <Panel
        title="Help"
        aside={place(ui.help, insideOf(size).rows, lines.length)}
        focused
        lines={lines.slice(ui.help)}
        size={size}
      />
    );
  }
  if (ui.mode.kind === 'curtain') return <Curtain ui={ui} />;
  return (
    <Box>
      {classLayout(ui).map((slots) => (
        <Box key={slots.map((slot) => slot.panel).join()} flexDirection="column" flexShrink={0}>
          {slots.map((slot) => (
            <SlotPanel key={slot.panel} ui={ui} map={map} slot={slot} />
          ))}
        </Box>
      ))}
    </Box>
  );
};

/** What one can press here; behind the curtain also what was just said, which the open table shows in a panel. */
const hints = (ui: ClassUi): Line => {
  const { columns } = ui.size;
  const isSaid = ui.said !== undefined && ui.mode.kind !== 'table';
  const said: Line = isSaid ? [span(` ${ui.said ?? ''} `, 'warning')] : [];
  const all = hintsOf(bindingsAt(classPlace(ui), ui.keys), Math.max(0, columns - lineWidth(said)));
  return fitLine([...said, ...all], columns);
};

const TooSmall = ({ ui }: { readonly ui: ClassUi }) => {
  const { columns, rows } = ui.size;
  const lines = [
    line('demarche needs more room:', 'strong'),
    line(`${SMALLEST.columns} × ${SMALLEST.rows}, here ${columns} × ${rows}.`),
    line('Enlarge the window. Everything is kept.'),
  ];
  return <Lines lines={fitLines(lines, columns, rows)} columns={columns} />;
};

/** A whole screen of an exercise, drawn from its state alone. */
export const ClassScreen = ({ ui, map }: ClassProps) => {
  const { columns, rows } = ui.size;
  if (isTooSmall(ui.size)) return <TooSmall ui={ui} />;
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines lines={fitLines(classHeader(ui, columns), columns, 2)} columns={columns} />
      <Body ui={ui} map={map} />
      <Lines lines={[hints(ui)]} columns={columns} />
    </Box>
  );
};

export interface ClassAppProps {
  readonly store: Store<ClassUi>;
  readonly map: () => WorldGrid;
  readonly brush: Brush;
}

/** The screens of an exercise: follow the store, and draw whatever it holds. */
export const ClassApp = ({ store, map, brush }: ClassAppProps) => {
  const ui = useSyncExternalStore(store.subscribe, store.drawn);
  return (
    <BrushContext value={brush}>
      <ClassScreen ui={ui} map={map} />
    </BrushContext>
  );
};
