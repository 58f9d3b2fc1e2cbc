// The package has no types.
declare module 'ml-cart' {
  /** A node of a tree: rows with less than `splitValue` in `splitColumn` go left. A leaf has no children. */
  export interface CartNode {
    readonly left?: CartNode;
    readonly right?: CartNode;
    readonly splitColumn?: number;
    readonly splitValue?: number;
  }

  export class DecisionTreeClassifier {
    constructor(options: {
      readonly minNumSamples: number;
      readonly maxDepth: number;
      readonly gainThreshold: number;
    });
    train(rows: readonly (readonly number[])[], labels: readonly number[]): void;
    toJSON(): { readonly root: CartNode };
  }
}
