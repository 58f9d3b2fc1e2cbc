import type { BUILT_IN_VARIABLES } from './variables.ts';

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

/** The value of every index, by id: `recognisers` is a count, the others are 0 to 100. */
export type Indices = Readonly<Record<IndexId, number>>;

/** The indices in words; a scenario may lack one, or name it otherwise. */
export const INDEX_LABELS: Readonly<Record<IndexId, string>> = {
  recognisers: 'Recognisers',
  legitimacy: 'Legitimacy of the target',
  isolation: 'Isolation of the target',
  frozen_assets: 'Access to frozen assets',
  norm_strength: 'Strength of the norm against recognition',
  regional_stability: 'Regional stability',
  womens_rights: 'Rights: outlook',
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
  readonly effects: readonly { readonly kind: string; readonly id?: string }[];
}

/** What of a scenario says which indices it has. */
interface MadeOf {
  readonly events: readonly Happening[];
  readonly institutions: readonly Happening[];
  readonly drivers: readonly { readonly climate: readonly { readonly of: string }[] }[];
  readonly states: readonly { readonly neighbour: boolean }[];
  readonly target: { readonly tracks: readonly { readonly id: string; readonly label: string }[] };
  readonly norm: { readonly start: number };
  readonly variables: readonly { readonly id: string; readonly start: number }[];
}

/** The track that the outlook of rights reads. */
const RIGHTS = 'rights';

const readIn = (condition: ReadNumbers): readonly string[] => {
  if (condition.kind === 'not') return readIn(condition.of);
  if (condition.kind !== 'compare') return condition.of.flatMap(readIn);
  const { kind, id, terms = {} } = condition.quantity;
  return kind === 'variable' || kind === 'index' ? [id ?? ''] : Object.keys(terms);
};

/** The variables that events, institutions and climates of a scenario read or change, and the indices in its conditions. */
const usedIn = ({ events, institutions, drivers }: MadeOf): ReadonlySet<string> =>
  new Set([
    ...[...events, ...institutions].flatMap(({ when, effects }) => [
      ...(when ? readIn(when) : []),
      ...effects.flatMap(({ kind, id }) => (kind === 'variable' ? [id ?? ''] : [])),
    ]),
    ...[...drivers, ...events].flatMap(({ climate }) => (climate ?? []).map(({ of }) => of)),
  ]);

/**
 * The indices that a scenario has what it takes for, in their order. Access to frozen assets needs something that reads or
 * changes `assets`; regional stability a neighbour, or something that reads or changes unrest; the outlook of rights the
 * track `rights`, which names it; the norm a start above 0, which no push lifts it over. The others are of every scenario, and so is each
 * index that a condition or a climate reads.
 */
export const ownIndices = (scenario: MadeOf): readonly OwnIndex[] => {
  const used = usedIn(scenario);
  const uses = (...ids: readonly (keyof typeof BUILT_IN_VARIABLES)[]): boolean =>
    ids.some((id) => used.has(id));
  const rights = scenario.target.tracks.find(({ id }) => id === RIGHTS);
  const lacks: Readonly<Partial<Record<IndexId, boolean>>> = {
    frozen_assets:
      !uses('assets') && !scenario.variables.some(({ id, start }) => id === 'assets' && start > 0),
    norm_strength: scenario.norm.start === 0,
    regional_stability:
      !scenario.states.some(({ neighbour }) => neighbour) && !uses('militancy', 'tension', 'displacement'),
    womens_rights: !rights,
  };
  return INDEX_IDS.filter((id) => used.has(id) || !lacks[id]).map((id) => ({
    id,
    label: id === 'womens_rights' && rights ? `${rights.label}: outlook` : INDEX_LABELS[id],
  }));
};
