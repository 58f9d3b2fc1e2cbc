import { bodyOf, insideOf } from '../layout.ts';
import { saveLines, savingLines } from '../panels/save.ts';
import type { ScreenProps } from './screen-props.ts';
import { Scrolled } from './text-screens.tsx';

/** The shown branch as a file: what it changes, in words and as text, before it is written. */
export const SaveScreen = ({ ui, on }: ScreenProps<'save'>) => {
  const { size } = ui;
  const { columns } = insideOf(bodyOf(size));
  const file = ui.outside.branchFile(ui.play, on.path);
  const lines = [...savingLines(on, columns), ...saveLines(file, columns)];
  return (
    <Scrolled
      title={`Save ${ui.view.branch.name} as a what-if`}
      lines={lines}
      scroll={on.scroll}
      size={size}
    />
  );
};
