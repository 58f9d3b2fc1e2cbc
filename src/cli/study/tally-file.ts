import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { z } from 'zod';
import { MAX_FUTURES, MAX_TURNS } from '../../domain/limits.ts';
import { joinRanges } from '../../domain/ranges.ts';
import { BOUNDS } from '../../scenario/bounds.ts';
import { emptyTally, TABLES, type Tally, tallyBytes } from '../../study/tally.ts';

const KIND = 'demarche tally ';
const MAGIC = `${KIND}2\n`;
const DIGEST = 32;
/** Names of 5,000 states and 10,000 events take about 3 MB. */
const MAX_HEADER = 16_000_000;

const count = (most: number) => z.int().min(0).max(most);
const text = z.string().max(10_000);
const named = { id: text, label: text };

const frame = z.strictObject({
  id: text,
  title: text,
  question: text,
  target: z.strictObject({ id: text, name: text }),
  start: z.iso.date(),
  unit: z.enum(['month', 'week']),
  ladder: z.array(z.strictObject(named)).min(2).max(255),
  states: z.array(z.strictObject({ id: text, name: text, rung: count(255) })).max(BOUNDS.states),
  blocs: z.array(z.strictObject({ ...named, members: z.array(count(BOUNDS.states)) })),
  occasions: z.array(z.strictObject({ ...named, kind: z.enum(['event', 'institution']) })),
});

const header = z.strictObject({
  engine: text,
  sha256: text,
  data: z.record(text, text),
  seed: text,
  /** Futures that were asked for in all, of which this file may count a part. */
  runs: count(MAX_FUTURES),
  /** The scenario and its edits as they were typed, to be typed again. */
  scenario: text,
  edits: z.array(text),
  frame,
  shape: z.strictObject({
    turns: count(MAX_TURNS),
    states: count(BOUNDS.states),
    rungs: count(255),
    occasions: count(20_000),
    twins: z.boolean(),
  }),
  futures: z.array(z.strictObject({ from: count(MAX_FUTURES), to: count(MAX_FUTURES) })),
});

/** What a tally is of: enough to tell whether two can be added, and to make it again. */
export type StudyId = Readonly<Omit<z.infer<typeof header>, 'shape' | 'futures'>>;

/** A tally with what it is of. */
export interface Study {
  readonly id: StudyId;
  readonly tally: Tally;
}

type Table = Tally[(typeof TABLES)[number]];

const bytesOf = ({ buffer, byteOffset, byteLength }: Table): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Turns numbers round where a machine keeps them the other way than files do; in place. */
const turned = (bytes: Buffer, width: number): Buffer =>
  endianness() === 'LE' ? bytes : width === 8 ? bytes.swap64() : bytes.swap32();

/**
 * A study as a file: a line that says what it is, a line of JSON, the tables as little-endian numbers, a SHA-256 of all
 * that. The same futures of the same scenario give the same bytes, however they were played.
 */
export const encodeStudy = ({ id, tally }: Study): Buffer => {
  const head = header.parse({ ...id, shape: tally.shape, futures: tally.futures });
  const body = Buffer.concat([
    Buffer.from(`${MAGIC}${JSON.stringify(head)}\n`),
    ...TABLES.map((table) => turned(Buffer.from(bytesOf(tally[table])), tally[table].BYTES_PER_ELEMENT)),
  ]);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
};

/** A study as read, or what is wrong with its file, as it follows the file's name. */
export type Decoded =
  | { readonly ok: true; readonly study: Study }
  | { readonly ok: false; readonly fault: string };

const fault = (text: string): Decoded => ({ ok: false, fault: text });

/** The head of a file's bytes, and where its tables begin. */
const readHead = (
  bytes: Buffer,
): { readonly head: z.infer<typeof header>; readonly at: number } | undefined => {
  const end = bytes.indexOf(10, MAGIC.length);
  if (end < 0 || end > MAX_HEADER) return undefined;
  try {
    const parsed = header.safeParse(JSON.parse(bytes.toString('utf8', MAGIC.length, end)));
    return parsed.success ? { head: parsed.data, at: end + 1 } : undefined;
  } catch {
    return undefined;
  }
};

const isConsistent = ({ frame: names, shape, futures, runs }: z.infer<typeof header>): boolean =>
  names.states.length === shape.states &&
  names.ladder.length === shape.rungs &&
  names.occasions.length === shape.occasions &&
  names.states.every((state) => state.rung < shape.rungs) &&
  JSON.stringify(joinRanges(futures)) === JSON.stringify(futures) &&
  futures.every(({ from, to }, i) => from < to && to <= runs && from >= (futures[i - 1]?.to ?? 0));

/** Reads what `encodeStudy` wrote. A file of another kind, or a damaged one, is a fault in words, never an exception. */
export const decodeStudy = (bytes: Buffer): Decoded => {
  const magic = bytes.toString('latin1', 0, MAGIC.length);
  if (magic !== MAGIC)
    return fault(
      magic.startsWith(KIND)
        ? 'is a tally in another version of the format: expected version 2. Count its futures again.'
        : 'is no tally of demarche',
    );
  const body = bytes.subarray(0, bytes.length - DIGEST);
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(body.length)))
    return fault('is damaged: its checksum does not fit its content');
  const read = readHead(body);
  if (!read || !isConsistent(read.head)) return fault('is damaged: its head makes no sense');
  const { shape, futures, ...id } = read.head;
  if (body.length - read.at !== tallyBytes(shape))
    return fault('is damaged: its tables have another size than it says');
  const tally = { ...emptyTally(shape), futures };
  let { at } = read;
  for (const table of TABLES) {
    const into = bytesOf(tally[table]);
    at += body.copy(into, 0, at, at + into.length);
    turned(into, tally[table].BYTES_PER_ELEMENT);
  }
  return { ok: true, study: { id, tally } };
};
