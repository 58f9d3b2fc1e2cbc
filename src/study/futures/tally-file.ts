import * as z from 'zod/mini';
import { isInYears, turnDate } from '../../domain/dates.ts';
import { INDEX_IDS } from '../../domain/indices.ts';
import { LAST_FUTURE, MAX_FUTURES, MAX_TURNS } from '../../domain/limits.ts';
import { areJoined, type Range } from '../../domain/ranges.ts';
import type { Past } from '../../engine/futures.ts';
import { BOUNDS } from '../../scenario/bounds.ts';
import { fields } from '../../scenario/schema/values.ts';
import { factDifferences, SENSELESS_HEAD, sealed, unsealStudy } from '../sealed/about.ts';
import { type OrFault, type SealedKind, seal, unsealTables } from '../sealed/sealed-file.ts';
import type { StudyFrame } from './frame.ts';
import { emptyTally, TABLES, type Tally, type TallyShape, tallyBytes } from './tally.ts';
import { faultInTally } from './tally-fault.ts';

/** The origin of a tally. It shows whether two tallies can be added, and it is enough to make the tally again. */
export interface StudyId {
  /** Version of the program. */
  readonly engine: string;
  /** SHA-256, in hex, of the canonical scenario with its edits. */
  readonly sha256: string;
  /** SHA-256 of the canonical form of each part of the scenario's data. */
  readonly data: Readonly<Record<string, string>>;
  /** SHA-256 of its drivers, weights and base rates; a tally of an earlier version may lack it. */
  readonly rules?: string | undefined;
  readonly seed: string;
  /** The total of the requested futures. A tally may count only a part of them. */
  readonly runs: number;
  /** The name of the scenario in outputs, and the edits on it. */
  readonly scenario: string;
  readonly edits: readonly string[];
  /** People's decisions, each as `STATE@WHEN=WHAT`, and the past that all futures share. Undefined if there is none. */
  readonly decisions?: readonly string[] | undefined;
  readonly past?: Past | undefined;
  /** Whether each future draws the figures that evidence leaves open. */
  readonly evidence?: boolean | undefined;
  readonly frame: StudyFrame;
}

/** A tally with its origin. */
export interface Study {
  readonly id: StudyId;
  readonly tally: Tally;
}

/** The origin of a study, and how many turns it plays. */
export interface StudyOf {
  readonly id: StudyId;
  readonly turns: number;
}

interface Header extends StudyId {
  readonly shape: TallyShape;
  readonly futures: readonly Range[];
}

const VERSION = 3;
/** The file of a tally. */
const TALLY_FILE: SealedKind = {
  mark: 'demarche tally ',
  version: VERSION,
  none: 'is no tally of demarche: expected what odds writes with -o NAME.tally',
  otherVersion: `is a tally in another version of the format: expected version ${VERSION}, so count its futures again`,
};

const { text, count } = sealed;
const named = { id: text, label: text };

const frame = fields({
  id: text,
  title: text,
  question: text,
  target: fields({ id: text, name: text }),
  start: z.iso.date(),
  unit: z.enum(['month', 'week']),
  ladder: z.array(fields(named)).check(z.minLength(2), z.maxLength(255)),
  states: z.array(fields({ id: text, name: text, rung: count(255) })).check(z.maxLength(BOUNDS.states)),
  blocs: z.array(fields({ ...named, members: z.array(count(BOUNDS.states)) })),
  occasions: z.array(fields({ ...named, kind: z.enum(['event', 'institution']) })),
  tracks: z.array(fields(named)).check(z.maxLength(BOUNDS.tracks)),
  indices: z.optional(z.array(fields(named)).check(z.maxLength(INDEX_IDS.length))),
  rules: z.optional(z.array(fields(named)).check(z.minLength(1), z.maxLength(BOUNDS.rules))),
});

const header: z.ZodMiniType<Header> = fields({
  engine: text,
  sha256: text,
  data: z.record(text, text),
  rules: z.optional(text),
  seed: text,
  runs: count(MAX_FUTURES),
  scenario: text,
  edits: z.array(text),
  decisions: z.optional(z.array(text)),
  past: z.optional(fields({ future: count(LAST_FUTURE), turn: count(MAX_TURNS) })),
  evidence: z.optional(z.boolean()),
  frame,
  shape: fields({
    turns: count(MAX_TURNS),
    states: count(BOUNDS.states),
    rungs: count(255),
    occasions: count(20_000),
    rules: z.int().check(z.minimum(1), z.maximum(BOUNDS.rules)),
    tracks: count(BOUNDS.tracks),
    twins: z.boolean(),
  }),
  futures: sealed.ranges,
});

/**
 * A study as a file: a line that says what it is, a line of JSON, the tables as little-endian numbers, and a SHA-256 of
 * everything before it. The same futures of the same scenario give the same bytes, however they were played.
 */
export const encodeStudy = ({ id, tally }: Study): Uint8Array => {
  const head = header.parse({ ...id, shape: tally.shape, futures: tally.futures });
  return seal(
    TALLY_FILE,
    head,
    TABLES.map((table) => tally[table]),
  );
};

/** A study as read, or what is wrong with its file, as it follows the file's name. */
export type Decoded = OrFault<{ readonly study: Study }>;

const isUnique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

const isConsistent = ({ frame: names, shape, futures, runs, past }: Header): boolean =>
  names.states.length === shape.states &&
  names.ladder.length === shape.rungs &&
  names.occasions.length === shape.occasions &&
  (names.rules?.length ?? 1) === shape.rules &&
  names.tracks.length === shape.tracks &&
  names.states.every((state) => state.rung < shape.rungs) &&
  isUnique(names.states.map(({ id }) => id)) &&
  names.blocs.every(({ members }) => isUnique(members) && members.every((member) => member < shape.states)) &&
  isInYears(names.start) &&
  isInYears(turnDate(names.start, names.unit, shape.turns)) &&
  (past?.turn ?? 0) <= shape.turns &&
  areJoined(futures, runs);

/** Reads what `encodeStudy` wrote. A file of another kind, or a damaged one, is a fault in words, never an exception. */
export const decodeStudy = (bytes: Uint8Array): Decoded => {
  const opened = unsealStudy(bytes, TALLY_FILE, header);
  if (!opened.ok) return opened;
  if (!isConsistent(opened.head)) return SENSELESS_HEAD;
  const { shape, futures, ...id } = opened.head;
  if (opened.tables.length !== tallyBytes(shape))
    return { ok: false, fault: 'is damaged: its tables have another size than it says' };
  const tally = { ...emptyTally(shape), futures };
  unsealTables(
    opened.tables,
    TABLES.map((table) => tally[table]),
  );
  const wrong = faultInTally(
    tally,
    id.frame.states.map(({ rung }) => rung),
    id.evidence === true,
  );
  return wrong === undefined
    ? { ok: true, study: { id, tally } }
    : { ok: false, fault: `is damaged: ${wrong}` };
};

/** Why two studies cannot be joined: each difference as `seed moscow, not doha`. Empty if they can be joined. */
export const studyDifferences = (found: StudyOf, wanted: StudyOf): readonly string[] => {
  const of = ({ id, turns }: StudyOf) =>
    [
      ['version', id.engine],
      ['scenario', id.frame.id],
      ['scenario hash', id.sha256.slice(0, 12)],
      ['seed', id.seed],
      ['number of turns', turns],
      ['past to', id.past ? `turn ${id.past.turn} of future ${id.past.future}` : 'the start'],
      ['decisions', id.decisions?.join(' ') || 'none'],
      ['figures', id.evidence ? 'drawn' : 'as they are'],
    ] as const;
  return factDifferences(of(found), of(wanted));
};
