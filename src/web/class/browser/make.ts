import { make } from '../../browser/dom.ts';

/** A button with words on it. */
export const button = (words: string, press: () => void, kind = ''): Element =>
  make('button', { type: 'button', class: `btn ${kind}`.trim(), click: press }, words);

/** A paragraph for each text; those that begin with blanks are a list. */
export const paragraphs = (texts: readonly string[]): readonly Element[] =>
  texts
    .filter((text) => text !== '')
    .map((text) =>
      make('p', { dir: 'auto', class: text.startsWith('  ') ? 'inset' : undefined }, text.trim()),
    );

/** A text under its title, folded away. */
export const folded = (title: string, texts: readonly string[], isOpen = false): Element =>
  make('details', { open: isOpen }, make('summary', { dir: 'auto' }, title), paragraphs(texts));

/** `2:14`; with `~` where the server is out of reach. */
export const clockText = (left: number, isThere: boolean): string => {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return `${isThere ? '' : '~'}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
