/** The values that something may have, from its lowest to its highest quantile. */
export type ValueSpread =
  | { readonly kind: 'even'; readonly low: number; readonly high: number }
  /** The likeliest value is `mode`. The likelihood falls in straight lines towards both ends. */
  | { readonly kind: 'peak'; readonly low: number; readonly high: number; readonly mode: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly kind: 'one of'; readonly values: readonly (number | string)[] };

/** Something of a scenario that is not certain, for studies of what matters. No run reads it. */
export type Uncertain = {
  readonly id: string;
  readonly label: string;
  /** Inputs of one group move together, and count as one input. */
  readonly group?: string;
} & (
  | { /** Paths as `--set` names them. */ readonly set: readonly string[]; readonly spread: ValueSpread }
  | { /** An event that may not happen at all. */ readonly event: string; readonly chance: number }
);
