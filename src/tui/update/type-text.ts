import { type Layer, matches, type Ui } from '../state.ts';
import { typedLine } from './lists.ts';
import { typedPath } from './save.ts';

/** Longest name, search and choice that a person may type, in characters. */
const LONGEST_NAME = 40;
const LONGEST_SEARCH = 40;
const LONGEST_CHOICE = 60;

/** Selects the best match while the name of a state is typed. */
const finding = (ui: Ui, over: Layer<'find'>, text: string): Ui => {
  const [best] = text === '' ? [] : matches(ui.view.run.rows, text);
  return { ...ui, over: { ...over, text }, selected: best?.id ?? over.before };
};

const onScreen = (ui: Ui, text: string | undefined): Ui | undefined => {
  const { on } = ui;
  if (on.kind === 'events')
    return { ...ui, on: { ...on, at: 0, search: typedLine(on.search, text, LONGEST_SEARCH) } };
  const save = on.kind === 'save' ? typedPath(on, text) : undefined;
  return save && { ...ui, on: save };
};

/**
 * Adds a text to the line that is typed. If the text is undefined, erases the last character. Undefined if no line is
 * typed.
 */
export const typeText = (ui: Ui, text: string | undefined): Ui | undefined => {
  const { over } = ui;
  switch (over.kind) {
    case 'none':
      return onScreen(ui, text);
    case 'find':
      return finding(ui, over, typedLine(over.text, text, LONGEST_SEARCH));
    case 'seek':
      return { ...ui, over: { ...over, at: 0, sought: typedLine(over.sought, text, LONGEST_SEARCH) } };
    case 'choose': {
      const typed = typedLine(over.text, text, LONGEST_CHOICE);
      return { ...ui, over: { kind: 'choose', list: over.list, text: typed, at: 0 } };
    }
    case 'naming': {
      const before = over.isOffer && text !== undefined ? '' : over.text;
      return { ...ui, over: { ...over, text: typedLine(before, text, LONGEST_NAME), isOffer: false } };
    }
    default:
      return undefined;
  }
};
