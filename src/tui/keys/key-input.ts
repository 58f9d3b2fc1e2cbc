import { isJoiner } from '../../domain/characters.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { isPaste, pendingPaste, settledPaste, takePaste } from './paste.ts';

/**
 * A key that was pressed: its name, and the text that it types (empty for arrows, for example). A pasted text is one key
 * with the name `paste`, which no table of keys can contain.
 */
export interface KeyPress {
  readonly name: string;
  readonly text: string;
}

interface KeyInput {
  readonly keys: readonly KeyPress[];
  /** The beginning of a sequence whose end has not come yet. */
  readonly pending: string;
}

/** Keys with a name of more than one letter, without those pressed with control. */
const NAMED = [
  'space',
  'enter',
  'tab',
  'shift+tab',
  'escape',
  'backspace',
  'delete',
  'up',
  'down',
  'left',
  'right',
  'home',
  'end',
  'pageup',
  'pagedown',
] as const;

/** Terminals send control and these letters as other keys: backspace, tab and enter. */
const NO_CONTROL = 'hijm';

/** Every name of a key, except letters and signs, which are their own names. */
export const KEY_NAMES: readonly string[] = [
  ...NAMED,
  ...[...'abcdefghijklmnopqrstuvwxyz']
    .filter((letter) => !NO_CONTROL.includes(letter))
    .map((letter) => `ctrl+${letter}`),
];

/** Whether a key types a text. */
export const typesText = (name: string): boolean => name === 'space' || [...name].length === 1;

const ESCAPE = '\u001B';

const key = (name: string): KeyPress => ({ name, text: '' });

const CONTROL: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u007F': 'backspace',
  '\b': 'backspace',
};

const LETTERS: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  Z: 'shift+tab',
};

const NUMBERS: Readonly<Record<string, string>> = {
  '1': 'home',
  '3': 'delete',
  '4': 'end',
  '5': 'pageup',
  '6': 'pagedown',
  '7': 'home',
  '8': 'end',
};

/**
 * `ESC [ … letter` and `ESC O letter`; mouse reports of three raw bytes; answers of the terminal up to their end. None
 * of them holds a control character, so that none can swallow Ctrl-C.
 */
const CSI = /^\u001B\[([0-?]*)[ -/]*([@-~])/;
const CSI_BEGUN = /^\u001B\[[0-?]*[ -/]*$/;
const SS3 = /^\u001BO([ -~])/;
const MOUSE = /^\u001B\[M[^\u0000-\u001F]{3}/u;
const MOUSE_BEGUN = /^\u001B\[M[^\u0000-\u001F]{0,2}$/u;
const ANSWER = /^\u001B[\]P^_X][^\u0000-\u001F]*(?:\u0007|\u001B\\)/u;
const ANSWER_BEGUN = /^\u001B[\]P^_X][^\u0000-\u001F]*\u001B?$/u;

/** No answer or sequence is longer. A longer text is neither, and must not hide the keys after it. */
const LONGEST = 256;

interface Taken {
  readonly key?: KeyPress;
  readonly length: number;
}

const sequenceKey = (parameters: string, final: string): KeyPress | undefined => {
  const [first = '', modifier = '1'] = parameters.split(';');
  if (modifier !== '1') return undefined;
  const name = final === '~' ? NUMBERS[first] : LETTERS[final];
  return name === undefined ? undefined : key(name);
};

const took = (length: number, found: KeyPress | undefined): Taken =>
  found ? { key: found, length } : { length };

const pasteKey = (text: string): KeyPress => ({ name: 'paste', text });

/** Takes one sequence from the front of a text that begins with ESC. Undefined if its end has not come yet. */
const takeSequence = (text: string): Taken | undefined => {
  if (isPaste(text)) {
    const paste = takePaste(text);
    return paste && { key: pasteKey(paste.text), length: paste.length };
  }
  const whole = MOUSE.exec(text) ?? ANSWER.exec(text);
  if (whole) return { length: whole[0].length };
  const begun = text === ESCAPE || text === `${ESCAPE}O` || CSI_BEGUN.test(text) || MOUSE_BEGUN.test(text);
  if ((begun || ANSWER_BEGUN.test(text)) && text.length < LONGEST) return undefined;
  const csi = CSI.exec(text);
  if (csi) return took(csi[0].length, sequenceKey(csi[1] ?? '', csi[2] ?? ''));
  const ss3 = SS3.exec(text);
  if (ss3) return took(ss3[0].length, sequenceKey('', ss3[1] ?? ''));
  // Escape and a letter is a letter with Meta, which we do not use; before anything else it is a key of its own.
  const next = String.fromCodePoint(text.slice(1).codePointAt(0) ?? 0);
  return /^\p{Cc}$/u.test(next) ? { key: key('escape'), length: 1 } : { length: 1 + next.length };
};

const plainKey = (char: string): KeyPress | undefined => {
  const name = CONTROL[char];
  if (name !== undefined) return key(name);
  if (char === ' ') return { name: 'space', text: ' ' };
  if (char >= '\u0001' && char <= '\u001A')
    return key(`ctrl+${String.fromCharCode(char.charCodeAt(0) + 96)}`);
  const isTyped = isJoiner(char) || (safeText(char) === char && !/^\p{Cn}$/u.test(char));
  return isTyped ? { name: char, text: char } : undefined;
};

/**
 * Reads what came from the keyboard: a burst of keys arrives as one text, and one key may arrive in parts. Sequences
 * that mean nothing here (mouse, answers, function keys, Meta) are dropped.
 */
export const readKeys = (pending: string, chunk: string): KeyInput => {
  const text = pending + chunk;
  const keys: KeyPress[] = [];
  for (let at = 0; at < text.length; ) {
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const taken = char === ESCAPE ? takeSequence(text.slice(at)) : took(char.length, plainKey(char));
    if (!taken) {
      const rest = text.slice(at);
      return { keys, pending: isPaste(rest) ? pendingPaste(rest) : rest };
    }
    if (taken.key) keys.push(taken.key);
    at += taken.length;
  }
  return { keys, pending: '' };
};

/** The keys of a sequence whose end never came. A lone ESC is the escape key, and all other text is dropped. */
export const settleKeys = (pending: string): readonly KeyPress[] => {
  if (isPaste(pending)) return [pasteKey(settledPaste(pending))];
  return pending === ESCAPE ? [key('escape')] : [];
};

/** A sequence may come in parts. After this many milliseconds, the program waits no longer for the rest. */
const SETTLE = 40;

/** The time limit for a paste, which may be long and come over a slow line. */
const SETTLE_PASTE = 2000;

/** How many milliseconds to wait for the end of a sequence that has begun. */
export const settlesAfter = (pending: string): number => (isPaste(pending) ? SETTLE_PASTE : SETTLE);
