/**
 * Characters that a terminal or a screen reader could obey: control characters (C0, C1, DEL), bidirectional marks and
 * overrides, line and paragraph separators, invisible joiners, unpaired surrogates and the byte-order mark.
 */
const UNSAFE =
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\p{Cs}|[\u{E0000}-\u{E007F}]/gu;

/** More marks on one letter than any script needs. They would cover the lines above and below. */
const PILE = /(\p{M}{4})\p{M}+/gu;

/**
 * Makes a text safe to print on one line. Tabs and line breaks become a space, other unsafe characters become `\uFFFD`, and
 * a letter keeps at most four marks. Every text of a scenario passes through here before it leaves the program, since
 * scenario texts are untrusted.
 */
export const safeText = (text: string): string =>
  text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(UNSAFE, '\uFFFD')
    .replace(PILE, '$1');

/** Makes a text of several lines safe to print. Line feeds stay. */
export const safeLines = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(safeText)
    .join('\n');

/**
 * Escapes unsafe characters in JSON text (`\\u202e`). The value stays the same, and a terminal cannot obey it. Line feeds
 * stay, since those inside JSON strings are escaped already.
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
