import { wrap } from '../../report/layout.ts';
import { bodyOf, insideOf } from '../layout.ts';
import { line } from '../line.ts';
import { screenText } from '../text.ts';
import type { ScreenProps } from './run-screen.tsx';
import { Scrolled } from './text-screens.tsx';

/** An earlier session of the same scenario: go on with it, or start anew. */
export const OfferScreen = <Play,>({ ui }: ScreenProps<Play>) => {
  const { columns } = insideOf(bodyOf(ui.size));
  const lines = (ui.offer?.about ?? []).flatMap((text) =>
    wrap(screenText(text), { width: columns, rest: '  ' }).map((part) => line(part)),
  );
  return <Scrolled title="Go on where you left off?" lines={lines} scroll={0} size={ui.size} />;
};
