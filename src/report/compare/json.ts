import { turnDate } from '../../domain/dates.ts';
import type { Estimate, Share } from '../../domain/intervals.ts';
import type { Move } from '../../domain/run.ts';
import type {
  Change,
  Comparison,
  CountChange,
  HorizonChange,
  StateTiming,
} from '../../study/compare/compare.ts';
import type { TurnDifference } from '../../study/compare/first-difference.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';
import { type SkillFile, skillData } from '../words/skill.ts';
import { varianceData } from '../words/variance-text.ts';
import type { ComparedScenario, ComparedVariant, CompareReport } from './compare-report.ts';

const aboutOf = ({ scenario, sha256 }: ComparedScenario): object => ({
  id: scenario.id,
  title: scenario.title,
  sha256,
});

const shareOf = ({ share, low, high }: Omit<Share, 'count'>): object => ({ share, low, high });

/** The JSON has null for a bound that is not finite (the interval of a single future has such bounds). */
const estimateOf = ({ value, low, high }: Estimate): object => ({ value, low, high });

const changeOf = ({ base, variant, difference, ...change }: Change): object => ({
  base: shareOf(base),
  variant: shareOf(variant),
  difference: estimateOf(difference),
  ...change,
});

const countOf = ({ more, equal, fewer, difference, verdict }: CountChange): object => ({
  more: shareOf(more),
  equal: shareOf(equal),
  fewer: shareOf(fewer),
  difference: estimateOf(difference),
  verdict,
});

const partedOf = ({ count, medianTurn, ...share }: Comparison['parted']): object => ({
  futures: count,
  ...shareOf(share),
  median_turn: medianTurn ?? null,
});

const horizonOf = (
  { turn, count, countOfAll, many, states, tracks }: HorizonChange,
  { scenario }: ComparedVariant,
  asked: readonly string[] | undefined,
): object => ({
  turn,
  date: turnDate(scenario.start, scenario.turn, turn),
  count: countOf(count),
  count_of_all: countOf(countOfAll),
  ...(many && { at_least: changeOf(many) }),
  states: states
    .filter(({ id }) => asked === undefined || asked.includes(id))
    .map(({ id, by, at }) => ({ id, by: changeOf(by), at: changeOf(at) })),
  tracks: tracks.map(({ id, better, worse }) => ({ id, better: changeOf(better), worse: changeOf(worse) })),
});

const timingOf = ({ id, variantEarlier, baseEarlier, both, later }: StateTiming): object => ({
  id,
  variant_earlier: variantEarlier,
  base_earlier: baseEarlier,
  both,
  turns_later: both > 0 ? estimateOf(later) : null,
});

const movesOf = (moves: readonly Move[]): readonly object[] =>
  moves.map(({ state, from, to, cause }) => ({ state, from, to, cause: cause.kind }));

const turnOf = (difference: TurnDifference | undefined): object | null => {
  if (!difference) return null;
  const { turn, date, moves, ...others } = difference;
  return { turn, date, moves: { base: movesOf(moves.base), variant: movesOf(moves.variant) }, ...others };
};

const variantOf = (variant: ComparedVariant, { states, future }: CompareReport): object => {
  const { comparison, first, unshared } = variant;
  return {
    name: variant.name,
    scenario: aboutOf(variant),
    edits: variant.edits.map(({ path, from, to }) => ({ path, from: from ?? null, to: to ?? null })),
    only_in_base: unshared.base,
    only_in_variant: unshared.variant,
    moved: comparison.moved,
    turns: comparison.turns,
    same: comparison.same,
    parted: partedOf(comparison.parted),
    parted_of_all: partedOf(comparison.partedOfAll),
    horizons: comparison.horizons.map((horizon) => horizonOf(horizon, variant, states)),
    timing: comparison.timing.filter(({ id }) => states === undefined || states.includes(id)).map(timingOf),
    ...(comparison.variance && { variance: varianceData(comparison.variance) }),
    first_difference: first && { future, any: turnOf(first.any), standing: turnOf(first.standing) },
  };
};

/** A comparison as JSON text. The same scenarios, seed and futures give the same bytes. */
export const compareJson = (
  report: CompareReport,
  manifest: Manifest,
  skill?: SkillFile,
  asked: object = {},
): string =>
  answerJson(manifest, {
    ...asked,
    variants: report.variants.map((variant) => variantOf(variant, report)),
    skill: skillData(skill),
  });
