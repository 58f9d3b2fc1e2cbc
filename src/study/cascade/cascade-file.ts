import * as z from 'zod/mini';
import { MAX_FUTURES, MAX_TURNS } from '../../domain/limits.ts';
import { areJoined } from '../../domain/ranges.ts';
import { fields } from '../../scenario/schema/values.ts';
import { factDifferences, SENSELESS_HEAD, sealed, unsealStudy } from '../sealed/about.ts';
import { type OrFault, type SealedKind, seal, unsealTables } from '../sealed/sealed-file.ts';
import type { CascadeAbout } from '../sealed/study-about.ts';
import { type CascadeTally, STATE_SUM } from './cascade-tally.ts';
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
  ...sealed.about,
  top: sealed.text,
  states: z.array(fields({ id: sealed.text, name: sealed.text })),
});

/** A study of cascades: its question, and its results until now. */
export interface CascadeStudy {
  readonly about: CascadeAbout;
  readonly plan: CascadePlan;
  /** Futures that are asked for: 0 up to this. */
  readonly runs: number;
  readonly tally: CascadeTally;
}

const header = fields({
  about,
  plan: fields({ seed: sealed.text, turns: sealed.count(MAX_TURNS), steps: z.enum(STEP_KINDS) }),
  runs: sealed.count(MAX_FUTURES),
  futures: sealed.ranges,
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

/** Reads what `encodeCascades` wrote. A file of another kind, or a damaged one, is a fault in words, never an exception. */
export const decodeCascades = (bytes: Uint8Array): OrFault<{ readonly study: CascadeStudy }> => {
  const opened = unsealStudy(bytes, CASCADE_FILE, header);
  if (!opened.ok) return opened;
  const { about: of, plan, runs, futures, plays, edges: count } = opened.head;
  const size = of.states.length;
  if (!areJoined(futures, runs)) return SENSELESS_HEAD;
  if (opened.tables.length !== 8 * (size * STATE_SUM.size + count * EDGE_COLUMNS))
    return { ok: false, fault: 'is damaged: its tables have another size than it says' };
  const [states, rows] = [new Float64Array(size * STATE_SUM.size), new Float64Array(count * EDGE_COLUMNS)];
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

/** Why two studies of cascades cannot be joined: each difference as `seed moscow, not doha`. Empty if they can be. */
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
  return factDifferences(of(found), of(wanted), JSON.stringify).slice(0, 1);
};
