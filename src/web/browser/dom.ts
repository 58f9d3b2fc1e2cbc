import type { PageElement, PagePiece } from '../../report/page/nodes.ts';

const SVG = 'http://www.w3.org/2000/svg';

const make = (piece: PagePiece, parent: Element): Node => {
  if (typeof piece === 'string') return document.createTextNode(piece);
  const isSvg = piece.tag === 'svg' || parent.namespaceURI === SVG;
  const made = isSvg ? document.createElementNS(SVG, piece.tag) : document.createElement(piece.tag);
  patch(made, piece);
  return made;
};

/** What a person types or drags is theirs until the focus leaves it. */
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

/** Makes an element what a piece says, and keeps what is the same: so focus, selections and open parts stay. */
const patch = (element: Element, { attributes, children }: PageElement): void => {
  // A person opens and closes what can be opened.
  for (const { name } of [...element.attributes])
    if (!(name in attributes) && name !== 'open') element.removeAttribute(name);
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  children.forEach((child, i) => {
    const old = element.childNodes[i];
    if (!old) element.append(make(child, element));
    else if (!sameKind(old, child)) old.replaceWith(make(child, element));
    else if (old instanceof Element && typeof child !== 'string') patch(old, child);
    else if (typeof child === 'string' && old.nodeValue !== child) old.nodeValue = child;
  });
  while (element.childNodes.length > children.length) element.lastChild?.remove();
  if (element instanceof HTMLInputElement) setValue(element, attributes);
};

/** Draws a part over the element of its id. */
export const draw = (id: string, part: PageElement): void => {
  const element = document.getElementById(id);
  if (element) patch(element, part);
};
