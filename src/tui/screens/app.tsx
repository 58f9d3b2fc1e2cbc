import { Box } from 'ink';
import { useSyncExternalStore } from 'react';
import { BrushContext, Lines } from '../components/lines.tsx';
import { Panel } from '../components/panel.tsx';
import { TooSmall } from '../components/too-small.tsx';
import type { Brush } from '../draw/canvas.ts';
import { fitLines } from '../draw/line.ts';
import { insideOf, isTooSmall } from '../layout.ts';
import { headerLines } from '../panels/header.ts';
import { hintLine } from '../panels/hints.ts';
import { TOUR, TOUR_ROWS, tourLines } from '../panels/tour.ts';
import type { Ui } from '../state.ts';
import type { Store } from '../store.ts';
import { BranchesScreen, EventsScreen } from './branch-screens.tsx';
import { ChooserScreen } from './chooser-screen.tsx';
import { CompareScreen } from './compare-screen.tsx';
import { RunScreen } from './run-screen.tsx';
import { HelpScreen, LogScreen, MattersScreen, OfferScreen, SaveScreen, WhyScreen } from './text-screens.tsx';
import { WeightsScreen } from './weights-screen.tsx';

const ShownScreen = ({ ui }: { readonly ui: Ui }) => {
  const { on } = ui;
  switch (on.kind) {
    case 'run':
      return <RunScreen ui={ui} />;
    case 'why':
      return <WhyScreen ui={ui} on={on} />;
    case 'weights':
      return <WeightsScreen ui={ui} on={on} />;
    case 'branches':
      return <BranchesScreen ui={ui} on={on} />;
    case 'compare':
      return <CompareScreen ui={ui} on={on} />;
    case 'save':
      return <SaveScreen ui={ui} on={on} />;
    case 'matters':
      return <MattersScreen ui={ui} on={on} />;
    case 'events':
      return <EventsScreen ui={ui} on={on} />;
  }
};

/** The screen, or what covers all of it: a name and a search are typed in the last line. */
const Body = ({ ui }: { readonly ui: Ui }) => {
  const { over } = ui;
  switch (over.kind) {
    case 'offer':
      return <OfferScreen ui={ui} over={over} />;
    case 'choose':
      return <ChooserScreen ui={ui} over={over} />;
    case 'help':
    case 'seek':
      return <HelpScreen ui={ui} over={over} />;
    case 'log':
      return <LogScreen ui={ui} over={over} />;
    case 'tour': {
      const { columns, rows } = ui.size;
      const size = { columns, rows: TOUR_ROWS };
      const above = { ...ui, size: { columns, rows: rows - TOUR_ROWS }, over: { kind: 'none' } } as const;
      return (
        <>
          <ShownScreen ui={above} />
          <Panel
            title={`Tour ${over.at + 1} of ${TOUR.length}`}
            aside="enter: on · esc: end"
            focused
            lines={tourLines(over.at, ui.keys, insideOf(size).columns)}
            size={size}
          />
        </>
      );
    }
    default:
      return <ShownScreen ui={ui} />;
  }
};

/** A whole screen, drawn from the state of the UI alone. */
const WholeScreen = ({ ui }: { readonly ui: Ui }) => {
  const { columns, rows } = ui.size;
  if (isTooSmall(ui.size))
    return <TooSmall size={ui.size} advice={`${ui.told ?? ''} Enlarge it, or q quits.`.trimStart()} />;
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines lines={fitLines(headerLines(ui, columns), columns, 2)} columns={columns} />
      <Body ui={ui} />
      <Lines lines={[hintLine(ui, columns)]} columns={columns} />
    </Box>
  );
};

interface AppProps {
  readonly store: Store<Ui>;
  readonly brush: Brush;
}

/** The program's screens: draws what the store holds. */
export const App = ({ store, brush }: AppProps) => {
  const ui = useSyncExternalStore(store.subscribe, store.drawn);
  return (
    <BrushContext value={brush}>
      <WholeScreen ui={ui} />
    </BrushContext>
  );
};
