/** What plays futures that are counted: the rules with compiled passes, or these alone. Both play the same futures, bit for bit. */
export const ENGINES = ['kernel', 'typescript'] as const;
export type Engine = (typeof ENGINES)[number];

let chosen: Engine = 'kernel';

/** Chooses the engine of this thread. The kernel plays only where WebAssembly and its vectors are there. */
export const chooseEngine = (engine: Engine): void => {
  chosen = engine;
};

export const chosenEngine = (): Engine => chosen;
