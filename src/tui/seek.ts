import type { Command } from './keys/binding.ts';
import type { Ui } from './state.ts';
import { upTo, withoutLast } from './text.ts';

const LONGEST = 40;

/** Looks for other words in the help, from its first line. */
export const seekFor = <Play>(ui: Ui<Play>, text: string): Ui<Play> => ({
  ...ui,
  help: 0,
  seek: { text: upTo(text, LONGEST), isTyping: true },
});

/** What a key does while one types what to look for in the help; undefined for what means the same as elsewhere. */
export const obeySeek = <Play>(ui: Ui<Play>, command: Command): Ui<Play> | undefined => {
  const text = ui.seek?.text ?? '';
  switch (command) {
    case 'erase':
      return seekFor(ui, withoutLast(text));
    case 'accept':
      return { ...ui, seek: text === '' ? undefined : { text, isTyping: false } };
    case 'leave':
      return { ...ui, seek: undefined, help: 0 };
    default:
      return undefined;
  }
};
