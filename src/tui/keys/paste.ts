import { safeText } from '../../report/safe-text.ts';

/** What a terminal sends around a text that is pasted, if it was asked to (DEC private mode 2004). */
const BEGIN = '\u001B[200~';
const END = '\u001B[201~';

/** More is never kept of a pasted text: no line that one types in is longer. */
const MOST = 2000;

/** A pasted text as it may stand in a line that one types in: one line, and nothing that a terminal could obey. */
const pasted = (raw: string): string => safeText(raw.slice(0, MOST)).replaceAll('\uFFFD', '').trim();

interface Pasted {
  readonly text: string;
  /** How much of what came it takes up. */
  readonly length: number;
}

/** Whether a text begins with a paste. */
export const isPaste = (text: string): boolean => text.startsWith(BEGIN);

/**
 * Takes a paste from the front of a text that begins with one; undefined if its end has not come yet. Ctrl-C ends it as
 * well: terminals take that out of what they paste, and a lost end must swallow nobody's way out.
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

/** The beginning of a paste, cut to what is needed of it: its first letters, and perhaps the beginning of its end. */
export const pendingPaste = (text: string): string =>
  text.slice(0, BEGIN.length + MOST) + text.slice(BEGIN.length + MOST).slice(1 - END.length);

/** A paste whose end never came. */
export const settledPaste = (text: string): string => pasted(text.slice(BEGIN.length));
