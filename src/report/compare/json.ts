import { turnDate } from '../../domain/dates.ts';
import type { Estimate, Share } from '../../domain/intervals.ts';
import type { Act, Move } from '../../domain/run.ts';
import type { Change, HorizonChange, StateTiming } from '../../study/compare/compare.ts';
import type { TurnDifference } from '../../study/compare/first-difference.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';
import { type SkillFile, skillData } from '../words/skill.ts';
import type { ComparedScenario, ComparedVariant, CompareReport } from './compare-report.ts';

const aboutOf = ({ scenario, sha256 }: ComparedScenario): object => ({
  id: scenario.id,
  title: scenario.title,
  sha256,
});

const shareOf = ({ share, low, high }: Share): object => ({ share, low, high });

/** An unbounded interval (of one future) has no numbers in JSON. */
const estimateOf = ({ value, low, high }: Estimate): object => ({
  value,
  low: Number.isFinite(low) ? low : null,
  high: Number.isFinite(high) ? high : null,
});

const changeOf = ({ base, variant, difference, gained, lost, verdict }: Change): object => ({
  base: shareOf(base),
  variant: shareOf(variant),
  difference: estimateOf(difference),
  gained,
  lost,
  verdict,
});

const horizonOf = (
  { turn, count, states }: HorizonChange,
  { scenario }: ComparedVariant,
  asked: readonly string[] | undefined,
): object => ({
  turn,
  date: turnDate(scenario.start, scenario.turn, turn),
  count: {
    more: shareOf(count.more),
    equal: shareOf(count.equal),
    fewer: shareOf(count.fewer),
    difference: estimateOf(count.difference),
    verdict: count.verdict,
  },
  states: states
    .filter(({ id }) => asked === undefined || asked.includes(id))
    .map(({ id, by, at }) => ({ id, by: changeOf(by), at: changeOf(at) })),
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

const actsOf = (acts: readonly Act[]): readonly object[] => acts.map((act) => ({ ...act }));

const turnOf = (difference: TurnDifference | undefined): object | null =>
  difference
    ? {
        turn: difference.turn,
        date: difference.date,
        moves: { base: movesOf(difference.moves.base), variant: movesOf(difference.moves.variant) },
        acts: { base: actsOf(difference.acts.base), variant: actsOf(difference.acts.variant) },
        standing: difference.standing,
        values: difference.values,
      }
    : null;

const variantOf = (variant: ComparedVariant, { states, future }: CompareReport): object => {
  const { comparison, first, unshared } = variant;
  const { share, low, high, count, medianTurn } = comparison.parted;
  return {
    name: variant.name,
    scenario: aboutOf(variant),
    edits: variant.edits.map(({ path, from, to }) => ({ path, from: from ?? null, to: to ?? null })),
    only_in_base: unshared.base,
    only_in_variant: unshared.variant,
    turns: comparison.turns,
    same: comparison.same,
    parted: { futures: count, share, low, high, median_turn: medianTurn ?? null },
    horizons: comparison.horizons.map((horizon) => horizonOf(horizon, variant, states)),
    timing: comparison.timing.filter(({ id }) => states === undefined || states.includes(id)).map(timingOf),
    first_difference: first && { future, any: turnOf(first.any), standing: turnOf(first.standing) },
  };
};

/** A comparison as JSON text. The same scenarios, seed and futures give the same bytes. */
export const compareJson = (report: CompareReport, manifest: Manifest, skill?: SkillFile): string =>
  answerJson(manifest, {
    variants: report.variants.map((variant) => variantOf(variant, report)),
    skill: skillData(skill),
  });
