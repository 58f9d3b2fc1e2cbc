import { findRefused, kindOf, maskRefused } from './characters.ts';
import { errorAt, type Issue, type Place } from './issue.ts';

export interface Decoded {
  /** The text, refused characters masked; undefined where it is not text at all. */
  readonly text: string | undefined;
  readonly issues: readonly Issue[];
}

/** Refused characters that are listed; a file with more of them is no text. */
const MOST = 20;

/** The place of an offset in a text. */
export const placeAt = (file: string, text: string, offset: number): Place => {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { file, line: before.split('\n').length, column: offset - start + 1 };
};

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** The text before the first byte that is no UTF-8, to say where that is. */
const readable = (bytes: Uint8Array): string => {
  const loose = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  // The first replacement that does not stand in the bytes as such marks the spot.
  let from = 0;
  for (;;) {
    const at = loose.indexOf('\ufffd', from);
    if (at < 0) return loose;
    const before = encoder.encode(loose.slice(0, at)).length;
    if (!startsWith(bytes.subarray(before), [0xef, 0xbf, 0xbd])) return loose.slice(0, at);
    from = at + 1;
  }
};

const notUtf8 = (file: string, bytes: Uint8Array): Decoded => {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    const place = { file, line: 1, column: 1 };
    const details = { found: 'UTF-16', expected: 'UTF-8; save the file again as UTF-8' };
    return { text: undefined, issues: [errorAt(place, 'the file is not written in UTF-8', details)] };
  }
  const before = readable(bytes);
  const at = before.length;
  return {
    text: undefined,
    issues: [
      errorAt(placeAt(file, before, at), 'the file is not written in UTF-8', {
        found: `byte 0x${(bytes[new TextEncoder().encode(before).length] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
        expected: 'UTF-8; save the file again as UTF-8',
      }),
    ],
  };
};

/** Masks the characters that no scenario text may hold, and names each with its place. */
export const guardText = (file: string, text: string): Decoded => {
  const refused = findRefused(text, MOST + 1);
  if (refused.length === 0) return { text, issues: [] };
  const issues = refused.slice(0, MOST).map(({ offset, name }) =>
    errorAt(placeAt(file, text, offset), `${kindOf(name)} is not allowed in a scenario`, {
      found: name,
      expected: 'text without control or invisible characters',
    }),
  );
  return { text: refused.length > MOST ? undefined : maskRefused(text), issues };
};

/** Bytes as text: UTF-8 only, a byte-order mark dropped, refused characters named and masked. */
export const decode = (file: string, bytes: Uint8Array): Decoded => {
  const body = startsWith(bytes, UTF8_MARK) ? bytes.subarray(3) : bytes;
  try {
    return guardText(file, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    return notUtf8(file, body);
  }
};
