import { mainRule } from '../../domain/rules/under-rule.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { safeText } from './safe-text.ts';

/**
 * The rival rule that a future plays, in a sentence. A run without a rule plays the scenario at its centre, under the
 * rule with the largest share. Empty if the scenario has no rules.
 */
export const ruleText = ({ rules = [] }: Scenario, played: string | undefined): string => {
  const rule = rules.find(({ id }) => id === played) ?? mainRule(rules);
  if (!rule) return '';
  const label = `“${safeText(rule.label)}”`;
  if (rules.length === 1) return `Every future plays the rule ${label}.`;
  const among = `one of ${rules.length} rules by which states may decide`;
  return played === undefined
    ? `Explained under the rule ${label}, ${among}: it has the largest share.`
    : `This future plays the rule ${label}, ${among}.`;
};
