import { gapsIn, type Range } from '../../domain/ranges.ts';
import { compareManifest, comparePlan } from '../../library/compare.ts';
import { cascadeManifest } from '../../library/discovery/cascade.ts';
import { oddsAsked } from '../../library/odds.ts';
import type { OpenScenario } from '../../library/open-scenario.ts';
import { pointsManifest } from '../../library/sensitivity.ts';
import { tipManifest, tipPlan } from '../../library/tip.ts';
import { CASCADE_FILE, decodeCascades } from '../../study/cascade/cascade-file.ts';
import type { CascadeTally } from '../../study/cascade/cascade-tally.ts';
import { dateOf } from '../../study/futures/frame.ts';
import type { Tally } from '../../study/futures/tally.ts';
import { decodeStudy } from '../../study/futures/tally-file.ts';
import { isSealed } from '../../study/sealed/sealed-file.ts';
import { enoughRows, withoutMore } from '../../study/sensitivity/answer.ts';
import type { PointPart, PointTable } from '../../study/sensitivity/points.ts';
import { decodePoints, POINTS_FILE } from '../../study/sensitivity/points-file.ts';
import { formatOf, type Output } from '../delivery.ts';
import { UserError } from '../errors.ts';
import { CASCADE_FORMATS, cascadesOutput } from '../kept/cascades-output.ts';
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
import { reopened, type SentOf, type SentStudy } from './sent.ts';
import { type Probes, TIP_FORMATS, tipOutput, tipParts } from './tip-parts.ts';

/** What a part says of its study, besides what was counted. */
export interface OpenedParts<Sum, Part = Sum> {
  readonly sums: PartSums<Sum, Part>;
  /** The command that plays the whole study. */
  readonly command: string;
  /** What a sum misses. */
  readonly missing: (sum: Sum) => readonly Range[];
  /** Throws UserError for flags that ask for what cannot be written. */
  readonly formatIn: (flags: OddsOutputFlags) => Parameters<typeof formatOf>[1][number];
  /** The answer of the whole. */
  readonly output: (sum: Sum, flags: OddsOutputFlags) => Promise<Output>;
  /** The same study as another part names it. */
  readonly reopen: (bytes: Uint8Array) => Opened<Sum, Part>;
}

/** What a part says of its study, or a fault, as it follows the file's name. */
type Opened<Sum, Part = Sum> =
  | { readonly ok: true; readonly parts: OpenedParts<Sum, Part> }
  | { readonly ok: false; readonly fault: string };

const openOdds = (bytes: Uint8Array): Opened<Tally> => {
  const read = decodeStudy(bytes);
  if (!read.ok) return read;
  const { id } = read.study;
  const { shape } = read.study.tally;
  const { frame, past } = id;
  const from = past && { turn: past.turn, day: dateOf(frame, past.turn), note: undefined };
  const askedBy = (flags: OddsOutputFlags) => oddsAsked(frame, shape.turns, shownOf(flags), from);
  const parts: OpenedParts<Tally> = {
    sums: oddsSums(id, shape),
    missing: ({ futures }) => gapsIn(futures, id.runs),
    reopen: openOdds,
    command: oddsCommand(id, shape, askedBy({})),
    formatIn: (flags) => formatOf(flags, ODDS_FORMATS),
    output: (tally, flags) => oddsOutput({ id, tally }, askedBy(flags), formatOf(flags, ODDS_FORMATS)),
  };
  return { ok: true, parts };
};

/** Throws UserError for what can be asked of odds alone, after they were counted. */
const refuseShown = ({ by, at, state, bloc, all, md }: OddsOutputFlags): void => {
  const asked = Object.entries({ by, at, state, bloc, all, md }).find(([, value]) => value !== undefined);
  if (asked)
    throw new UserError(
      `--${asked[0]} is for parts of odds: other parts know what was asked as they were played.`,
    );
};

const openPoints = (bytes: Uint8Array): Opened<PointTable, PointPart> => {
  const read = decodePoints(bytes);
  if (!read.ok) return read;
  const { about, plan } = read.study;
  const sums = pointSums({ about, plan });
  const parts: OpenedParts<PointTable, PointPart> = {
    sums,
    reopen: openPoints,
    command: pointsManifest({ about, plan }, 'text').command,
    // A study whose order was stable earlier has no more points.
    missing: (table) => ('next' in enoughRows(plan, table) ? gapsIn(table.points, sums.size) : []),
    formatIn: (flags) => {
      refuseShown(flags);
      return formatOf(flags, POINT_FORMATS);
    },
    output: (table, flags) =>
      pointsOutput({ about, plan, table: withoutMore(plan, table) }, formatOf(flags, POINT_FORMATS)),
  };
  return { ok: true, parts };
};

const openCascades = (bytes: Uint8Array): Opened<CascadeTally> => {
  const read = decodeCascades(bytes);
  if (!read.ok) return read;
  const { tally: _, ...study } = read.study;
  const sums = cascadeSums(study);
  const parts: OpenedParts<CascadeTally> = {
    sums,
    missing: ({ futures }) => gapsIn(futures, sums.size),
    reopen: openCascades,
    command: cascadeManifest({ ...study, tally: sums.empty() }, { futures: study.runs }, 'text').command,
    formatIn: (flags) => {
      refuseShown(flags);
      return formatOf(flags, CASCADE_FORMATS);
    },
    output: (tally, flags) => cascadesOutput({ ...study, tally }, formatOf(flags, CASCADE_FORMATS)),
  };
  return { ok: true, parts };
};

const NO_SCENARIOS = { ok: false, fault: 'is damaged: it has no scenarios of its own' } as const;

/** Opens a part by the scenarios that are in it. */
const withTexts = <Found>(
  bytes: Uint8Array,
  open: (sent: SentStudy, scenarios: readonly OpenScenario[]) => Found,
): Found | { readonly ok: false; readonly fault: string } => {
  const read = openPart(bytes);
  if (!read.ok) return read;
  const { study, texts } = read.head;
  return texts ? open(study, reopened(study, texts)) : NO_SCENARIOS;
};

const openCompare = (sent: SentOf<'compare'>, scenarios: readonly OpenScenario[]): Opened<PairTallies> => {
  const [base, ...whatIfs] = scenarios;
  if (!base) return NO_SCENARIOS;
  const plan = comparePlan(base, whatIfs, sent.request);
  const sums = compareParts(plan);
  const parts: OpenedParts<PairTallies> = {
    sums,
    missing: (tallies) => gapsIn(sums.doneIn(tallies), sums.size),
    reopen: (bytes) =>
      withTexts(bytes, (other, open) =>
        other.answer === 'compare' ? openCompare(other, open) : NO_SCENARIOS,
      ),
    command: compareManifest(plan, plan.futures, 'text').command,
    formatIn: (flags) => {
      refuseShown(flags);
      return formatOf(flags, COMPARE_FORMATS);
    },
    output: async (tallies, flags) => compareOutput(plan, tallies, formatOf(flags, COMPARE_FORMATS)),
  };
  return { ok: true, parts };
};

const openTip = (sent: SentOf<'tip'>, [open]: readonly OpenScenario[]): Opened<Probes> => {
  if (!open) return NO_SCENARIOS;
  const plan = tipPlan(open, sent.request);
  const sums = tipParts(plan);
  const parts: OpenedParts<Probes> = {
    sums,
    missing: ({ done }) => gapsIn(done, sums.size),
    reopen: (bytes) =>
      withTexts(bytes, (other, all) => (other.answer === 'tip' ? openTip(other, all) : NO_SCENARIOS)),
    command: tipManifest(plan, 'text').command,
    formatIn: (flags) => {
      refuseShown(flags);
      return formatOf(flags, TIP_FORMATS);
    },
    output: (probes, flags) => tipOutput(plan, probes, formatOf(flags, TIP_FORMATS)),
  };
  return { ok: true, parts };
};

const openBacktest = (bytes: Uint8Array): Opened<WaveTallies> => {
  const read = openPart(bytes);
  if (!read.ok) return read;
  const { study } = read.head;
  if (study.answer !== 'backtest') return NO_SCENARIOS;
  const { seed, futures, weights, rule } = study.request;
  const waves = study.scenarios.map(({ name }) => loadWave(name, weights, rule));
  const plan = { waves, known: knownWaves(), seed, futures, weights, rule };
  const sums = backtestParts(plan);
  const parts: OpenedParts<WaveTallies> = {
    sums,
    missing: ({ done }) => gapsIn(done, sums.size),
    reopen: openBacktest,
    command: backtestManifest(plan, waves.length, 'text').command,
    formatIn: (flags) => {
      refuseShown(flags);
      return formatOf(flags, BACKTEST_FORMATS);
    },
    output: async (sum, flags) => backtestOutput(plan, sum, formatOf(flags, BACKTEST_FORMATS)),
  };
  return { ok: true, parts };
};

/** What is done with the parts of a study, of whichever kind its sums are. */
type WithParts<Result> = <Sum, Part>(parts: OpenedParts<Sum, Part>) => Result;

/** Opens a file of a part by its kind. Throws UserError, naming the file, if it is none or is damaged. */
export const openParts = <Result>(path: string, bytes: Uint8Array, work: WithParts<Result>): Result => {
  const opened = <Sum, Part>(found: Opened<Sum, Part>): Result => {
    if (!found.ok) throw new UserError(`${path} ${found.fault}.`);
    return work(found.parts);
  };
  if (isSealed(bytes, CASCADE_FILE)) return opened(openCascades(bytes));
  if (isSealed(bytes, POINTS_FILE)) return opened(openPoints(bytes));
  if (isSealed(bytes, PARTS_FILE)) {
    const head = openPart(bytes);
    // Waves are long: a part names them, and they are read where parts are merged.
    if (head.ok && head.head.study.answer === 'backtest') return opened(openBacktest(bytes));
    const read = withTexts(bytes, (sent, scenarios) => ({ ok: true, sent, scenarios }) as const);
    if (!read.ok) return opened(read);
    const { sent, scenarios } = read;
    if (sent.answer === 'compare') return opened(openCompare(sent, scenarios));
    return opened(sent.answer === 'tip' ? openTip(sent, scenarios) : NO_SCENARIOS);
  }
  return opened(openOdds(bytes));
};
