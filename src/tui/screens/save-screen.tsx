import { bodyOf, insideOf } from '../layout.ts';
import { saveLines, savingLines } from '../panels/save.ts';
import type { ScreenProps } from './run-screen.tsx';
import { Scrolled } from './text-screens.tsx';

/** The shown branch as a file: what it changes, in words and as text, before it is written. */
export const SaveScreen = <Play,>({ ui, player }: ScreenProps<Play>) => {
  const { saving, size } = ui;
  if (!saving) return null;
  const { columns } = insideOf(bodyOf(size));
  const lines = [...savingLines(saving, columns), ...saveLines(player.draft(ui.play, saving.path), columns)];
  return (
    <Scrolled
      title={`Save ${ui.view.branch.name} as a what-if`}
      lines={lines}
      scroll={ui.scroll}
      size={size}
    />
  );
};
