import { DEFAULT_RUNS, MAX_FUTURES, UNTIL_RUNS } from '../../domain/limits.ts';
import { gapsIn, type Range, shardOf, sizeOf } from '../../domain/ranges.ts';
import { compile } from '../../model/compile.ts';
import { stateOdds, widest } from '../../study/odds.ts';
import type { Tally } from '../../study/tally.ts';
import type { Study } from '../../study/tally-file.ts';
import { drawSeed, seedNote } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { loadScenario, noteDoubts } from '../load.ts';
import type { Shard } from '../options.ts';
import { note } from '../output.ts';
import {
  checkOddsFlags,
  deliverOdds,
  type OddsOutputFlags,
  positionsOf,
  queryOf,
} from '../study/deliver-odds.ts';
import { identityOf } from '../study/identity.ts';
import { playStudy } from '../study/play-study.ts';
import { noteRecord } from '../study/record-note.ts';
import { ensureWritable, refuseInput } from '../write-file.ts';

export interface OddsFlags extends OddsOutputFlags {
  readonly seed?: string;
  readonly runs?: number;
  readonly until?: number;
  readonly shard?: Shard;
  readonly checkpoint?: string;
  readonly threads?: number;
  readonly turns?: number;
  readonly set?: readonly string[];
}

/** Counts at which `--until` looks at the intervals: 500, 750, 1,000, 1,500, ... */
const nextLook = (counted: number): number => {
  for (let look = 500; ; look *= 2) {
    if (look > counted) return look;
    if (look * 1.5 > counted) return look * 1.5;
  }
};

/** Whether futures 0 to n are counted and no other, for an n at which `--until` looks. */
const isLook = ({ futures }: Tally, range: Range): boolean =>
  futures.length === 1 &&
  futures[0]?.from === range.from &&
  nextLook(sizeOf(futures) - 1) === sizeOf(futures);

type Goal = (counted: Tally) => number | undefined;

const allOf =
  (range: Range): Goal =>
  (counted) =>
    sizeOf(counted.futures) < range.to - range.from ? range.to - range.from : undefined;

/** Plays on until the widest interval of the states that were asked for is below a width, or all is played. */
const untilBelow =
  (width: number, range: Range, widestOf: (counted: Tally) => number): Goal =>
  (counted) => {
    const done = sizeOf(counted.futures);
    const all = range.to - range.from;
    if (done >= all || (isLook(counted, range) && widestOf(counted) < width)) return undefined;
    const first = gapsIn(counted.futures, MAX_FUTURES)[0]?.from ?? 0;
    return Math.min(all, nextLook(Math.max(first - range.from, isLook(counted, range) ? done : done - 1)));
  };

const goalOf = (flags: OddsFlags, range: Range, id: Study['id'], turns: number): Goal => {
  const { until } = flags;
  if (until === undefined) return allOf(range);
  const { frame } = id;
  const query = queryOf(frame, turns, flags);
  const positions = positionsOf(frame, flags) ?? frame.states.map((_, i) => i);
  return untilBelow(until, range, (counted) =>
    widest(positions.map((i) => stateOdds(counted, frame, i, query))),
  );
};

const noteEnd = (complete: boolean, counted: number, flags: OddsFlags, width: () => boolean): void => {
  if (!complete) note(`Stopped: partial, ${counted.toLocaleString('en-GB')} futures were counted.`);
  else if (flags.until !== undefined && !width())
    note(
      `Not reached: after ${counted.toLocaleString('en-GB')} futures an interval is still wider. --runs sets how many.`,
    );
};

/** Plays many futures of a scenario and prints or saves the odds. Throws UserError for bad input. */
export const oddsAction = async (given: string, flags: OddsFlags): Promise<number> => {
  const edits = flags.set ?? [];
  if (flags.until !== undefined && flags.shard)
    throw new UserError('--until cannot go with --shard: a part does not know how the others stand.');
  const loaded = loadScenario(given, edits);
  noteDoubts(loaded);
  noteRecord(loaded.path);
  for (const file of [flags.output, flags.checkpoint]) refuseInput(file, loaded.path);
  await ensureWritable(flags.output);
  const model = compile(loaded.scenario);
  const seed = flags.seed ?? drawSeed();
  const turns = flags.turns ?? model.turns;
  const runs = flags.runs ?? (flags.until === undefined ? DEFAULT_RUNS : UNTIL_RUNS);
  const range = flags.shard ? shardOf(runs, flags.shard.k, flags.shard.m) : { from: 0, to: runs };
  const id = identityOf({ loaded, model, given, edits, seed, runs });
  checkOddsFlags(id.frame, turns, flags);
  if (range.from === range.to)
    throw new UserError(`a shard of ${runs} futures is empty: expected fewer parts.`);
  if (flags.seed === undefined) note(seedNote(seed));
  const goal = goalOf(flags, range, id, turns);
  const { checkpoint, threads } = flags;
  const { study, complete } = await playStudy({
    id,
    model,
    turns,
    range,
    twins: true,
    checkpoint,
    threads,
    goal,
  });
  const counted = sizeOf(study.tally.futures);
  if (counted === 0) {
    note('Stopped before any future was counted.');
    return EXIT.interrupted;
  }
  const isShort = flags.until !== undefined && complete;
  await deliverOdds(isShort ? { ...study, id: { ...id, runs: counted } } : study, flags);
  noteEnd(complete, counted, flags, () => counted < runs);
  return complete ? EXIT.done : EXIT.interrupted;
};
