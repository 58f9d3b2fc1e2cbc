import type { Model, ModelRule } from '../model/model.ts';
import { exponential, type Luck, PURPOSES } from '../random/luck.ts';

/**
 * The rule that a future plays. Each rule draws a time from Exp(share), and the earliest is played: so a rule has the chance
 * share / sum of shares, and a new rule changes only the futures that play it.
 */
export const ruleOf = ({ rules }: Model, luck: Luck): ModelRule => {
  let played = rules[0] as ModelRule;
  if (rules.length === 1) return played;
  let earliest = Number.POSITIVE_INFINITY;
  for (const rule of rules) {
    const time = exponential(luck, rule.name.high, rule.name.low, PURPOSES.rule, 0) / rule.share;
    if (time < earliest) [played, earliest] = [rule, time];
  }
  return played;
};
