import { withoutMean } from '../domain/edit.ts';
import { joinRanges, sizeOf } from '../domain/ranges.ts';
import { compile } from '../model/compile.ts';
import { compileRules } from '../model/compile-weights.ts';
import type { Model } from '../model/model.ts';
import { type Ground, type LiveQuestion, type LiveSide, pastKey } from '../report/compare/live-question.ts';
import { type LiveCompareView, liveCompareView } from '../report/compare/live-view.ts';
import { type LiveOddsView, liveOddsView } from '../report/odds/live-view.ts';
import { applyEdits } from '../scenario/edit.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { applyWhatIf, isNoChange, type WhatIf } from '../scenario/what-if.ts';
import { newestFew } from '../session/newest.ts';
import { movedStates } from '../study/compare/comparable.ts';
import { comparisonOf } from '../study/compare/compare.ts';
import {
  type PairedCounts,
  type PairedSides,
  pairedFan,
  withPairedOdds,
  worthOf,
} from '../study/compare/paired-odds.ts';
import {
  addCourses,
  addDifferences,
  type CourseCounts,
  type CourseDifferences,
  emptyCourseCounts,
  emptyDifferences,
  reversed,
} from '../study/futures/course-counts.ts';
import type { Courses } from '../study/futures/courses.ts';
import { emptyPairTally, type PairTally } from '../study/futures/pair-tally.ts';
import { pairCounter, pairShape } from '../study/futures/pairs.ts';

// Questions of people while they play: the odds of a branch, or how two branches differ. Both compare two sides in
// the same futures, and both are answered from the same counts.

/** A question, and the kind of screen that asks it: odds, or a comparison. */
export interface Asked {
  readonly kind: Answer['kind'];
  readonly question: LiveQuestion;
}

/** An answer over the futures counted so far. */
export type Answer =
  | { readonly kind: 'odds'; readonly odds: LiveOddsView }
  | { readonly kind: 'comparison'; readonly answer: LiveCompareView };

/** The scenario that is played, and how far. */
export interface Played extends Ground {
  readonly turns: number;
}

/** A scenario under some changes, and the futures of one seed that were played of it, piece by piece. */
export interface Series {
  /** Made when it is first asked for. */
  readonly model: () => Model;
  /** Pieces that are played or have been, by number. */
  readonly begun: Set<number>;
  readonly pieces: Map<number, Courses>;
  /** The sum of all pieces. */
  counts: CourseCounts;
}

/** Two series, and how the second differs from the first in the futures that both have. */
export interface Pairing {
  readonly base: Series;
  /** The same series as the base if nothing is changed. */
  readonly variant: Series;
  readonly count: (base: Courses, variant: Courses) => void;
  /** Pieces that are counted, by number. */
  readonly counted: Set<number>;
  tally: PairTally;
  /** How the variant differs from the base. */
  differences: CourseDifferences;
}

const isWeight = ({ path }: WhatIf['edits'][number]): boolean =>
  withoutMean(path).split('.').at(-2) === 'weights' || path.startsWith('weights.');

/** The model under some changes. Other weights alone are a small part of it, and the rest is not compiled again. */
export const modelUnder = (played: Ground, whatIf: LiveSide): Model => {
  const { edits, events, decisions, on: { scenario, model } = played } = whatIf;
  if (isNoChange(whatIf)) return model;
  if (events.length + decisions.length > 0) return compile(applyWhatIf(scenario, whatIf));
  const edited = applyEdits(scenario, edits);
  return edits.every(isWeight)
    ? { ...model, ...compileRules(edited, model.ids, model.effects) }
    : compile(edited);
};

/** A series without futures. */
const makeSeries = (played: Played, whatIf: LiveSide): Series => {
  let made: Model | undefined;
  return {
    model: () => {
      made ??= modelUnder(played, whatIf);
      return made;
    },
    begun: new Set(),
    pieces: new Map(),
    counts: emptyCourseCounts(played.model.states.count, played.turns),
  };
};

/** Takes a piece in. */
export const takePiece = (series: Series, number: number, courses: Courses): void => {
  series.pieces.set(number, courses);
  series.counts = addCourses(series.counts, courses);
};

const pairOf = (
  { scenario, model, turns }: Played,
  { a, b }: LiveQuestion,
  base: Series,
  variant: Series,
): Pairing => {
  const scenarioOn = (side: LiveSide): Scenario => applyWhatIf(side.on?.scenario ?? scenario, side);
  const moved = movedStates(scenarioOn(a), scenarioOn(b));
  const tally = emptyPairTally(pairShape(model, model, { turns }, moved));
  // Changes neither add states nor take any away.
  const count = pairCounter(tally, model.ids, model.ids);
  const differences = emptyDifferences(model.states.count, turns);
  return { base, variant, count, counted: new Set(), tally, differences };
};

/** Counts the futures that both sides have and that are not counted yet. Gives the number of all counted futures. */
export const countCommon = (pairing: Pairing): number => {
  const { base, variant, count, counted } = pairing;
  for (const [number, before] of base.pieces) {
    const after = variant.pieces.get(number);
    if (!after || counted.has(number)) continue;
    count(before, after);
    if (base !== variant) pairing.differences = addDifferences(pairing.differences, before, after);
    counted.add(number);
    pairing.tally = {
      ...pairing.tally,
      futures: joinRanges([...pairing.tally.futures, before.futures]),
    };
  }
  return sizeOf(pairing.tally.futures);
};

/** How many recent questions are kept. A question that comes back is answered at once. */
const KEPT = 6;

/** Finds the counts for a question. Keeps the recent questions, for one seed at a time. */
export const pairMemory = (played: Played): ((question: LiveQuestion) => Pairing) => {
  const series = newestFew<string, Series>(KEPT);
  const pairings = newestFew<string, Pairing>(KEPT);
  return (question) => {
    const { seed, a, b } = question;
    const keyOf = (side: LiveSide): string => `${pastKey(question)} ${side.key}`;
    const seriesOf = (side: LiveSide): Series => series(seed, keyOf(side), () => makeSeries(played, side));
    const [base, variant] = [seriesOf(a), seriesOf(b)];
    return pairings(seed, `${keyOf(a)} ${b.key}`, () => pairOf(played, question, base, variant));
  };
};

/**
 * The counts for the odds of both sides. Each side has its own counts, but the side with fewer futures gets the counts
 * of the other side and the difference to it. They are copies, because the screens keep a view while counting goes on.
 */
const sidesOf = ({ base, variant, differences }: Pairing, isSame: boolean): PairedSides => {
  const before = { counts: structuredClone(base.counts), change: undefined };
  if (base === variant) return { base: before, variant: before };
  const after = { counts: structuredClone(variant.counts), change: undefined };
  const change = isSame ? undefined : structuredClone(differences);
  const more = base.counts.futures - variant.counts.futures;
  if (more === 0) return { base: before, variant: after };
  return more > 0
    ? { base: before, variant: { ...before, change } }
    : { base: { ...after, change: change && reversed(change) }, variant: after };
};

/** Puts the counts for a question into the view that the screens draw. */
export const answerOf = (
  { scenario, turns }: Played,
  { kind, question }: Asked,
  pairing: Pairing,
  aim: number,
  trouble?: string,
): Answer => {
  const found = countCommon(pairing) === 0 ? undefined : comparisonOf(pairing.tally);
  // A result that is the same in all shared futures counts as the same in the futures that only one side has.
  const sides = sidesOf(pairing, found?.partedOfAll.count === 0);
  const comparison = found && withPairedOdds(found, sides, question.past?.turn ?? 0);
  const worth = comparison ? worthOf(comparison, sides) : 0;
  const about = { scenario, turns, question, aim, comparison, worth, trouble };
  if (kind === 'comparison') return { kind, answer: liveCompareView(about) };
  const counted = (paired: PairedCounts) => ({ paired, fan: pairedFan(paired) });
  const before = pairing.base === pairing.variant ? undefined : counted(sides.base);
  return { kind, odds: liveOddsView({ ...about, now: counted(sides.variant), before }) };
};
