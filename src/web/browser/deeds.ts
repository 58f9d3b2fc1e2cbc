import { chosenBy } from '../verbs.ts';
import { chooseNext, drawShare, type OpenPage, showChoice } from './state.ts';

// The deeds of a person on the page.

const copyLink = (page: OpenPage): void => {
  const field = document.getElementById('url');
  if (!(field instanceof HTMLInputElement)) return;
  field.select();
  // Over plain http there is no clipboard: the selected text is copied by hand.
  const copied = navigator.clipboard?.writeText(field.value);
  copied?.then(
    () => {
      page.isCopied = true;
      drawShare(page);
    },
    () => {},
  );
};

const count = (page: OpenPage, isStopped: boolean): void => {
  page.isStopped = isStopped;
  showChoice(page);
};

const undo = (page: OpenPage): void => {
  page.chosen = page.before.pop() ?? page.chosen;
  showChoice(page);
};

/** The time for a month of a played future, in milliseconds. It is doubled for a person who wants little motion. */
const MONTH = 600;

const rest = (page: OpenPage): void => {
  clearInterval(page.player);
  page.player = undefined;
};

const play = (page: OpenPage): void => {
  if (page.player !== undefined) rest(page);
  else {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (page.chosen.at >= page.turns) page.chosen = { ...page.chosen, at: 0 };
    page.player = setInterval(
      () => {
        const at = page.chosen.at + 1;
        if (at >= page.turns) rest(page);
        chooseNext(page, { ...page.chosen, at });
      },
      isCalm ? 2 * MONTH : MONTH,
    );
  }
  showChoice(page);
};

/** Deeds that do not make a new choice. */
const OTHERS: Readonly<Record<string, (page: OpenPage, arg: string) => void>> = {
  undo,
  play,
  stop: (page) => count(page, true),
  'go-on': (page) => count(page, false),
  csv: ({ ask }) => ask({ kind: 'table' }),
  sort: ({ ask }, by) => ask({ kind: 'sort', by }),
  save: ({ ask, chosen }) => ask({ kind: 'file', chosen }),
  print: () => print(),
  copy: copyLink,
};

/** The fragment holds the what-if. A link within the page thus moves the view, and leaves the address as it is. */
const goTo = (id: string): void => {
  const part = document.getElementById(id);
  part?.scrollIntoView();
  part?.focus({ preventScroll: true });
};

/** The number beside a slider follows it at once. */
const showNumber = ({ value, dataset }: HTMLInputElement): void => {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[type=text][data-do]'))
    if (field.dataset.arg === dataset.arg) field.value = value;
};

/** Whether an event of a control counts. A typed number counts once the focus has left its field. */
const isMeant = (element: Element, { type }: Event): boolean => {
  if (!(element instanceof HTMLInputElement)) return type === 'click';
  return type === (element.type === 'range' ? 'input' : 'change');
};

const act = (page: OpenPage, event: Event): void => {
  const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null;
  if (!element || !isMeant(element, event)) return;
  const { do: verb = '', arg = '', base = '' } = element.dataset;
  if (verb === 'go') return;
  const other = OTHERS[verb];
  if (other) {
    other(page, arg);
    return;
  }
  const isInput = element instanceof HTMLInputElement;
  if (isInput && element.type === 'range') showNumber(element);
  const value = isInput ? (element.type === 'checkbox' ? String(element.checked) : element.value) : '';
  const next = chosenBy(page.chosen, page.first, { verb, arg, value, base });
  if (typeof next === 'string') {
    element.setAttribute('aria-invalid', 'true');
    element.title = next;
    return;
  }
  if (verb === 'at') rest(page);
  chooseNext(page, next);
  if (verb === 'state') goTo('why');
};

/** Links within the page work before its worker does. */
export const watchLinks = (): void =>
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do=go]') : null;
    if (!link) return;
    event.preventDefault();
    goTo(link.dataset.arg ?? '');
  });

/** Follows all that a person does. */
export const watch = (page: OpenPage): void => {
  for (const type of ['click', 'input', 'change'])
    document.addEventListener(type, (event) => act(page, event));
};
