/** What plays futures that are counted: the rules with compiled passes, or these alone. Both play the same futures, bit for bit. */
export const ENGINES = ['kernel', 'typescript'] as const;
export type Engine = (typeof ENGINES)[number];

let chosen: Engine = 'kernel';
let doubt: number | undefined;

/**
 * Chooses the engine of this thread. The kernel plays only where WebAssembly and its vectors are there. `inDoubt` is for tests: the
 * share of its threshold from which a near pressure has to be away, in place of what follows from the model.
 */
export const chooseEngine = (engine: Engine, inDoubt?: number): void => {
  chosen = engine;
  doubt = inDoubt;
};

export const chosenEngine = (): Engine => chosen;

export const chosenDoubt = (): number | undefined => doubt;
