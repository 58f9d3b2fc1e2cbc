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

/** The indices that a climate can read. The norm is none of them, and none of them depends on it. */
export const CLIMATE_INDICES = [
  'legitimacy',
  'isolation',
  'frozen_assets',
  'regional_stability',
  'womens_rights',
] as const satisfies readonly IndexId[];

export type ClimateIndex = (typeof CLIMATE_INDICES)[number];

/** The value of every index, by id. `recognisers` is a count; the other values are from 0 to 100. */
export type Indices = Readonly<Record<IndexId, number>>;

/** Something of every index, by id. */
export const byIndex = <Of>(of: (id: IndexId) => Of): Readonly<Record<IndexId, Of>> => ({
  recognisers: of('recognisers'),
  legitimacy: of('legitimacy'),
  isolation: of('isolation'),
  frozen_assets: of('frozen_assets'),
  norm_strength: of('norm_strength'),
  regional_stability: of('regional_stability'),
  womens_rights: of('womens_rights'),
});

/** The indices in words. A scenario may lack an index, or give it another name. */
export const INDEX_LABELS = {
  recognisers: 'Recognisers',
  legitimacy: 'Legitimacy of the target',
  isolation: 'Isolation of the target',
  frozen_assets: 'Access to frozen assets',
  norm_strength: 'Strength of the norm against recognition',
  regional_stability: 'Regional stability',
  womens_rights: 'Rights: leverage left',
} as const satisfies Readonly<Record<IndexId, string>>;

/** What an index does not measure, where its name alone could mislead. The leverage on rights is no state of rights. */
export const INDEX_NOTES: Readonly<Partial<Record<IndexId, string>>> = {
  womens_rights: 'rises when states upgrade their envoys, though nothing has changed for a woman',
};

/** An index that means something in a scenario, with its name there. */
export interface OwnIndex {
  readonly id: IndexId;
  readonly label: string;
}

type ReadNumbers =
  | { readonly kind: 'all' | 'any'; readonly of: readonly ReadNumbers[] }
  | { readonly kind: 'not'; readonly of: ReadNumbers }
  | {
      readonly kind: 'compare';
      readonly quantity: {
        readonly kind: string;
        readonly id?: string;
        readonly terms?: Readonly<Record<string, number>>;
      };
    };

interface Happening {
  readonly climate?: readonly { readonly of: string }[] | undefined;
  readonly when: ReadNumbers | undefined;
  readonly effects: readonly { readonly kind: string; readonly weight?: string }[];
}

type Weights = Readonly<Record<string, { readonly mean: number; readonly sd: number }>>;

/** The parts of a scenario that decide which indices it has. */
interface MadeOf {
  readonly events: readonly Happening[];
  readonly institutions: readonly Happening[];
  readonly drivers: readonly { readonly climate: readonly { readonly of: string }[] }[];
  readonly weights: Weights;
  readonly rules?: readonly { readonly weights: Weights }[];
  readonly states: readonly { readonly weights: Weights }[];
  readonly target: { readonly tracks: readonly { readonly id: string; readonly label: string }[] };
}

/** The track that the leverage left on rights reads. */
const RIGHTS = 'rights';

const readIn = (condition: ReadNumbers): readonly string[] => {
  if (condition.kind === 'not') return readIn(condition.of);
  if (condition.kind !== 'compare') return condition.of.flatMap(readIn);
  const { kind, id, terms = {} } = condition.quantity;
  return kind === 'variable' || kind === 'index' ? [id ?? ''] : Object.keys(terms);
};

/** The names that conditions and climates of a scenario read: variables, tracks, indices, and the norm. */
const readOf = ({ events, institutions, drivers }: MadeOf): ReadonlySet<string> =>
  new Set([
    ...[...events, ...institutions].flatMap(({ when }) => (when ? readIn(when) : [])),
    ...[...drivers, ...events].flatMap(({ climate }) => (climate ?? []).map(({ of }) => of)),
  ]);

const PARTS: Readonly<Partial<Record<IndexId, readonly string[]>>> = {
  frozen_assets: ['assets'],
  regional_stability: ['militancy', 'tension', 'displacement'],
  womens_rights: [RIGHTS, 'credibility'],
};

/** The variables and the track that an index is computed from. An index that comes from rungs alone has none. */
export const indexParts = (id: IndexId): readonly string[] => PARTS[id] ?? [];

const weighsLegitimacy = ({ weights, rules = [], states, events, institutions }: MadeOf): boolean =>
  [weights, ...[...rules, ...states].map((each) => each.weights)].some(
    ({ legitimacy }) => legitimacy?.mean || legitimacy?.sd,
  ) ||
  [...events, ...institutions].some(({ effects }) => effects.some(({ weight }) => weight === 'legitimacy'));

/**
 * The indices of a scenario that something reads, in their order. The weight of legitimacy and the norm read
 * legitimacy. Climates read the norm. Access to assets, regional stability and the leverage on rights count as read if
 * a climate or a condition reads something that they are computed from. An index that a condition names is read. Every
 * scenario has the number of recognisers, since it is the question. `check --deep` finds an index that is read but
 * moves nothing.
 */
export const ownIndices = (scenario: MadeOf): readonly OwnIndex[] => {
  const read = readOf(scenario);
  const rights = scenario.target.tracks.find(({ id }) => id === RIGHTS);
  const hasNorm = read.has('norm') || read.has('norm_strength');
  const isRead = (id: IndexId): boolean => {
    if (read.has(id) || id === 'recognisers') return true;
    if (id === 'legitimacy') return hasNorm || weighsLegitimacy(scenario);
    if (id === 'norm_strength') return hasNorm;
    // Every target has credibility and the prize: they draw it to reform.
    if (id === 'womens_rights') return rights !== undefined;
    return indexParts(id).some((part) => read.has(part));
  };
  return INDEX_IDS.filter(isRead).map((id) => ({
    id,
    label: id === 'womens_rights' && rights ? `${rights.label}: leverage left` : INDEX_LABELS[id],
  }));
};
