import { Box } from 'ink';
import { useSyncExternalStore } from 'react';
import type { Brush } from '../canvas.ts';
import { BrushContext, Lines } from '../components/lines.tsx';
import { TooSmall } from '../components/too-small.tsx';
import { isTooSmall } from '../layout.ts';
import { fitLines } from '../line.ts';
import { headerLines } from '../panels/header.ts';
import { hintLine } from '../panels/hints.ts';
import type { Player } from '../player.ts';
import type { Ui } from '../state.ts';
import type { Store } from '../store.ts';
import { BranchesScreen, EventsScreen } from './branch-screens.tsx';
import { ChooserScreen } from './chooser-screen.tsx';
import { CompareScreen } from './compare-screen.tsx';
import { OfferScreen } from './offer-screen.tsx';
import { RunScreen, type ScreenProps } from './run-screen.tsx';
import { SaveScreen } from './save-screen.tsx';
import { HelpScreen, WhyScreen } from './text-screens.tsx';
import { WeightsScreen } from './weights-screen.tsx';

const Body = <Play,>(props: ScreenProps<Play>) => {
  if (props.ui.offer) return <OfferScreen {...props} />;
  if (props.ui.chooser) return <ChooserScreen {...props} chooser={props.ui.chooser} />;
  if (props.ui.help !== undefined) return <HelpScreen {...props} />;
  switch (props.ui.screen) {
    case 'run':
      return <RunScreen {...props} />;
    case 'why':
      return <WhyScreen {...props} />;
    case 'weights':
      return <WeightsScreen {...props} />;
    case 'branches':
      return <BranchesScreen {...props} />;
    case 'compare':
      return <CompareScreen {...props} />;
    case 'save':
      return <SaveScreen {...props} />;
    case 'events':
      return <EventsScreen {...props} />;
  }
};

/** A whole screen, drawn from the state of the UI alone. */
export const Screen = <Play,>({ ui, player }: ScreenProps<Play>) => {
  const { columns, rows } = ui.size;
  if (isTooSmall(ui.size)) return <TooSmall size={ui.size} advice="Enlarge the window, or q quits." />;
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines
        lines={fitLines(headerLines(ui, columns, player.editTexts(ui.play, ui.edits)), columns, 2)}
        columns={columns}
      />
      <Body ui={ui} player={player} />
      <Lines lines={[hintLine(ui, columns)]} columns={columns} />
    </Box>
  );
};

export interface AppProps<Play> {
  readonly store: Store<Ui<Play>>;
  readonly player: Player<Play>;
  readonly brush: Brush;
}

/** The program's screens: follows the store, and draws whatever it holds. */
export const App = <Play,>({ store, player, brush }: AppProps<Play>) => {
  const ui = useSyncExternalStore(store.subscribe, store.drawn);
  return (
    <BrushContext value={brush}>
      <Screen ui={ui} player={player} />
    </BrushContext>
  );
};
