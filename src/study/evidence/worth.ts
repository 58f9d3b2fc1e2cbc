import { type Estimate, Z90, Z95 } from '../../domain/intervals.ts';
import type { InputAnswer, SensitivityAnswer } from '../sensitivity/answer.ts';
import { ENDS } from '../sensitivity/design.ts';
import type { InputFigure, UncertainInput } from '../sensitivity/inputs.ts';
import { valueAt } from '../sensitivity/settings.ts';

/** The value of knowing one figure better. */
export interface FigureFound extends InputAnswer {
  readonly figure: InputFigure;
  /** The variance of the outcome that this figure alone brings. It would be gone if the figure were known. */
  readonly varianceBrought: Estimate;
  /** Its share of the variance that all figures bring. */
  readonly share: Estimate;
}

/** Which source to check next. */
export interface EvidenceAnswer {
  readonly study: SensitivityAnswer;
  /** The variance of the outcome between futures, with the figures as they are. */
  readonly luck: number;
  /** The variance that all figures bring. */
  readonly brought: number;
  /** The share of the variance between futures that would come from the figures if they were drawn too. */
  readonly share: number;
  /** The figure that is most worth checking first. */
  readonly figures: readonly FigureFound[];
}

const GRID = 400;
/** A smaller value is only rounding. */
const TINY = 1e-9;

const squared = (value: number): number => value * value;

/** The variance of a value, in squared units of the distance between its ends. It is 0 if it has no other value. */
const spreadFactor = ({ members: [member] }: UncertainInput): number => {
  if (member?.kind !== 'set') return 1 / squared(2 * Z90);
  const at = (u: number): number => Number(valueAt(member.spread, u));
  const [low, high] = [at(ENDS[0]), at(ENDS[1])];
  if (low === high) return 0;
  const values = Array.from({ length: GRID }, (_, n) => at((n + 0.5) / GRID));
  const mean = values.reduce((sum, value) => sum + value, 0) / GRID;
  return values.reduce((sum, value) => sum + squared(value - mean), 0) / GRID / squared(high - low);
};

/** A change from end to end as a variance. The variance of the noise is subtracted from the square of the change. */
const broughtBy = ({ value, low, high }: Estimate, factor: number): Estimate => {
  if (!Number.isFinite(value)) return { value: 0, low: 0, high: 0 };
  const error = (high - low) / 2 / Z95;
  const square = squared(value) - squared(error);
  const nearest = low > 0 ? low : high < 0 ? high : 0;
  return {
    value: factor * (square > TINY * squared(value) ? square : 0),
    low: factor * squared(nearest),
    high: factor * Math.max(squared(low), squared(high)),
  };
};

/**
 * What figures are worth, from a study of one at a time: by the delta method the variance that a figure brings is the square of
 * the change from its low to its high end, in units of its own spread.
 */
export const figureWorth = (study: SensitivityAnswer, luck: number): EvidenceAnswer => {
  const found = study.inputs.flatMap((each) => {
    const { input, swing } = each;
    if (!input.figure || !swing) return [];
    const variance = broughtBy(swing.change, spreadFactor(input));
    return [
      { each, figure: input.figure, variance, isDrawn: input.members.some(({ kind }) => kind === 'draw') },
    ];
  });
  const sum = (list: typeof found): number => list.reduce((all, { variance }) => all + variance.value, 0);
  const brought = sum(found);
  // The figures that each future already draws are part of the variance between futures.
  const all = luck + sum(found.filter(({ isDrawn }) => !isDrawn));
  const shareOf = (value: number): number => (brought > 0 ? value / brought : 0);
  return {
    study,
    luck,
    brought,
    share: all > 0 ? brought / all : 0,
    figures: found
      .toSorted((a, b) => b.variance.value - a.variance.value || b.variance.high - a.variance.high)
      .map(({ each, figure, variance: { value, low, high } }) => ({
        ...each,
        figure,
        varianceBrought: { value, low, high },
        share: { value: shareOf(value), low: Math.min(1, shareOf(low)), high: Math.min(1, shareOf(high)) },
      })),
  };
};
