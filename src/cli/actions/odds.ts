import { DEFAULT_RUNS, MAX_FUTURES, UNTIL_RUNS } from '../../domain/limits.ts';
import { gapsIn, sizeOf } from '../../domain/ranges.ts';
import { type OddsAsked, oddsPlan } from '../../library/odds.ts';
import { shapeOf, type Tally } from '../../study/futures/tally.ts';
import type { StudyId } from '../../study/futures/tally-file.ts';
import { stateOdds, widest } from '../../study/odds/odds.ts';
import { openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { type KeptSum, keepStudy } from '../kept/keep-study.ts';
import { askedEdits, type GivenScenario, loadScenario, type StudyFlags } from '../load.ts';
import { note } from '../output.ts';
import { type PartFlags, partFormat, type QueueFlags, queueAsked } from '../parts/asked.ts';
import { oddsCommand, oddsParts, sentOdds } from '../parts/odds-parts.ts';
import { ODDS_FORMATS, type OddsOutputFlags, oddsOutput, shownOf } from '../study/odds-output.ts';
import { openStudy, stopped } from '../study-command.ts';

interface OddsFlags extends OddsOutputFlags, PartFlags, StudyFlags, QueueFlags {
  readonly until?: number;
  readonly from?: string;
  readonly future?: number;
  readonly move?: readonly string[];
  readonly evidence?: boolean;
}

/** Counts at which `--until` looks at the intervals: 500, 750, 1,000, 1,500, ... */
const nextLook = (counted: number): number => {
  for (let look = 500; ; look *= 2) {
    if (look > counted) return look;
    if (look * 1.5 > counted) return look * 1.5;
  }
};

/** Whether only futures 0 to n are counted, for an n at which `--until` looks. */
const isLook = ({ futures }: Tally): boolean =>
  futures.length === 1 && futures[0]?.from === 0 && nextLook(sizeOf(futures) - 1) === sizeOf(futures);

type Goal = (counted: Tally) => number | undefined;

/** Continues until the widest interval of the requested states is below a width, or until all futures are played. */
const untilBelow =
  (width: number, all: number, widestOf: (counted: Tally) => number): Goal =>
  (counted) => {
    const done = sizeOf(counted.futures);
    if (done >= all || (isLook(counted) && widestOf(counted) < width)) return undefined;
    const first = gapsIn(counted.futures, MAX_FUTURES)[0]?.from ?? 0;
    return Math.min(all, nextLook(Math.max(first, isLook(counted) ? done : done - 1)));
  };

const goalOf = ({ until }: OddsFlags, { frame, runs }: StudyId, asked: OddsAsked): Goal | undefined => {
  if (until === undefined) return undefined;
  const positions = asked.positions ?? frame.states.map((_, i) => i);
  return untilBelow(until, runs, (counted) =>
    widest(positions.map((i) => stateOdds(counted, frame, i, asked))),
  );
};

const noteEnd = (
  { complete, failed }: Pick<KeptSum<Tally>, 'complete' | 'failed'>,
  counted: number,
  runs: number,
  until: number | undefined,
): void => {
  const futures = () => `${counted.toLocaleString('en-GB')} futures`;
  if (failed) note(`Partial: ${futures()} were counted, and jobs were given up.`);
  else if (!complete) note(`Stopped: partial, ${futures()} were counted.`);
  else if (until !== undefined && counted >= runs)
    note(`Not reached: after ${futures()} an interval is still wider. --runs sets how many.`);
};

/** Plays many futures of a scenario and prints or saves the odds. Throws UserError, ScenarioError or RequestError for bad input. */
export const oddsAction = async (
  given: GivenScenario,
  flags: OddsFlags,
  open = openDelivery,
): Promise<number> => {
  const { until, shard, checkpoint, threads, output } = flags;
  if (until !== undefined && shard)
    throw new UserError('--until cannot go with --shard: a part does not know the counts of the others.');
  const format = partFormat(flags, ODDS_FORMATS);
  const loaded = loadScenario(given, askedEdits(flags));
  const { deliver } = await openStudy([loaded], { output, format, others: [checkpoint] }, open);
  const runs = flags.runs ?? (until === undefined ? DEFAULT_RUNS : UNTIL_RUNS);
  const { turns: most, from, future, move: moves } = flags;
  const request = { ...shownOf(flags), futures: runs, turns: most, from, future, moves };
  const { model, id: plain, turns, asked } = oddsPlan(loaded, { ...request, seed: seedOf(flags.seed) });
  const drawn = flags.evidence
    ? (await import('../../library/questions/evidence.ts')).drawnFigures(loaded.scenario)
    : undefined;
  const id = drawn ? { ...plain, evidence: true } : plain;
  const goal = goalOf(flags, id, asked);
  const sent = { ...request, seed: id.seed, futures: runs, turns, evidence: flags.evidence };
  const queue = queueAsked(flags, oddsCommand(id, shapeOf(model, turns), asked), () =>
    sentOdds(loaded, sent),
  );
  const study = oddsParts({ id, model, turns, drawn }, queue?.whole().sent);
  const { sum: tally, ...ended } = await keepStudy({ study, shard, checkpoint, threads, queue, goal });
  const counted = sizeOf(tally.futures);
  if (counted === 0) return stopped('Stopped before any future was counted.');
  const whole = until !== undefined && ended.complete ? { ...id, runs: counted } : id;
  await deliver(await oddsOutput({ id: whole, tally }, asked, format));
  noteEnd(ended, counted, runs, until);
  return ended.finish();
};
