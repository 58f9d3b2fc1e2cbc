type Given = string | number | boolean | ((event: Event) => void) | undefined;
type Child = Node | string | undefined | readonly Child[];

const append = (to: Element, child: Child): void => {
  if (child === undefined) return;
  if (typeof child === 'string' || child instanceof Node) to.append(child);
  else for (const each of child) append(to, each);
};

const SVG = 'http://www.w3.org/2000/svg';
const DRAWN = new Set(['svg', 'path', 'rect']);

/**
 * Makes an element. A text is only ever a text: there is no way to HTML from here. A function is a listener; what is undefined
 * or false is left out.
 */
export const make = (
  tag: string,
  given: Readonly<Record<string, Given>>,
  ...children: readonly Child[]
): Element => {
  const made = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== undefined && value !== false) made.setAttribute(name, String(value));
  }
  append(made, children);
  return made;
};

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
