/** The known facts of a state's dealings with the target: what it sends, what it accepts, what it says. */
export const FACTS = ['sends', 'accepts', 'says'] as const;
export type FactName = (typeof FACTS)[number];

/** The level of each fact of a state, such as `accepts: charge`. A fact that is missing is unknown. */
export type Facts = { readonly [fact in FactName]?: string | undefined };

/** The levels of each fact that bring a state to a rung. */
export type Levels = { readonly [fact in FactName]?: readonly string[] | undefined };

/** The index of the highest rung that has a level which is met. Undefined if there is none. */
export const rungOfFacts = (ladder: readonly Levels[], facts: Facts): number | undefined => {
  const rung = ladder.findLastIndex((levels) =>
    FACTS.some((fact) => levels[fact]?.some((level) => level === facts[fact]) ?? false),
  );
  return rung < 0 ? undefined : rung;
};

/** The facts that are known, in words: `sends charge, accepts charge, says conditions`. */
export const factsText = (facts: Facts): string =>
  FACTS.flatMap((fact) => (facts[fact] === undefined ? [] : [`${fact} ${facts[fact]}`])).join(', ');
