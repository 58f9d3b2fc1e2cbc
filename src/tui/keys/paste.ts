import { safeText } from '../../report/words/safe-text.ts';

/** What a terminal sends around a text that is pasted, if it was asked to (DEC private mode 2004). */
const BEGIN = '\u001B[200~';
const END = '\u001B[201~';

/** The most characters that are kept of a pasted text: no line that a person types is longer. */
const MOST = 2000;

/** A pasted text as one line that is safe to type: without control characters that a terminal obeys. */
const pasted = (raw: string): string => safeText(raw.slice(0, MOST)).replaceAll('\uFFFD', '').trim();

interface Pasted {
  readonly text: string;
  /** How many characters of the input the paste takes. */
  readonly length: number;
}

/** Whether a text begins with a paste. */
export const isPaste = (text: string): boolean => text.startsWith(BEGIN);

/**
 * Takes a paste from the front of a text that begins with one. Undefined if the end of the paste has not come yet.
 * Ctrl-C also ends the paste: terminals remove Ctrl-C from pasted text, and a lost end must not disable that way out.
 */
export const takePaste = (text: string): Pasted | undefined => {
  const whole = text.indexOf(END, BEGIN.length);
  const end = whole < 0 ? text.length : whole;
  const interrupt = text.slice(0, end).indexOf('\u0003');
  if (interrupt >= 0) return { text: pasted(text.slice(BEGIN.length, interrupt)), length: interrupt };
  return whole < 0
    ? undefined
    : { text: pasted(text.slice(BEGIN.length, whole)), length: whole + END.length };
};

/** The beginning of a paste, cut to what is still needed: its first letters, and perhaps a part of its end. */
export const pendingPaste = (text: string): string =>
  text.slice(0, BEGIN.length + MOST) + text.slice(BEGIN.length + MOST).slice(1 - END.length);

/** A paste whose end never came. */
export const settledPaste = (text: string): string => pasted(text.slice(BEGIN.length));
