/**
 * What a terminal or a screen reader could take for an instruction: control characters (C0, C1, DEL), bidirectional
 * marks and overrides, line and paragraph separators, invisible joiners, unpaired surrogates and the byte-order mark.
 */
const UNSAFE =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\p{Cs}|[\u{E0000}-\u{E007F}]/gu;

/** No script needs more marks on one letter; a pile of them would draw over the lines above and below. */
const PILE = /(\p{M}{4})\p{M}+/gu;

/**
 * Makes a text safe to print on one line: tabs and line breaks become a space, every other unsafe character `\uFFFD`;
 * of marks piled on one letter four stay.
 * Scenario texts are untrusted; they pass through here wherever they leave the program.
 */
export const safeText = (text: string): string =>
  text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(UNSAFE, '\uFFFD')
    .replace(PILE, '$1');

/** The same for a text of several lines: line feeds stay. */
export const safeLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(safeText)
    .join('\n');

/**
 * Escapes the same characters in JSON text (`\\u202e`): the value stays what it was, the terminal is safe. Line feeds
 * stay: inside JSON strings they are escaped already, between them they lay the text out.
 */
export const safeJson = (json: string): string =>
  json.replace(UNSAFE, (char) =>
    char === '\n'
      ? char
      : Array.from(
          { length: char.length },
          (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`,
        ).join(''),
  );
