import { Panel } from '../components/panel.tsx';
import { bodyOf, insideOf } from '../layout.ts';
import { askLines, chooserLines } from '../panels/chooser.ts';
import { type Chooser, foundEntries } from '../update/chooser.ts';
import type { LayerProps } from './screen-props.ts';

const TITLES: Readonly<Record<Chooser['list'], string>> = {
  palette: 'Commands, states, dates',
  filter: 'List only',
  scenarios: 'Open a scenario or what-if',
  export: 'Write to a file',
  words: 'What the words on this screen mean',
};

/** A list to choose from, over the whole body of the screen. */
export const ChooserScreen = ({ ui, over }: LayerProps<'choose'>) => {
  const body = bodyOf(ui.size);
  const { columns, rows } = insideOf(body);
  const found = foundEntries(over, ui);
  if (over.asked !== undefined) {
    const title = found[over.at]?.label ?? '';
    return <Panel title="Leave this play?" focused lines={askLines(title, ui, columns)} size={body} />;
  }
  const lines = chooserLines(over, found, columns, rows);
  const count = found.length > rows ? `${over.at + 1} of ${found.length}` : `${found.length} found`;
  return <Panel title={TITLES[over.list]} aside={count} focused lines={lines} size={body} />;
};
