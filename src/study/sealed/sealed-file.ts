import { sha256Bytes } from '../../domain/sha256.ts';

/** A kind of file of ours: its mark, which ends in a blank, and the version of its format. */
export interface SealedKind {
  readonly mark: string;
  readonly version: number;
  /** Texts after the file's name: what the file is, what writes it, and how to handle another version. */
  readonly none: string;
  readonly otherVersion: string;
}

/** A table of numbers of a sealed file. */
export type SealedTable = Float64Array | Uint32Array | Int32Array | Uint8Array;

const DIGEST = 32;
/** Names of 5,000 states and 10,000 events take about 3 MB, the texts of nine large scenarios some 20. */
const MAX_HEADER = 64_000_000;
const LINE_FEED = 10;

const magicOf = ({ mark, version }: SealedKind): string => `${mark}${version}\n`;

const bytesOf = ({ buffer, byteOffset, byteLength }: SealedTable): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Swaps the bytes of numbers in place, on a machine whose byte order differs from the order in files. */
const turned = (bytes: Uint8Array, width: number): Uint8Array => {
  if (IS_LITTLE_ENDIAN) return bytes;
  for (let at = 0; at < bytes.length; at += width) bytes.subarray(at, at + width).reverse();
  return bytes;
};

/** A file: a line that says what it is, a line of JSON, tables as little-endian numbers, a SHA-256 of all that. */
export const seal = (kind: SealedKind, head: object, tables: readonly SealedTable[]): Uint8Array => {
  const lines = new TextEncoder().encode(`${magicOf(kind)}${JSON.stringify(head)}\n`);
  const length = tables.reduce((sum, { byteLength }) => sum + byteLength, lines.length);
  const whole = new Uint8Array(length + DIGEST);
  whole.set(lines);
  let at = lines.length;
  for (const table of tables) {
    whole.set(bytesOf(table), at);
    turned(whole.subarray(at, at + table.byteLength), table.BYTES_PER_ELEMENT);
    at += table.byteLength;
  }
  whole.set(sha256Bytes(whole.subarray(0, length)), length);
  return whole;
};

/** The contents of a file, or the text after its name that says what is wrong with it. */
export type OrFault<Read> = ({ readonly ok: true } & Read) | { readonly ok: false; readonly fault: string };

/** The contents of a sealed file. */
interface Unsealed {
  readonly head: unknown;
  readonly tables: Uint8Array;
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);

const startOf = (bytes: Uint8Array, length: number): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, length));

/** Whether a file says that it is of a kind, in any version. */
export const isSealed = (bytes: Uint8Array, { mark }: SealedKind): boolean =>
  startOf(bytes, mark.length) === mark;

/** Opens what `seal` wrote. A file of another kind, or a damaged one, is a fault in words, never an exception. */
export const unseal = (bytes: Uint8Array, kind: SealedKind): OrFault<Unsealed> => {
  const magic = magicOf(kind);
  if (startOf(bytes, magic.length) !== magic)
    return { ok: false, fault: isSealed(bytes, kind) ? kind.otherVersion : kind.none };
  const body = bytes.subarray(0, bytes.length - DIGEST);
  if (!isSame(sha256Bytes(body), bytes.subarray(body.length)))
    return { ok: false, fault: 'is damaged: its checksum does not fit its content' };
  const end = body.indexOf(LINE_FEED, magic.length);
  const damaged = { ok: false, fault: 'is damaged: its head makes no sense' } as const;
  if (end < 0 || end > MAX_HEADER) return damaged;
  try {
    const line = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body.subarray(magic.length, end));
    return { ok: true, head: JSON.parse(line), tables: body.subarray(end + 1) };
  } catch {
    return damaged;
  }
};

/** Reads tables from the bytes of a sealed file, in place, in their order. */
export const unsealTables = (bytes: Uint8Array, tables: readonly SealedTable[]): void => {
  let at = 0;
  for (const table of tables) {
    const into = bytesOf(table);
    into.set(bytes.subarray(at, at + into.length));
    at += into.length;
    turned(into, table.BYTES_PER_ELEMENT);
  }
};
