import { Box } from 'ink';
import { useSyncExternalStore } from 'react';
import type { WorldGrid } from '../../report/page/draw/outlines.ts';
import { BrushContext, Lines } from '../components/lines.tsx';
import { MapPanel } from '../components/map-panel.tsx';
import { Columns, Panel } from '../components/panel.tsx';
import { OverTimePanel, TilesPanel } from '../components/run-panels.tsx';
import { TooSmall } from '../components/too-small.tsx';
import type { Brush } from '../draw/canvas.ts';
import { fitLine, fitLines, type Line, lineWidth, span } from '../draw/line.ts';
import { bindingsAt } from '../keys/keys.ts';
import { bodyOf, insideBody, insideOf, isTooSmall } from '../layout.ts';
import { geographyOf } from '../looks.ts';
import { hintsOf } from '../panels/hints.ts';
import { linesShown, Scrolled } from '../screens/text-screens.tsx';
import type { Store } from '../store.ts';
import type { ClassSlot } from './layout.ts';
import { teacherLines } from './option-lines.ts';
import { classHeader, curtainLines, formLines, formWindow, nowLines, teamLines } from './panels.ts';
import { classHelp, classLayout, readLines } from './reading.ts';
import { type ClassUi, classPlace } from './state.ts';

interface ClassProps {
  readonly ui: ClassUi;
  readonly map: () => WorldGrid;
}

interface SlotProps extends ClassProps {
  readonly slot: ClassSlot;
}

const ReadPanel = ({ ui, slot, title }: SlotProps & { readonly title: string }) => {
  const { size, lines } = readLines(ui);
  const start = Math.min(ui.scroll, Math.max(0, lines.length - size.rows));
  return (
    <Panel
      title={title}
      aside={linesShown(start, size.rows, lines.length)}
      lines={lines.slice(start)}
      size={slot.size}
    />
  );
};

const WorldPanel = ({ ui, map, slot }: SlotProps) => {
  const { view, looks, size } = ui;
  const shown = {
    run: view.run,
    mapped: view.mapped,
    edits: [],
    branch: { name: '', of: 1 },
    decided: {},
  };
  return geographyOf({ looks, size, view }) === 'tiles' ? (
    <TilesPanel view={shown} played={view.played} selected="" size={slot.size} />
  ) : (
    <MapPanel map={map()} view={shown} selected="" looks={looks} size={slot.size} screen={size} />
  );
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
    case 'moment':
      return <ReadPanel {...props} title={mode.kind === 'moment' ? mode.moments[0].title : ''} />;
    case 'map':
      return <WorldPanel {...props} />;
    case 'count':
      return <OverTimePanel run={view.run} odds={undefined} size={slot.size} />;
    case 'reading':
      return <ReadPanel {...props} title={mode.kind === 'team' ? mode.team.task.team : 'Everything'} />;
    case 'form': {
      if (mode.kind !== 'team') return null;
      const all = formLines(mode.form, mode.team.task.submit, columns);
      return (
        <Panel
          title={mode.team.task.about}
          focused
          lines={formWindow(all, mode.form.at, rows)}
          size={slot.size}
        />
      );
    }
    case 'acts': {
      if (mode.kind !== 'teacher') return null;
      const { acts } = mode.view;
      const { lines, start } = teacherLines(acts, mode.at, { columns, rows });
      const aside = linesShown(start, rows, lines.length);
      return <Panel title="Do" aside={aside} focused lines={lines.slice(start)} size={slot.size} />;
    }
  }
};

/** The curtain's words in the middle of an empty screen. */
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
    const lines = classHelp(ui, insideBody(ui.size).columns);
    return <Scrolled title="Help" lines={lines} scroll={ui.help} size={ui.size} />;
  }
  if (ui.mode.kind === 'curtain') return <Curtain ui={ui} />;
  return <Columns layout={classLayout(ui)} draw={(slot) => <SlotPanel ui={ui} map={map} slot={slot} />} />;
};

/** The keys that work here, and the last message. The open table has a panel for the message, so it is not here. */
const hints = (ui: ClassUi): Line => {
  const { columns } = ui.size;
  const isSaid = ui.said !== undefined && ui.mode.kind !== 'table';
  const said: Line = isSaid ? [span(` ${ui.said ?? ''} `, 'warning')] : [];
  const all = hintsOf(bindingsAt(classPlace(ui), ui.keys), Math.max(0, columns - lineWidth(said)));
  return fitLine([...said, ...all], columns);
};

/** A whole screen of an exercise, drawn only from its state. */
export const ClassScreen = ({ ui, map }: ClassProps) => {
  const { columns, rows } = ui.size;
  if (isTooSmall(ui.size))
    return <TooSmall size={ui.size} advice="Enlarge the window. Everything is kept." />;
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines lines={fitLines(classHeader(ui, columns), columns, 2)} columns={columns} />
      <Body ui={ui} map={map} />
      <Lines lines={[hints(ui)]} columns={columns} />
    </Box>
  );
};

interface ClassAppProps {
  readonly store: Store<ClassUi>;
  readonly map: () => WorldGrid;
  readonly brush: Brush;
}

/** Draws the state that the store holds, and follows it. */
export const ClassApp = ({ store, map, brush }: ClassAppProps) => {
  const ui = useSyncExternalStore(store.subscribe, store.drawn);
  return (
    <BrushContext value={brush}>
      <ClassScreen ui={ui} map={map} />
    </BrushContext>
  );
};
