import type { Path } from '../../scenario/located.ts';
import type { Rule, Scenario } from '../../scenario/scenario.ts';

/** A value of the scenario that rules may have in its place. */
interface Replaced {
  readonly name: string;
  readonly path: Path;
  readonly isReplacedBy: (rule: Rule) => boolean;
}

const rates = ({ ladder }: Scenario, way: 'up' | 'down'): readonly Replaced[] =>
  ladder.map(({ id }) => ({
    name: `rate ${way} ${id}`,
    path: ['rates', way, id],
    isReplacedBy: (rule) => Object.hasOwn(rule.rates[way], id),
  }));

/** The values of a scenario that no future plays, since every rule has a value of its own. */
export const overruled = (scenario: Scenario): readonly Replaced[] => {
  const { rules = [], weights } = scenario;
  const all: readonly Replaced[] = [
    ...Object.keys(weights).map((id) => ({
      name: `weight ${id}`,
      path: ['weights', id],
      isReplacedBy: (rule: Rule) => Object.hasOwn(rule.weights, id),
    })),
    ...rates(scenario, 'up'),
    ...rates(scenario, 'down'),
    {
      name: 'uncertainty',
      path: ['rates', 'uncertainty'],
      isReplacedBy: ({ uncertainty }) => uncertainty !== undefined,
    },
  ];
  return rules.length === 0 ? [] : all.filter(({ isReplacedBy }) => rules.every(isReplacedBy));
};
