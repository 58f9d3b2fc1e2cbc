import type { RoomPart } from '../../../class/device/pages.ts';
import { make } from '../../browser/dom.ts';

/** A button with words on it. */
export const button = (words: string, press: () => void, kind = ''): Element =>
  make('button', { type: 'button', class: `btn ${kind}`.trim(), click: press }, words);

/** A paragraph for each text. Texts that begin with blanks are a list. */
export const paragraphs = (texts: readonly string[]): readonly Element[] =>
  texts
    .filter((text) => text !== '')
    .map((text) =>
      make('p', { dir: 'auto', class: text.startsWith('  ') ? 'inset' : undefined }, text.trim()),
    );

/** A text under its title, folded away. */
export const folded = (title: string, texts: readonly string[], isOpen = false): Element =>
  make('details', { open: isOpen }, make('summary', { dir: 'auto' }, title), paragraphs(texts));

/** `2:14`, with `~` if the server is out of reach. */
export const clockText = (left: number, isThere: boolean): string => {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return `${isThere ? '' : '~'}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** The milliseconds that are left now of the time in a view. Undefined while all look at one thing. */
export const leftNow = (
  { left, isHeld, moments }: Pick<RoomPart, 'left' | 'isHeld' | 'moments'>,
  at: number,
): number | undefined => {
  if (left === undefined || moments.length > 0) return undefined;
  return isHeld ? left : left - (Date.now() - at);
};

const titleOf = (details: Element): string => details.querySelector('summary')?.textContent ?? '';

/** The elements of a page with the id of a given element, or with its text if it has no id. */
const alike = (page: Element, { localName, id, textContent }: Element): readonly Element[] =>
  [...page.querySelectorAll(localName)].filter((each) =>
    id === '' ? each.textContent === textContent : each.id === id,
  );

/** Draws a page again. Parts that a person has opened or closed stay open or closed, and the focus stays in place. */
export const redraw = (page: Element, ...parts: readonly Element[]): void => {
  const was = new Map([...page.querySelectorAll('details')].map((each) => [titleOf(each), each.open]));
  const held = document.activeElement ?? page;
  const at = alike(page, held).indexOf(held);
  page.replaceChildren(...parts);
  for (const each of page.querySelectorAll('details')) each.open = was.get(titleOf(each)) ?? each.open;
  const again = alike(page, held)[at];
  if (again instanceof HTMLElement) again.focus({ preventScroll: true });
};
