/** A number with its spread. */
interface Spread {
  readonly mean: number;
  readonly sd: number;
}

type ByName = Readonly<Record<string, Spread>>;

/** The parts of a scenario for which rules have values of their own. */
interface Ruled {
  readonly ladder: readonly { readonly id: string }[];
  readonly weights: ByName;
  readonly rates: {
    readonly up: readonly Spread[];
    readonly down: readonly Spread[];
    readonly uncertainty: number;
  };
  readonly rules?: readonly RivalRule[];
}

/** The values that a rule has, in place of those of its scenario, and its share. */
interface RivalRule {
  readonly share: number;
  readonly weights: ByName;
  /** By the rung that the step leaves. */
  readonly rates: { readonly up: ByName; readonly down: ByName };
  readonly uncertainty?: number;
}

/** A scenario as a rule plays it. The values of the rule replace the scenario's own, and no rules remain. */
export const underRule = <T extends Ruled>(scenario: T, rule: RivalRule): Omit<T, 'rules'> => {
  const { rules: _, ...rest } = scenario;
  const { ladder, rates, weights } = scenario;
  const replaced = (own: readonly Spread[], values: ByName, first: number): readonly Spread[] =>
    own.map((rate, k) => values[ladder[k + first]?.id ?? ''] ?? rate);
  return {
    ...rest,
    weights: { ...weights, ...rule.weights },
    rates: {
      ...rates,
      up: replaced(rates.up, rule.rates.up, 0),
      down: replaced(rates.down, rule.rates.down, 1),
      uncertainty: rule.uncertainty ?? rates.uncertainty,
    },
  };
};

/** The rule with the largest share. If several rules have it, the first of them. Undefined if there is no rule. */
export const mainRule = <T extends { readonly share: number }>(rules: readonly T[] = []): T | undefined =>
  rules.reduce<T | undefined>((main, rule) => (main && main.share >= rule.share ? main : rule), undefined);

/** A scenario as its main rule plays it. A scenario without rules stays as it is. */
export const underMainRule = <T extends Ruled>(scenario: T): Omit<T, 'rules'> => {
  const main = mainRule(scenario.rules);
  return main ? underRule(scenario, main) : scenario;
};
