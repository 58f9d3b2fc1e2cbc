/** Counted futures are played by the rules with compiled passes, or by the rules alone. Both give the same bits. */
export const ENGINES = ['kernel', 'typescript'] as const;
export type Engine = (typeof ENGINES)[number];

let chosen: Engine = 'kernel';
let doubt: number | undefined;

/**
 * Chooses the engine of this thread. The kernel plays only if there are WebAssembly and its vectors. `inDoubt` is for
 * tests: the share of its threshold by which a near pressure has to miss it, in place of the share that follows from
 * the model.
 */
export const chooseEngine = (engine: Engine, inDoubt?: number): void => {
  chosen = engine;
  doubt = inDoubt;
};

export const chosenEngine = (): Engine => chosen;

export const chosenDoubt = (): number | undefined => doubt;
