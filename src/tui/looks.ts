import type { Command } from './binding.ts';
import type { Pen } from './line.ts';
import { type ColourDepth, type ThemeName, themeAfter, themeOf } from './theme.ts';

/** How things are shown: what a person may change without changing the play. */
export interface Looks {
  readonly theme: ThemeName;
  /** How many colours the terminal has. */
  readonly depth: ColourDepth;
  /** Whether only the characters of ASCII may be drawn. */
  readonly ascii: boolean;
}

/** Without colours, for whoever does not care. */
export const PLAIN_LOOKS: Looks = { theme: 'none', depth: 'none', ascii: false };

const LOOK_COMMANDS = ['theme'] as const;
type LookCommand = (typeof LOOK_COMMANDS)[number];

/** Whether a command changes how things are shown, and nothing else. */
export const isLookCommand = (command: Command): command is LookCommand =>
  LOOK_COMMANDS.some((other) => other === command);

interface Shown {
  readonly looks: Looks;
  readonly notice: string;
}

/** Shows things another way, and says how. */
export const look = <Ui extends Shown>(ui: Ui, command: LookCommand): Ui => {
  switch (command) {
    case 'theme': {
      const theme = themeAfter(ui.looks.theme);
      return { ...ui, looks: { ...ui.looks, theme }, notice: `theme: ${theme}` };
    }
  }
};

/** The pen for these looks; the same one as long as they stay the same. */
export const penMemory = (): ((looks: Looks) => Pen) => {
  let last: { readonly looks: Looks; readonly pen: Pen } | undefined;
  return (looks) => {
    if (last?.looks !== looks) {
      const isSame = last && last.looks.theme === looks.theme && last.looks.depth === looks.depth;
      const pen =
        isSame && last ? last.pen : { theme: themeOf(looks.depth, looks.theme), ascii: looks.ascii };
      last = { looks, pen };
    }
    return last.pen;
  };
};
