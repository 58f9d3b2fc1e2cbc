import { memo } from 'react';
import type { PassageView } from '../../report/odds/passage-view.ts';
import { insideOf, type Size } from '../layout.ts';
import { sinceTexts } from '../panels/odds-text.ts';
import { passageCurveLines } from '../panels/passage.ts';
import { Panel } from './panel.tsx';

interface PassageProps {
  readonly view: PassageView | undefined;
  /** Of the state. */
  readonly name: string;
  readonly size: Size;
}

/** When the selected state recognises, over the futures counted so far. */
export const PassagePanel = memo(({ view, name, size }: PassageProps) => {
  const { columns, rows } = insideOf(size);
  return (
    <Panel
      title={`When: ${name}`}
      aside={sinceTexts(view)}
      lines={passageCurveLines(view, columns, rows)}
      size={size}
    />
  );
});
