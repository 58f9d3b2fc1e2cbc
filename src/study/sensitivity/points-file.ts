import * as z from 'zod/mini';
import { refusedIn } from '../../domain/characters.ts';
import { MAX_FUTURES } from '../../domain/limits.ts';
import { joinRanges, sizeOf } from '../../domain/ranges.ts';
import { fields } from '../../scenario/schema/values.ts';
import { STUDY_ABOUT, STUDY_MARK, sealedCount, sealedText, sealedTexts } from '../sealed/about.ts';
import { type SealedKind, seal, unseal, unsealTables } from '../sealed/sealed-file.ts';
import type { PointsAbout } from '../sealed/study-about.ts';
import { METHODS, MOST_ROWS, type PointPlan, planSize } from './design.ts';
import { POINT_COLUMNS, type PointPart, type PointTable } from './points.ts';

const VERSION = 2;
/** The file of played points. */
export const POINTS_FILE: SealedKind = {
  mark: 'demarche points ',
  version: VERSION,
  none: 'is no study of points of demarche: expected what sensitivity, discover, levers or evidence writes with -o NAME.tally',
  otherVersion: `is a study of points in another version of the format: expected version ${VERSION}, so play its points again`,
};

/** The commands that studies of points answer. */
const POINT_ANSWERS = ['sensitivity', 'discover', 'levers', 'evidence'] as const;

const about: z.ZodMiniType<PointsAbout> = fields({
  answer: z.enum(POINT_ANSWERS),
  ...STUDY_ABOUT,
  variants: z.array(fields({ ...STUDY_MARK, edits: sealedTexts })),
  outcome: sealedText,
  when: z.optional(sealedText),
});

/** Points of a plan, and what they are of. */
export interface PointStudy {
  readonly about: PointsAbout;
  readonly plan: PointPlan;
  readonly table: PointTable;
}

/** Some of them, as a file holds them. */
interface PointsInFile extends Omit<PointStudy, 'table'> {
  readonly part: PointPart;
}

/** The most inputs of any plan. */
export const MOST_OF_ALL_INPUTS = 10_000;

const member = z.looseObject({ kind: z.enum(['draw', 'rule', 'dispositions', 'set', 'event', 'what-if']) });

/** A plan as far as it is read without being played; what else it holds is compared as text. */
const plan = fields({
  seed: sealedText,
  futures: sealedCount(MAX_FUTURES),
  inputs: z
    .array(z.looseObject({ id: sealedText, label: sealedText, members: z.array(member) }))
    .check(z.maxLength(MOST_OF_ALL_INPUTS)),
  method: z.enum(METHODS),
  rows: sealedCount(MOST_ROWS),
  pairs: z.boolean(),
  asked: z.looseObject({ outcome: z.looseObject({ kind: z.enum(['odds', 'level', 'date']) }) }),
});

const header = fields({
  about,
  plan,
  points: z.array(fields({ from: sealedCount(MAX_FUTURES), to: sealedCount(MAX_FUTURES) })),
});

/** A study of points as a file. The same points of the same scenario give the same bytes, however they were played. */
export const encodePoints = ({ about: of, plan: played, part }: PointsInFile): Uint8Array =>
  // Parsed, so that keys have the order that a file gives them when it is read.
  seal(POINTS_FILE, header.parse({ about: of, plan: played, points: part.points }), [part.rows]);

type DecodedPoints =
  | { readonly ok: true; readonly study: PointsInFile }
  | { readonly ok: false; readonly fault: string };

const damaged = { ok: false, fault: 'is damaged: its head makes no sense' } as const;

/** Reads what `encodePoints` wrote. A file of another kind, or a damaged one, is a fault in words, never an exception. */
export const decodePoints = (bytes: Uint8Array): DecodedPoints => {
  const opened = unseal(bytes, POINTS_FILE);
  if (!opened.ok) return opened;
  const read = header.safeParse(opened.head);
  if (!read.success) return damaged;
  const refused = refusedIn(opened.head);
  if (refused !== undefined) return { ok: false, fault: `is refused: ${refused}` };
  // The schema checks what is read of a plan; the rest is only compared.
  const found = read.data.plan as unknown as PointPlan;
  const { points } = read.data;
  const size = planSize(found);
  if (
    JSON.stringify(joinRanges(points)) !== JSON.stringify(points) ||
    points.some(({ from, to }, i) => from >= to || to > size || from < (points[i - 1]?.to ?? 0))
  )
    return damaged;
  if (opened.tables.length !== sizeOf(points) * POINT_COLUMNS * Float64Array.BYTES_PER_ELEMENT)
    return { ok: false, fault: 'is damaged: its table has another size than it says' };
  const rows = new Float64Array(sizeOf(points) * POINT_COLUMNS);
  unsealTables(opened.tables, [rows]);
  return { ok: true, study: { about: read.data.about, plan: found, part: { points, rows } } };
};

const sayable = (value: unknown): string => JSON.stringify(value).slice(0, 60);

/** Why two studies of points are not one, each difference as `seed moscow, not doha`; nothing if they are. */
export const pointDifferences = (
  found: Pick<PointStudy, 'about' | 'plan'>,
  wanted: Pick<PointStudy, 'about' | 'plan'>,
): readonly string[] => {
  const of = ({ about: a, plan: p }: Pick<PointStudy, 'about' | 'plan'>) =>
    [
      ['version', a.engine],
      ['answer', a.answer],
      ['scenario', a.scenario.id],
      ['scenario hash', a.scenario.sha256.slice(0, 12)],
      ['what-ifs', a.variants.map(({ sha256 }) => sha256.slice(0, 12)).join(' ') || 'none'],
      ['seed', p.seed],
      ['futures of a point', p.futures],
      ['method', p.method],
      ['rows', p.rows],
      ['outcome', a.outcome],
      ['condition', a.when ?? 'none'],
      ['inputs', p.inputs.map(({ id }) => id).join(' ')],
      ['plan', JSON.stringify(p)],
    ] as const;
  const other = of(wanted);
  const [first] = of(found).flatMap(([what, value], i) => {
    const expected = other[i]?.[1];
    if (value === expected) return [];
    return [what === 'plan' ? 'another plan' : `${what} ${sayable(value)}, not ${sayable(expected)}`];
  });
  return first === undefined ? [] : [first];
};
