import type { Parameter } from '../../scenario/scenario.ts';
import { backedChance, type ClaimFacts, type FactShares } from '../waves/claim-facts.ts';

/** The base rate of the step to recognition, by what is known of the claim on the first day. */
export interface ClaimLevels {
  /** A great power sponsors it or it has a legal route, and no word of the UN or the region is against it. */
  readonly backed: Parameter;
  readonly other: Parameter;
  readonly shares: FactShares;
}

/** The base rate for a claim: one of the two levels, or their mixture's mean and spread. */
export const levelFor = (facts: ClaimFacts, { backed, other, shares }: ClaimLevels): Parameter => {
  const chance = backedChance(facts, shares);
  const mean = chance * backed.mean + (1 - chance) * other.mean;
  const apart = (backed.mean - other.mean) * (backed.mean - other.mean) * chance * (1 - chance);
  const within = chance * backed.sd * backed.sd + (1 - chance) * other.sd * other.sd;
  return { mean, sd: Math.sqrt(within + apart) };
};
