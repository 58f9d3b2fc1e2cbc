import type {
  BoxEnd,
  DiscoverAnswer,
  FoundBox,
  FoundSearch,
  Restriction,
} from '../../study/discover/discovered.ts';
import type { PointsAbout } from '../../study/sealed/study-about.ts';
import type { UncertainInput } from '../../study/sensitivity/inputs.ts';
import { fixed, listed, NBSP, percent, quantity } from '../words/numbers.ts';
import { shareWithInterval, thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';

/** The results of a search, and what they are about, for text, page and screen. */
export interface DiscoverView {
  readonly answer: DiscoverAnswer;
  readonly about: PointsAbout;
}

/** A restriction with a larger quasi-p may be due to luck. It then says nothing. */
const SIGNIFICANT = 0.05;

const WEIGHT = /^weight of (.+)$/;
const OWN_WEIGHT = /^(.+)'s weight of (.+)$/;

/** Says what a weight makes count: `“economy” counts`. Undefined for any other input. */
const weighed = (label: string): string | undefined => {
  const [, weight] = WEIGHT.exec(label) ?? [];
  if (weight !== undefined) return `“${weight}” counts`;
  const [, state, own] = OWN_WEIGHT.exec(label) ?? [];
  return own === undefined ? undefined : `for ${state} “${own}” counts`;
};

const isReal = (end: BoxEnd | undefined): end is BoxEnd => end !== undefined && end.quasiP <= SIGNIFICANT;

const HALF = 0.5;

const DEGREES = {
  weight: ['much', 'more than little', 'little', 'less than much', 'neither much nor little'],
  other: ['high', 'not low', 'low', 'not high', 'neither high nor low'],
} as const;

const degreeOf = (above: BoxEnd | undefined, below: BoxEnd | undefined, of: keyof typeof DEGREES): string => {
  const [much, notLittle, little, notMuch, middle] = DEGREES[of];
  if (above && below) return middle;
  if (above) return above.at >= HALF ? much : notLittle;
  return (below?.at ?? 1) <= HALF ? little : notMuch;
};

/** The place of an end, in the unit of the scenario if it has one, and as a part of its range. */
const placeOf = (end: BoxEnd, side: 'above' | 'below'): string => {
  const part = side === 'above' ? `upper ${percent(1 - end.at)}` : `lower ${percent(end.at)}`;
  return end.value === undefined ? part : `${side}${NBSP}${quantity(end.value)}, the ${part}`;
};

const choiceText = (label: string, names: readonly string[], { members }: UncertainInput): string =>
  members[0]?.kind === 'event'
    ? `“${label}” ${names.join(' or ')}`
    : `${label}: ${names.map((name) => `“${safeText(name)}”`).join(' or ')}`;

/** The condition of a restriction, in words. Undefined if the restriction may be due to luck. */
const restrictionText = (of: Restriction): string | undefined => {
  const label = safeText(of.input.label);
  if (of.kind === 'choice')
    return of.quasiP > SIGNIFICANT ? undefined : choiceText(label, of.names, of.input);
  const [above, below] = [of.above, of.below].map((end) => (isReal(end) ? end : undefined));
  if (!above && !below) return undefined;
  const subject = weighed(label);
  const places = [...(above ? [placeOf(above, 'above')] : []), ...(below ? [placeOf(below, 'below')] : [])];
  return `${subject ?? `${label} is`} ${degreeOf(above, below, subject === undefined ? 'other' : 'weight')} (${places.join('; ')})`;
};

/** Whether a restriction is hardly due to luck. */
export const isTold = (of: Restriction): boolean =>
  of.kind === 'choice' ? of.quasiP <= SIGNIFICANT : isReal(of.above) || isReal(of.below);

/** The conditions of restrictions, in words. Restrictions that may be due to luck are left out. */
export const restrictionsText = (restrictions: readonly Restriction[]): string =>
  listed(restrictions.flatMap((of) => restrictionText(of) ?? []));

const outcomeText = ({ about }: DiscoverView): string => `“${safeText(about.outcome)}”`;

/**
 * Searches with only the boxes that have a condition that is hardly due to luck. A search after the first one keeps
 * only its last box, and only if this box is surely denser than all futures. The other boxes say little.
 */
export const toldSearches = ({ answer }: DiscoverView): readonly FoundSearch[] => {
  const isWorth = (box: FoundBox): boolean => box.density.low > answer.held.high;
  return answer.searches
    .map((search, n) => {
      const told = search.boxes.filter((box) => box.restrictions.some(isTold));
      return { ...search, boxes: n === 0 ? told : told.slice(-1).filter(isWorth) };
    })
    .filter(({ boxes }, n) => n === 0 || boxes.length > 0);
};

/** A box as a sentence. */
export const boxSentence = (box: FoundBox, view: DiscoverView): string =>
  `${outcomeText(view)} comes about in ${shareWithInterval(box.density)} of futures when ${restrictionsText(box.restrictions)}. That has ${shareWithInterval(box.coverage)} of the futures in which it does.`;

/** The result as a whole, in sentences. */
export const discoverSummary = (view: DiscoverView): string => {
  const { held, searches } = view.answer;
  if (held.count === 0)
    return `${outcomeText(view)} never happened in ${thousands(held.of)} futures: there is no condition to find. Ask for less, or for a later time.`;
  if (held.count === held.of)
    return `${outcomeText(view)} happened in all ${thousands(held.of)} futures: no condition tells them apart.`;
  const base = `${outcomeText(view)} comes about in ${shareWithInterval(held)} of all futures.`;
  return searches.length === 0 ? `${base} No part of the inputs has more of them than the whole.` : base;
};

const MOST_STEPS = 12;

/** The steps of a trajectory that a table shows. They include the first and the last step. */
export const someSteps = <Step>(steps: readonly Step[]): readonly Step[] => {
  if (steps.length <= MOST_STEPS) return steps;
  const places = Array.from({ length: MOST_STEPS }, (_, i) =>
    Math.round((i * (steps.length - 1)) / (MOST_STEPS - 1)),
  );
  return places.flatMap((at) => steps.slice(at, at + 1));
};

/** A limit of a box as cells of a table: from, to, quasi-p. */
export const limitCells = (of: Restriction): readonly string[] => {
  const p = (value: number): string => (value < 0.001 ? '< .001' : fixed(value, 3).replace('0.', '.'));
  if (of.kind === 'choice')
    return [safeText(of.input.label), of.names.map(safeText).join(', '), '', p(of.quasiP)];
  const end = (limit: BoxEnd | undefined): string =>
    limit === undefined ? '' : limit.value === undefined ? percent(limit.at) : quantity(limit.value);
  const values = [of.above, of.below].flatMap((limit) => (limit ? [p(limit.quasiP)] : []));
  return [safeText(of.input.label), end(of.above), end(of.below), values.join(', ')];
};
