import type { StateId } from '../../domain/ids.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** What may be known of a claim on its first day and bears on how many follow; undefined: not known. */
interface ClaimFacts {
  /** A great power sponsors it. */
  readonly sponsor: boolean | undefined;
  /** It has a legal route: a former colony, a federation that dissolves, or a word of the United Nations for it. */
  readonly route: boolean | undefined;
  /** The United Nations or the organisation of its region has spoken against it. */
  readonly against: boolean | undefined;
}

type Fact = keyof ClaimFacts;

/**
 * The chance that many states follow a claim, by two signs of its first day: it is backed, and several patrons declared
 * for it. Judged from claims that were listed beforehand (docs/fitting.md). `unsure`: several patrons, nothing else is
 * known.
 */
const MANY_CHANCES = { none: 1 / 80, one: 1 / 8, both: 3 / 5, unsure: 3 / 10 } as const;

/** The permanent members of the Security Council: sponsors that count as great powers. */
const GREAT_POWERS: readonly StateId[] = ['CHN', 'FRA', 'GBR', 'RUS', 'USA'];

/** The states that declared before the first day that they are for a claim, and against it. */
interface Sides {
  readonly patrons: readonly StateId[];
  readonly opponents: readonly StateId[];
}

/** The declared sides of a scenario: those of its claim, or else the members of its blocs PATRONS and RIVALS. */
export const declaredSides = ({ claim, blocs }: Pick<Scenario, 'claim' | 'blocs'>): Sides => {
  const members = (bloc: string): readonly StateId[] => blocs.find(({ id }) => id === bloc)?.members ?? [];
  return claim ?? { patrons: members('PATRONS'), opponents: members('RIVALS') };
};

/** The facts of a scenario's claim. Without a `claim:` section they follow from its blocs, or are not known. */
export const claimFactsOf = (scenario: Pick<Scenario, 'claim' | 'blocs'>): ClaimFacts => {
  const { claim, blocs } = scenario;
  if (claim)
    return {
      sponsor: claim.sponsor,
      route: claim.route === 'colony' || claim.route === 'federation' || claim.un === 'for',
      against: claim.un === 'against' || claim.region === 'against',
    };
  // If only opponents are named, no patron was known.
  const isNamed = blocs.some(({ id }) => id === 'PATRONS' || id === 'RIVALS');
  return {
    sponsor: isNamed
      ? declaredSides(scenario).patrons.some((state) => GREAT_POWERS.includes(state))
      : undefined,
    route: undefined,
    against: undefined,
  };
};

/** How often each fact holds among the waves that know it. A claim for which the fact is not known gets this share. */
type FactShares = Readonly<Record<Fact, number>>;

/** Shares with one more wave on either side, so that a few waves never make a fact certain. */
export const factShares = (waves: readonly ClaimFacts[]): FactShares => {
  const share = (fact: Fact): number => {
    const known = waves.flatMap((facts) => facts[fact] ?? []);
    return (known.filter(Boolean).length + 1) / (known.length + 2);
  };
  return { sponsor: share('sponsor'), route: share('route'), against: share('against') };
};

/** The chance that a claim is backed: 0 or 1 where its facts decide it; what is not known is averaged over. */
export const backedChance = (facts: ClaimFacts, shares: FactShares): number => {
  const chance = (fact: Fact): number => {
    const known = facts[fact];
    return known === undefined ? shares[fact] : Number(known);
  };
  return (1 - (1 - chance('sponsor')) * (1 - chance('route'))) * (1 - chance('against'));
};

/** The chance that many states follow the claim of a scenario, as far as its first day tells. */
export const manyChance = (scenario: Pick<Scenario, 'claim' | 'blocs'>): number => {
  const facts = claimFactsOf(scenario);
  const hasSeveral = declaredSides(scenario).patrons.length > 1;
  if (facts.route === undefined)
    return facts.sponsor === undefined || hasSeveral ? MANY_CHANCES.unsure : MANY_CHANCES.none;
  const isBacked = (facts.sponsor || facts.route) && !facts.against;
  if (isBacked && hasSeveral) return MANY_CHANCES.both;
  return isBacked || hasSeveral ? MANY_CHANCES.one : MANY_CHANCES.none;
};
