import * as z from 'zod/mini';
import { refusedIn } from '../../domain/characters.ts';
import { MAX_FUTURES, MAX_TURNS } from '../../domain/limits.ts';
import { joinRanges } from '../../domain/ranges.ts';
import { fields } from '../../scenario/schema/values.ts';
import { STUDY_ABOUT, sealedCount, sealedText } from '../sealed/about.ts';
import { type SealedKind, seal, unseal, unsealTables } from '../sealed/sealed-file.ts';
import type { CascadeAbout } from '../sealed/study-about.ts';
import { type CascadeTally, STATE_SUMS } from './cascade-tally.ts';
import type { CascadePlan } from './cascades.ts';
import { STEP_KINDS } from './course.ts';

const VERSION = 1;
/** The file of a study of cascades. */
export const CASCADE_FILE: SealedKind = {
  mark: 'demarche cascade ',
  version: VERSION,
  none: 'is no study of cascades of demarche: expected what cascade writes with -o NAME.tally',
  otherVersion: `is a study of cascades in another version of the format: expected version ${VERSION}, so play its futures again`,
};

const about: z.ZodMiniType<CascadeAbout> = fields({
  ...STUDY_ABOUT,
  top: sealedText,
  states: z.array(fields({ id: sealedText, name: sealedText })),
});

/** A study of cascades: what is asked, and what was found until now. */
export interface CascadeStudy {
  readonly about: CascadeAbout;
  readonly plan: CascadePlan;
  /** Futures that are asked for: 0 up to this. */
  readonly runs: number;
  readonly tally: CascadeTally;
}

const header = fields({
  about,
  plan: fields({ seed: sealedText, turns: sealedCount(MAX_TURNS), steps: z.enum(STEP_KINDS) }),
  runs: sealedCount(MAX_FUTURES),
  futures: z.array(fields({ from: sealedCount(MAX_FUTURES), to: sealedCount(MAX_FUTURES) })),
  plays: z.int().check(z.minimum(0)),
  edges: z.int().check(z.minimum(0)),
});

const EDGE_COLUMNS = 4;

/** A study of cascades as a file. The same futures of the same scenario give the same bytes, however they were played. */
export const encodeCascades = ({ about: of, plan, runs, tally }: CascadeStudy): Uint8Array => {
  const { futures, plays, states, edges } = tally;
  const rows = Float64Array.from(edges.flatMap(({ from, to, credit, needed }) => [from, to, credit, needed]));
  return seal(CASCADE_FILE, { about: of, plan, runs, futures, plays, edges: edges.length }, [states, rows]);
};

type DecodedCascades =
  | { readonly ok: true; readonly study: CascadeStudy }
  | { readonly ok: false; readonly fault: string };

const damaged = { ok: false, fault: 'is damaged: its head makes no sense' } as const;

/** Reads what `encodeCascades` wrote. A file of another kind, or a damaged one, is a fault in words, never an exception. */
export const decodeCascades = (bytes: Uint8Array): DecodedCascades => {
  const opened = unseal(bytes, CASCADE_FILE);
  if (!opened.ok) return opened;
  const read = header.safeParse(opened.head);
  if (!read.success) return damaged;
  const refused = refusedIn(opened.head);
  if (refused !== undefined) return { ok: false, fault: `is refused: ${refused}` };
  const { about: of, plan, runs, futures, plays, edges: count } = read.data;
  const size = of.states.length;
  const isOrdered = futures.every(
    ({ from, to }, i) => from < to && to <= runs && from >= (futures[i - 1]?.to ?? 0),
  );
  if (!isOrdered || JSON.stringify(joinRanges(futures)) !== JSON.stringify(futures)) return damaged;
  if (opened.tables.length !== 8 * (size * STATE_SUMS + count * EDGE_COLUMNS))
    return { ok: false, fault: 'is damaged: its tables have another size than it says' };
  const [states, rows] = [new Float64Array(size * STATE_SUMS), new Float64Array(count * EDGE_COLUMNS)];
  unsealTables(opened.tables, [states, rows]);
  const edges = Array.from({ length: count }, (_, i) => {
    const [from = 0, to = 0, credit = 0, needed = 0] = rows.subarray(
      i * EDGE_COLUMNS,
      (i + 1) * EDGE_COLUMNS,
    );
    return { from, to, credit, needed };
  });
  if (edges.some(({ from, to }) => !(of.states[from] && of.states[to])))
    return { ok: false, fault: 'is damaged: it names a state that it does not have' };
  return { ok: true, study: { about: of, plan, runs, tally: { futures, plays, states, edges } } };
};

/** Why two studies of cascades are not one, each difference as `seed moscow, not doha`; nothing if they are. */
export const cascadeDifferences = (
  found: Omit<CascadeStudy, 'tally'>,
  wanted: Omit<CascadeStudy, 'tally'>,
): readonly string[] => {
  const of = ({ about: a, plan, runs }: Omit<CascadeStudy, 'tally'>) =>
    [
      ['version', a.engine],
      ['scenario', a.scenario.id],
      ['scenario hash', a.scenario.sha256.slice(0, 12)],
      ['seed', plan.seed],
      ['futures', runs],
      ['turns', plan.turns],
      ['steps', plan.steps],
    ] as const;
  const other = of(wanted);
  return of(found)
    .flatMap(([what, value], i) => {
      const expected = other[i]?.[1];
      return value === expected ? [] : [`${what} ${JSON.stringify(value)}, not ${JSON.stringify(expected)}`];
    })
    .slice(0, 1);
};
