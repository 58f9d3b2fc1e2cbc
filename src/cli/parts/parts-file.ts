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

/** The file of a part of a study whose answer needs its scenarios. The file contains these scenarios. */
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
  /** The values of levers that were tried, and the number of futures for each. */
  tried: z.exactOptional(z.array(z.tuple([z.int(), z.number(), count])).check(z.maxLength(100_000))),
});
type Header = z.infer<typeof header>;

/** The data of a part besides its tables. */
interface PartHead {
  readonly study: SentStudy;
  readonly done: readonly Range[];
  /** The texts of its scenarios. Undefined if the part travels between machines that know them. */
  readonly texts?: readonly string[];
  readonly tried?: readonly (readonly [lever: number, value: number, futures: number])[];
}

export const encodePartFile = (head: PartHead, tables: readonly SealedTable[]): Uint8Array =>
  seal(PARTS_FILE, head, tables);

/** A part whose head was read and checked, and whose tables were not read. */
interface OpenedPart {
  readonly head: Header;
  readonly tables: Uint8Array;
}

/** Reads the head of a part. Returns a fault in words for a damaged file or another kind of file. Never throws. */
export const openPart = (bytes: Uint8Array): OrFault<OpenedPart> => {
  const opened = unseal(bytes, PARTS_FILE);
  if (!opened.ok) return opened;
  const read = header.safeParse(opened.head);
  if (!read.success || !areJoined(read.data.done)) return SENSELESS_HEAD;
  return { ok: true, head: read.data, tables: opened.tables };
};

/** Reads the tables of a part in place. Returns a message if they have another size. */
export const fillTables = (bytes: Uint8Array, tables: readonly SealedTable[]): string | undefined => {
  if (bytes.length !== tables.reduce((sum, { byteLength }) => sum + byteLength, 0))
    return 'its tables have another size than it says';
  unsealTables(bytes, tables);
  return undefined;
};

interface PartReading<Part> {
  /** The differences of the study of a part from the requested study, and the number of its things. */
  readonly look: (found: SentStudy) => Pick<DecodedPart<Part>, 'differences' | 'size'>;
  /** A part in which nothing is done. It is used for a part of another study. */
  readonly empty: Part;
  /** The part, or a message that says what is wrong with it. */
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
