import { foundEntries } from '../chooser.ts';
import type { Chooser } from '../chooser-state.ts';
import { Panel } from '../components/panel.tsx';
import { bodyOf, insideOf } from '../layout.ts';
import { askLines, chooserLines } from '../panels/chooser.ts';
import type { ScreenProps } from './run-screen.tsx';

const TITLES: Readonly<Record<Chooser['kind'], string>> = {
  palette: 'Commands, states, dates',
  filter: 'List only',
  scenarios: 'Open a scenario or what-if',
};

interface ChooserProps<Play> extends ScreenProps<Play> {
  readonly chooser: Chooser;
}

/** A list to choose from, over the whole body of the screen. */
export const ChooserScreen = <Play,>({ ui, player, chooser }: ChooserProps<Play>) => {
  const body = bodyOf(ui.size);
  const { columns, rows } = insideOf(body);
  const found = foundEntries(chooser, ui, player);
  if (chooser.asked !== undefined) {
    const title = found[chooser.at]?.label ?? '';
    return <Panel title="Leave this play?" focused lines={askLines(title, columns)} size={body} />;
  }
  const lines = chooserLines(chooser, found, columns, rows);
  const count = found.length > rows ? `${chooser.at + 1} of ${found.length}` : `${found.length} found`;
  return <Panel title={TITLES[chooser.kind]} aside={count} focused lines={lines} size={body} />;
};
