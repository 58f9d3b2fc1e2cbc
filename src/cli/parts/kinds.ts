import { gapsIn, type Range } from '../../domain/ranges.ts';
import { compareManifest, comparePlan } from '../../library/compare.ts';
import { cascadeManifest } from '../../library/discovery/cascade.ts';
import { oddsAsked } from '../../library/odds.ts';
import { pointsManifest } from '../../library/sensitivity.ts';
import { tipManifest, tipPlan } from '../../library/tip.ts';
import { CASCADE_FILE, decodeCascades } from '../../study/cascade/cascade-file.ts';
import type { CascadeTally } from '../../study/cascade/cascade-tally.ts';
import { dateOf } from '../../study/futures/frame.ts';
import type { Tally } from '../../study/futures/tally.ts';
import { decodeStudy } from '../../study/futures/tally-file.ts';
import { isSealed, type OrFault } from '../../study/sealed/sealed-file.ts';
import { enoughRows, withoutMore } from '../../study/sensitivity/answer.ts';
import type { PointPart, PointTable } from '../../study/sensitivity/points.ts';
import { decodePoints, POINTS_FILE } from '../../study/sensitivity/points-file.ts';
import { formatOf, type Output } from '../delivery.ts';
import { UserError } from '../errors.ts';
import { CASCADE_FORMATS, cascadesOutput } from '../kept/cascades-output.ts';
import { soundOf } from '../kept/checkpoint.ts';
import { POINT_FORMATS, pointsOutput } from '../kept/points-output.ts';
import { knownWaves, loadWave } from '../study/load-wave.ts';
import { ODDS_FORMATS, type OddsOutputFlags, oddsOutput, shownOf } from '../study/odds-output.ts';
import {
  BACKTEST_FORMATS,
  backtestManifest,
  backtestOutput,
  backtestParts,
  type WaveTallies,
} from './backtest-parts.ts';
import { cascadeSums } from './cascade-parts.ts';
import { COMPARE_FORMATS, compareOutput, compareParts, type PairTallies } from './compare-parts.ts';
import { oddsCommand, oddsSums } from './odds-parts.ts';
import type { PartSums } from './parted.ts';
import { openPart, PARTS_FILE } from './parts-file.ts';
import { pointSums } from './point-parts.ts';
import { reopened } from './sent.ts';
import { type Probes, TIP_FORMATS, tipOutput, tipParts } from './tip-parts.ts';

type Format = Parameters<typeof formatOf>[1][number];

/** The data of a part about its study, besides the counts. */
export interface OpenedParts<Sum, Part = Sum> {
  readonly sums: PartSums<Sum, Part>;
  /** The command that plays the whole study. */
  readonly command: string;
  /** The ranges that a sum lacks. */
  readonly missing: (sum: Sum) => readonly Range[];
  /** Throws UserError for flags that ask for a format that cannot be written. */
  readonly formatIn: (flags: OddsOutputFlags) => Format;
  /** The answer of the whole study. */
  readonly output: (sum: Sum, flags: OddsOutputFlags) => Promise<Output>;
  /** Opens this study from another part, with the names in that part. */
  readonly reopen: (bytes: Uint8Array) => Opened<Sum, Part>;
}

type Opened<Sum, Part = Sum> = OrFault<{ readonly parts: OpenedParts<Sum, Part> }>;

/** A kind of study as its own file has it. */
interface Kind<Sum, Part, Form extends Format>
  extends Pick<OpenedParts<Sum, Part>, 'sums' | 'command' | 'reopen'> {
  /** Default: the ranges in which nothing was counted. */
  readonly missing?: (sum: Sum) => readonly Range[];
  readonly formats: readonly [Form, ...Form[]];
  readonly write: (sum: Sum, format: Form, flags: OddsOutputFlags) => Promise<Output> | Output;
  /** Whether a person may choose after the count what is shown. */
  readonly isShown?: boolean;
}

/** Throws UserError for flags that only odds allow after the count. */
const refuseShown = ({ by, at, state, bloc, all, md }: OddsOutputFlags): void => {
  const asked = Object.entries({ by, at, state, bloc, all, md }).find(([, value]) => value !== undefined);
  if (asked)
    throw new UserError(
      `--${asked[0]} is for parts of odds: other parts know what was asked as they were played.`,
    );
};

const openedAs = <Sum, Part, Form extends Format>({
  sums,
  missing = (sum) => gapsIn(sums.doneIn(sum), sums.size),
  formats,
  write,
  isShown = false,
  ...of
}: Kind<Sum, Part, Form>): Opened<Sum, Part> => {
  const formatIn = (flags: OddsOutputFlags): Form => {
    if (!isShown) refuseShown(flags);
    return formatOf(flags, formats);
  };
  const output = async (sum: Sum, flags: OddsOutputFlags): Promise<Output> =>
    write(sum, formatIn(flags), flags);
  return { ok: true, parts: { ...of, sums, missing, formatIn, output } };
};

const openOdds = (bytes: Uint8Array): Opened<Tally> => {
  const read = decodeStudy(bytes);
  if (!read.ok) return read;
  const { id } = read.study;
  const { shape } = read.study.tally;
  const { frame, past } = id;
  const from = past && { turn: past.turn, day: dateOf(frame, past.turn), note: undefined };
  const askedBy = (flags: OddsOutputFlags) => oddsAsked(frame, shape.turns, shownOf(flags), from);
  return openedAs({
    sums: oddsSums(id, shape),
    reopen: openOdds,
    command: oddsCommand(id, shape, askedBy({})),
    formats: ODDS_FORMATS,
    isShown: true,
    write: (tally, format, flags) => oddsOutput({ id, tally }, askedBy(flags), format),
  });
};

const openPoints = (bytes: Uint8Array): Opened<PointTable, PointPart> => {
  const read = decodePoints(bytes);
  if (!read.ok) return read;
  const { about, plan } = read.study;
  const sums = pointSums({ about, plan });
  return openedAs({
    sums,
    reopen: openPoints,
    command: pointsManifest({ about, plan }, 'text').command,
    // A study has no more points after its order became stable.
    missing: (table) => ('next' in enoughRows(plan, table) ? gapsIn(table.points, sums.size) : []),
    formats: POINT_FORMATS,
    write: (table, format) => pointsOutput({ about, plan, table: withoutMore(plan, table) }, format),
  });
};

const openCascades = (bytes: Uint8Array): Opened<CascadeTally> => {
  const read = decodeCascades(bytes);
  if (!read.ok) return read;
  const { tally: _, ...study } = read.study;
  const sums = cascadeSums(study);
  return openedAs({
    sums,
    reopen: openCascades,
    command: cascadeManifest({ ...study, tally: sums.empty() }, { futures: study.runs }, 'text').command,
    formats: CASCADE_FORMATS,
    write: (tally, format) => cascadesOutput({ ...study, tally }, format),
  });
};

const NO_SCENARIOS = { ok: false, fault: 'is damaged: it has no scenarios of its own' } as const;

/** The question of a part that contains its scenarios. */
const sentIn = (bytes: Uint8Array) => {
  const read = openPart(bytes);
  if (!read.ok) return read;
  const { study, texts } = read.head;
  const [open, ...whatIfs] = texts ? reopened(study, texts) : [];
  return open ? ({ ok: true, study, open, whatIfs } as const) : NO_SCENARIOS;
};

const openCompare = (bytes: Uint8Array): Opened<PairTallies> => {
  const sent = sentIn(bytes);
  if (!sent.ok) return sent;
  if (sent.study.answer !== 'compare') return NO_SCENARIOS;
  const plan = comparePlan(sent.open, sent.whatIfs, sent.study.request);
  return openedAs({
    sums: compareParts(plan),
    reopen: openCompare,
    command: compareManifest(plan, plan.futures, 'text').command,
    formats: COMPARE_FORMATS,
    write: (tallies, format) => compareOutput(plan, tallies, format),
  });
};

const openTip = (bytes: Uint8Array): Opened<Probes> => {
  const sent = sentIn(bytes);
  if (!sent.ok) return sent;
  if (sent.study.answer !== 'tip') return NO_SCENARIOS;
  const plan = tipPlan(sent.open, sent.study.request);
  return openedAs({
    sums: tipParts(plan),
    reopen: openTip,
    command: tipManifest(plan, 'text').command,
    formats: TIP_FORMATS,
    write: (probes, format) => tipOutput(plan, probes, format),
  });
};

/** Waves are long. A part only names them, and the merge reads them. */
const openBacktest = (bytes: Uint8Array): Opened<WaveTallies> => {
  const read = openPart(bytes);
  if (!read.ok) return read;
  const { study } = read.head;
  if (study.answer !== 'backtest') return NO_SCENARIOS;
  const { seed, futures, weights, rule } = study.request;
  const waves = study.scenarios.map(({ name }) => loadWave(name, weights, rule));
  const plan = { waves, known: knownWaves(), seed, futures, weights, rule };
  return openedAs({
    sums: backtestParts(plan),
    reopen: openBacktest,
    command: backtestManifest(plan, waves.length, 'text').command,
    formats: BACKTEST_FORMATS,
    write: (sum, format) => backtestOutput(plan, sum, format),
  });
};

/** The work on the parts of a study, for any kind of sum. */
type WithParts<Result> = <Sum, Part>(parts: OpenedParts<Sum, Part>) => Result;

/** Opens a file of a part by its kind. Throws UserError with the file name if it is not a part or is damaged. */
export const openParts = <Result>(path: string, bytes: Uint8Array, work: WithParts<Result>): Result => {
  const opened = <Sum, Part>(found: Opened<Sum, Part>): Result => work(soundOf(path, found).parts);
  if (isSealed(bytes, CASCADE_FILE)) return opened(openCascades(bytes));
  if (isSealed(bytes, POINTS_FILE)) return opened(openPoints(bytes));
  if (!isSealed(bytes, PARTS_FILE)) return opened(openOdds(bytes));
  const head = openPart(bytes);
  if (!head.ok) return opened(head);
  const { answer } = head.head.study;
  if (answer === 'backtest') return opened(openBacktest(bytes));
  return answer === 'compare' ? opened(openCompare(bytes)) : opened(openTip(bytes));
};
