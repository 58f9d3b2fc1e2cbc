import { bodyOf, insideOf } from '../layout.ts';
import { EXPORT_NAMES, savedLines, savingLines } from '../panels/save.ts';
import type { ScreenProps } from './screen-props.ts';
import { Scrolled } from './text-screens.tsx';

/** The shown branch as a file: what it changes, in words and as text, before it is written. */
export const SaveScreen = ({ ui, on }: ScreenProps<'save'>) => {
  const { size } = ui;
  const { columns } = insideOf(bodyOf(size));
  const lines = [...savingLines(on, columns), ...savedLines(ui, on, columns)];
  const title =
    on.what === 'branch'
      ? `Save ${ui.view.branch.name} as a what-if`
      : `Write ${EXPORT_NAMES[on.what.kind]} to a file`;
  return <Scrolled title={title} lines={lines} scroll={on.scroll} size={size} />;
};
