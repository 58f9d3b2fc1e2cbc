import * as z from 'zod/mini';
import { MAX_FUTURES } from '../../domain/limits.ts';
import { areJoined, sizeOf } from '../../domain/ranges.ts';
import { fields } from '../../scenario/schema/values.ts';
import { factDifferences, SENSELESS_HEAD, sealed, unsealStudy } from '../sealed/about.ts';
import { type OrFault, type SealedKind, seal, unsealTables } from '../sealed/sealed-file.ts';
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
  ...sealed.about,
  variants: z.array(fields({ ...sealed.mark, edits: sealed.texts })),
  outcome: sealed.text,
  when: z.optional(sealed.text),
});

/** Points of a plan, with their origin. */
export interface PointStudy {
  readonly about: PointsAbout;
  readonly plan: PointPlan;
  readonly table: PointTable;
}

/** Some points of a plan, in the form of the file. */
interface PointsInFile extends Omit<PointStudy, 'table'> {
  readonly part: PointPart;
}

/** The most inputs of any plan. */
export const MOST_OF_ALL_INPUTS = 10_000;

const member = z.looseObject({ kind: z.enum(['draw', 'rule', 'dispositions', 'set', 'event', 'what-if']) });

/** The part of a plan that is read without being played. The rest of the plan is compared as text. */
const plan = fields({
  seed: sealed.text,
  futures: sealed.count(MAX_FUTURES),
  inputs: z
    .array(z.looseObject({ id: sealed.text, label: sealed.text, members: z.array(member) }))
    .check(z.maxLength(MOST_OF_ALL_INPUTS)),
  method: z.enum(METHODS),
  rows: sealed.count(MOST_ROWS),
  pairs: z.boolean(),
  asked: z.looseObject({ outcome: z.looseObject({ kind: z.enum(['odds', 'level', 'date']) }) }),
});

const header = fields({
  about,
  plan,
  points: sealed.ranges,
});

/** A study of points as a file. The same points of the same scenario give the same bytes, however they were played. */
export const encodePoints = ({ about: of, plan: played, part }: PointsInFile): Uint8Array =>
  // Parsed, so that keys have the order that a file gives them when it is read.
  seal(POINTS_FILE, header.parse({ about: of, plan: played, points: part.points }), [part.rows]);

/** Reads what `encodePoints` wrote. A file of another kind, or a damaged one, is a fault in words, never an exception. */
export const decodePoints = (bytes: Uint8Array): OrFault<{ readonly study: PointsInFile }> => {
  const opened = unsealStudy(bytes, POINTS_FILE, header);
  if (!opened.ok) return opened;
  const { about: of, points, plan: read } = opened.head;
  // The schema checks the part of a plan that is read. The rest is only compared.
  const found = read as unknown as PointPlan;
  if (!areJoined(points, planSize(found))) return SENSELESS_HEAD;
  if (opened.tables.length !== sizeOf(points) * POINT_COLUMNS * Float64Array.BYTES_PER_ELEMENT)
    return { ok: false, fault: 'is damaged: its table has another size than it says' };
  const rows = new Float64Array(sizeOf(points) * POINT_COLUMNS);
  unsealTables(opened.tables, [rows]);
  return { ok: true, study: { about: of, plan: found, part: { points, rows } } };
};

const sayable = (value: unknown): string => JSON.stringify(value).slice(0, 60);

/** Why two studies of points cannot be joined: each difference as `seed moscow, not doha`. Empty if they can be. */
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
    ] as const;
  const isOther = JSON.stringify(found.plan) !== JSON.stringify(wanted.plan);
  const facts = factDifferences(of(found), of(wanted), sayable);
  return [...facts, ...(isOther ? ['another plan'] : [])].slice(0, 1);
};
