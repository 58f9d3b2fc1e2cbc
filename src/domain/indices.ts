/** The indices of each turn. `recognisers` is a count; all others are from 0 to 100. */
export const INDEX_IDS = [
  'recognisers',
  'legitimacy',
  'isolation',
  'frozen_assets',
  'norm_strength',
  'regional_stability',
  'womens_rights',
] as const;

/** The id of an index. */
export type IndexId = (typeof INDEX_IDS)[number];

/** The value of every index, by id: `recognisers` is a count, the others are 0 to 100. */
export type Indices = Readonly<Record<IndexId, number>>;

/** The indices in words. */
export const INDEX_LABELS: Readonly<Record<IndexId, string>> = {
  recognisers: 'Recognisers',
  legitimacy: 'Legitimacy of the target',
  isolation: 'Isolation of the target',
  frozen_assets: 'Access to frozen assets',
  norm_strength: 'Strength of the norm against recognition',
  regional_stability: 'Regional stability',
  womens_rights: "Women's-rights outlook",
};
