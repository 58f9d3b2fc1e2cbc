import * as z from 'zod/mini';
import { refusedIn } from '../../domain/characters.ts';
import { MAX_FUTURES, MAX_TURNS } from '../../domain/limits.ts';
import { fields } from '../../scenario/schema/values.ts';
import { type SealedKind, unseal } from './sealed-file.ts';

const text = z.string().check(z.maxLength(10_000));
const texts = z.array(text).check(z.maxLength(1000));
const count = (most: number) => z.int().check(z.minimum(0), z.maximum(most));
/** A scenario as it was played. */
const mark = { id: text, name: text, title: text, sha256: text };

/** The fields that the heads of all sealed studies share. */
export const sealed = {
  ...{ text, texts, count, mark },
  ranges: z.array(fields({ from: count(MAX_FUTURES), to: count(MAX_FUTURES) })),
  /** The facts of a study that outputs give besides its results. */
  about: {
    engine: text,
    scenario: fields(mark),
    data: z.record(text, text),
    edits: texts,
    options: z.record(text, z.union([text, z.number(), z.boolean(), texts])),
    start: z.iso.date(),
    unit: z.enum(['month', 'week']),
    turns: count(MAX_TURNS),
  },
};

/** The fault of a file with an impossible head. */
export const SENSELESS_HEAD = { ok: false, fault: 'is damaged: its head makes no sense' } as const;

/**
 * Opens a study that was sealed, and checks its head. A file of another kind, or a damaged one, is a fault in words, never an
 * exception.
 */
export const unsealStudy = <Head>(bytes: Uint8Array, kind: SealedKind, header: z.ZodMiniType<Head>) => {
  const opened = unseal(bytes, kind);
  if (!opened.ok) return opened;
  const read = header.safeParse(opened.head);
  if (!read.success) return SENSELESS_HEAD;
  const refused = refusedIn(opened.head);
  if (refused !== undefined) return { ok: false, fault: `is refused: ${refused}` } as const;
  return { ok: true, head: read.data, tables: opened.tables } as const;
};

/** A fact, by its name, that must be equal in studies that are joined. */
type SealedFact = readonly [what: string, value: string | number];

/** How the facts of two studies differ, each as `seed moscow, not doha`. Empty if they do not differ. */
export const factDifferences = (
  found: readonly SealedFact[],
  wanted: readonly SealedFact[],
  say: (value: string | number | undefined) => string = String,
): readonly string[] =>
  found.flatMap(([what, value], i) => {
    const expected = wanted[i]?.[1];
    return value === expected ? [] : [`${what} ${say(value)}, not ${say(expected)}`];
  });
