import { wrap } from '../../report/layout.ts';
import { bodyOf, insideOf } from '../layout.ts';
import { line } from '../line.ts';
import type { Layer, Ui } from '../state.ts';
import { screenText } from '../text.ts';
import { Scrolled } from './text-screens.tsx';

/** An earlier session of the same scenario: go on with it, or start anew. */
export const OfferScreen = ({ ui, over }: { readonly ui: Ui; readonly over: Layer<'offer'> }) => {
  const { columns } = insideOf(bodyOf(ui.size));
  const lines = over.about.flatMap((text) =>
    wrap(screenText(text), { width: columns, rest: '  ' }).map((part) => line(part)),
  );
  return <Scrolled title="Go on where you left off?" lines={lines} scroll={0} size={ui.size} />;
};
