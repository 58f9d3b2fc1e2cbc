import { findRefused, kindOf, maskRefused } from '../../domain/characters.ts';
import { errorAt, type Issue, type Place } from '../issue.ts';

interface DecodedText {
  /** The text, with refused characters masked. Undefined if the bytes are not text. */
  readonly text: string | undefined;
  readonly issues: readonly Issue[];
}

/** The most refused characters that are listed. A file with more of them is not text. */
const MOST = 20;

/** The place of an offset in a text. */
const placeAt = (file: string, text: string, offset: number): Place => {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { file, line: before.split('\n').length, column: offset - start + 1 };
};

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, i) => bytes[i] === byte);

const UTF8_MARK = [0xef, 0xbb, 0xbf];

const isValidStart = (bytes: Uint8Array, end: number): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), {
      stream: true,
    });
    return true;
  } catch {
    return false;
  }
};

/** Counts the bytes before the first one that is no UTF-8, by bisection. */
const validLength = (bytes: Uint8Array): number => {
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (middle <= bytes.length && isValidStart(bytes, middle)) good = middle;
    else bad = middle;
  }
  return good;
};

const notUtf8 = (file: string, bytes: Uint8Array): DecodedText => {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    return refuseFile(file, 'UTF-16', 'UTF-8; save the file again as UTF-8');
  }
  const length = validLength(bytes);
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, length), {
    stream: true,
  });
  const byte = bytes[length];
  const found =
    byte === undefined
      ? 'half a character at the end'
      : `byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const details = { found, expected: 'UTF-8; save the file again as UTF-8' };
  return {
    text: undefined,
    issues: [errorAt(placeAt(file, before, before.length), 'the file is not written in UTF-8', details)],
  };
};

/** Masks the characters that no scenario text may hold, and reports each with its place. */
export const guardText = (file: string, text: string): DecodedText => {
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

const ZIP = [0x50, 0x4b, 3, 4];

/** Whether every second byte of the start is zero: UTF-16 without a mark. */
const isBareUtf16 = (bytes: Uint8Array): boolean => {
  const start = bytes.subarray(0, 64);
  const zeros = [0, 1].map((side) => start.filter((byte, i) => i % 2 === side && byte === 0).length);
  return start.length >= 4 && Math.max(...zeros) >= start.length / 3;
};

const refuseFile = (file: string, found: string, expected: string): DecodedText => ({
  text: undefined,
  issues: [errorAt({ file, line: 1, column: 1 }, 'the file is not written in UTF-8', { found, expected })],
});

/** A text whose lines end in a carriage return alone, as “CSV (Macintosh)” has them, with plain line ends. */
const withLineEnds = (text: string): string => (text.includes('\n') ? text : text.replaceAll('\r', '\n'));

/** Reads bytes as UTF-8 text: drops a byte-order mark, reports and masks refused characters. */
export const decode = (file: string, bytes: Uint8Array): DecodedText => {
  if (startsWith(bytes, ZIP))
    return refuseFile(
      file,
      'a workbook or another zip file',
      'text; save a table as “CSV UTF-8 (comma delimited)”',
    );
  if (isBareUtf16(bytes)) return refuseFile(file, 'UTF-16', 'UTF-8; save the file again as UTF-8');
  const body = startsWith(bytes, UTF8_MARK) ? bytes.subarray(3) : bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return guardText(file, withLineEnds(text));
  } catch {
    return notUtf8(file, body);
  }
};
