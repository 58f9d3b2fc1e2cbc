import type { PageElement, PagePiece } from '../../report/page/nodes.ts';

const SVG = 'http://www.w3.org/2000/svg';

type Given = string | number | boolean | ((event: Event) => void) | undefined;

/** The possible content of an element: nodes, and pieces of a page as plain data. */
type Child = Node | PagePiece | undefined | readonly Child[];

const append = (to: Element, child: Child): void => {
  if (child === undefined) return;
  if (typeof child === 'string' || child instanceof Node) to.append(child);
  else if ('tag' in child) to.append(makeIn(to, child.tag, child.attributes, child.children));
  else for (const each of child) append(to, each);
};

const makeIn = (
  parent: Element | undefined,
  tag: string,
  given: Readonly<Record<string, Given>>,
  children: readonly Child[],
): Element => {
  const isDrawing = tag === 'svg' || parent?.namespaceURI === SVG;
  const made = isDrawing ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== undefined && value !== false)
      made.setAttribute(name, value === true ? '' : String(value));
  }
  append(made, children);
  return made;
};

/**
 * Makes an element. A text stays a text, and never becomes HTML here. A function is a listener. Undefined and false
 * values are left out. Parts of a drawing are given as plain data.
 */
export const make = (
  tag: string,
  given: Readonly<Record<string, Given>>,
  ...children: readonly Child[]
): Element => makeIn(undefined, tag, given, children);

const madeFrom = (piece: PagePiece, parent: Element): Node =>
  typeof piece === 'string'
    ? document.createTextNode(piece)
    : makeIn(parent, piece.tag, piece.attributes, piece.children);

/** Nothing changes a control that a person types in or drags, until the focus leaves it. */
const setValue = (element: HTMLInputElement, attributes: PageElement['attributes']): void => {
  const { value, type } = attributes;
  if (type === 'checkbox') element.checked = attributes.checked !== undefined;
  else if (value !== undefined && element !== document.activeElement && element.value !== value)
    element.value = value;
};

const sameKind = (node: Node | undefined, piece: PagePiece): boolean =>
  typeof piece === 'string'
    ? node instanceof Text
    : node instanceof Element && node.localName === piece.tag && node.id === (piece.attributes.id ?? '');

/** The content of parts that can be folded, by element. It is drawn the first time, and then once they are open. */
const folded = new WeakMap<Element, PageElement>();

document.addEventListener(
  'toggle',
  ({ target }) => {
    const piece = target instanceof Element && folded.get(target);
    if (piece) patch(target, piece);
  },
  true,
);

/** Makes an element equal to a piece. Equal parts are kept, so that focus, selections and open parts stay. */
const patch = (element: Element, piece: PageElement): void => {
  const { attributes } = piece;
  const isFolded = element instanceof HTMLDetailsElement && !element.open && folded.has(element);
  if (element instanceof HTMLDetailsElement) folded.set(element, piece);
  // The first line of a folded part is its summary.
  const children = isFolded ? piece.children.slice(0, 1) : piece.children;
  // Only a person opens and closes folded parts.
  for (const { name } of [...element.attributes])
    if (!(name in attributes) && name !== 'open') element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  children.forEach((child, i) => {
    const old = element.childNodes[i];
    if (!old) element.append(madeFrom(child, element));
    else if (!sameKind(old, child)) old.replaceWith(madeFrom(child, element));
    else if (old instanceof Element && typeof child !== 'string') patch(old, child);
    else if (typeof child === 'string' && old.nodeValue !== child) old.nodeValue = child;
  });
  while (!isFolded && element.childNodes.length > children.length) element.lastChild?.remove();
  if (element instanceof HTMLInputElement) setValue(element, attributes);
};

/** Draws a part in the element that has its id. */
export const draw = (id: string, part: PageElement): void => {
  const element = document.getElementById(id);
  if (element) patch(element, part);
};
