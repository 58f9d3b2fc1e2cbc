import { SOCIAL_TERMS } from '../domain/terms.ts';
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

/**
 * The rules under which states heed each other. Under the other rules all social weights are 0 in all futures, so no
 * move, pulse or legitimacy changes a rate of another state.
 */
export const heedingRules = ({ ids, rules, effects }: Model): ReadonlySet<ModelRule> => {
  const width = ids.weights.length;
  const isSocial = ids.weights.map((id) => SOCIAL_TERMS.some((term) => term === id));
  const columns = isSocial.flatMap((social, column) => (social ? [column] : []));
  const isAnySet = (means: Float64Array): boolean =>
    columns.some((column) => {
      for (let at = column; at < means.length; at += width) if (means[at] !== 0) return true;
      return false;
    });
  if (effects.some((effect) => effect.kind === 'weight' && isSocial[effect.weight])) return new Set(rules);
  const heeds = ({ weightMeans, draws }: ModelRule): boolean =>
    isAnySet(weightMeans) ||
    draws.some(({ table, at }) => table === 'weight' && at.some((position) => isSocial[position % width]));
  return new Set(rules.filter(heeds));
};
