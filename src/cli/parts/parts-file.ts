import * as z from 'zod/mini';
import { MAX_FUTURES } from '../../domain/limits.ts';
import { areJoined, type Range } from '../../domain/ranges.ts';
import { SENSELESS_HEAD, sealed } from '../../study/sealed/about.ts';
import {
  type OrFault,
  type SealedKind,
  type SealedTable,
  seal,
  unseal,
  unsealTables,
} from '../../study/sealed/sealed-file.ts';
import type { DecodedPart } from './parted.ts';
import { type SentStudy, sentStudy, sentTexts } from './sent.ts';

/** The file of a part of a study whose answer needs its scenarios: they are in it. */
export const PARTS_FILE: SealedKind = {
  mark: 'demarche part ',
  version: 1,
  none: 'is no part of a study of demarche: expected what a command writes with --shard 1/8 -o NAME.tally',
  otherVersion: 'is a part in another version of the format: expected version 1, so play it again',
};

const count = sealed.count(MAX_FUTURES);
const header = z.strictObject({
  study: sentStudy,
  done: z.array(z.strictObject({ from: count, to: count })),
  texts: z.exactOptional(sentTexts),
  /** Which values of which levers were tried, and in how many futures. */
  tried: z.exactOptional(z.array(z.tuple([z.int(), z.number(), count])).check(z.maxLength(100_000))),
});
type Header = z.infer<typeof header>;

/** What a part holds besides its tables. */
interface PartHead {
  readonly study: SentStudy;
  readonly done: readonly Range[];
  /** The texts of its scenarios; undefined where the part travels between machines that know them. */
  readonly texts?: readonly string[];
  readonly tried?: readonly (readonly [lever: number, value: number, futures: number])[];
}

export const encodePartFile = (head: PartHead, tables: readonly SealedTable[]): Uint8Array =>
  seal(PARTS_FILE, head, tables);

/** A part as read: its head, checked, and its tables, unread. */
interface OpenedPart {
  readonly head: Header;
  readonly tables: Uint8Array;
}

/** Reads the head of a part. A file of another kind, or a damaged one, is a fault in words, never an exception. */
export const openPart = (bytes: Uint8Array): OrFault<OpenedPart> => {
  const opened = unseal(bytes, PARTS_FILE);
  if (!opened.ok) return opened;
  const read = header.safeParse(opened.head);
  if (!read.success || !areJoined(read.data.done)) return SENSELESS_HEAD;
  return { ok: true, head: read.data, tables: opened.tables };
};

/** Reads the tables of a part in place. Gives what is wrong where they have another size. */
export const fillTables = (bytes: Uint8Array, tables: readonly SealedTable[]): string | undefined => {
  if (bytes.length !== tables.reduce((sum, { byteLength }) => sum + byteLength, 0))
    return 'its tables have another size than it says';
  unsealTables(bytes, tables);
  return undefined;
};

interface PartReading<Part> {
  /** How the study of a part differs from the one that is asked for, and how many things it has. */
  readonly look: (found: SentStudy) => Pick<DecodedPart<Part>, 'differences' | 'size'>;
  /** A part in which nothing is done: what is read of another study. */
  readonly empty: Part;
  /** The part, or what is wrong with it. */
  readonly read: (opened: OpenedPart) => Part | string;
}

/** Reads a part of a study that its reader knows. */
export const decodePart = <Part>(
  bytes: Uint8Array,
  { look, empty, read }: PartReading<Part>,
): OrFault<DecodedPart<Part>> => {
  const opened = openPart(bytes);
  if (!opened.ok) return opened;
  const { study } = opened.head;
  const found = { ok: true, ...look(study), named: JSON.stringify(study.scenarios) } as const;
  const part = found.differences.length > 0 ? empty : read(opened);
  return typeof part === 'string' ? { ok: false, fault: `is damaged: ${part}` } : { ...found, part };
};
