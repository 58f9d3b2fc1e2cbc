import { paragraph } from '../draw/line.ts';
import { bodyOf, insideOf } from '../layout.ts';
import type { Layer, Ui } from '../state.ts';
import { Scrolled } from './text-screens.tsx';

/** An earlier session of the same scenario: go on with it, or begin a new one. */
export const OfferScreen = ({ ui, over }: { readonly ui: Ui; readonly over: Layer<'offer'> }) => {
  const { columns } = insideOf(bodyOf(ui.size));
  const lines = over.about.flatMap((text) => paragraph(text, columns, 'plain', '', '  '));
  return <Scrolled title="Go on where you left off?" lines={lines} scroll={0} size={ui.size} />;
};
