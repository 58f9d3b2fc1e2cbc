import { LAST_FUTURE } from '../domain/limits.ts';

// The choices of a person on the living page. The fragment of its address holds them all. A link is thus the what-if.

/** The choices of a person. */
export interface Chosen {
  /** The luck of all futures. */
  readonly seed: string;
  /** The what-ifs that are switched on, by their ids. */
  readonly ifs: readonly string[];
  /** Edits, each as `PATH=VALUE`, as `--set` takes them. */
  readonly sets: readonly string[];
  /** Decisions for states, each as `CHN@2026-03=up`, as `--move` takes them. */
  readonly moves: readonly string[];
  /** The future that is shown, counted from 0, and its turn. */
  readonly future: number;
  readonly at: number;
  /** The turn up to which all futures share the past of the shown future. 0 if they do not share it. */
  readonly from: number;
  /** The state that is explained. */
  readonly state: string | undefined;
}

/** Where a link comes from: the scenario, and the first eight signs of its hash. */
export interface LinkOf {
  readonly scenario: string;
  readonly sha: string;
}

/** A link as it was read. Parts that the link does not have are undefined, or empty. */
export interface ReadLink extends Pick<Chosen, 'ifs' | 'sets' | 'moves'> {
  readonly scenario: string | undefined;
  readonly sha: string | undefined;
  readonly seed: string | undefined;
  readonly future: number | undefined;
  readonly at: number | undefined;
  readonly from: number | undefined;
  readonly state: string | undefined;
  /** The parts that could not be read, in sentences. */
  readonly faults: readonly string[];
}

/** Some programs cut longer links. */
export const LONGEST_LINK = 2000;

/** How many signs of a hash a link carries. */
export const SHA_SIGNS = 8;

/** A value as a part of a fragment. Signs without a meaning there stay. Text that is not Unicode is mended. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /%(?:3D|3A|40|2C|2F)/g,
    decodeURIComponent,
  );

const NUMBERS = ['future', 'at', 'from'] as const;

/** A choice as a fragment, without its `#`. Keys are in a fixed order. Values that are as at first are left out. */
export const linkOf = (chosen: Chosen, of: LinkOf, first: Chosen): string => {
  const { seed, ifs, sets, moves, state } = chosen;
  const pairs: readonly (readonly [string, string])[] = [
    ['scenario', of.scenario],
    ['seed', seed],
    ...ifs.map((each) => ['if', each] as const),
    ...sets.map((each) => ['set', each] as const),
    ...moves.map((each) => ['move', each] as const),
    ...NUMBERS.flatMap((key) => (chosen[key] === first[key] ? [] : [[key, String(chosen[key])] as const])),
    ...(state === undefined || state === first.state ? [] : [['state', state] as const]),
    ['sha', of.sha],
  ];
  return pairs.map(([key, value]) => `${key}=${encoded(value)}`).join('&');
};

const KEYS = ['scenario', 'seed', 'if', 'set', 'move', ...NUMBERS, 'state', 'sha'];

/** Reads a fragment, with or without its `#`, or a whole address with one. Never throws. */
export const readLink = (text: string): ReadLink => {
  const params = new URLSearchParams(text.slice(text.indexOf('#') + 1));
  const faults: string[] = [];
  for (const key of new Set(params.keys()))
    if (!KEYS.includes(key))
      faults.push(
        `The link says ${key.slice(0, 40)}, which means nothing here. Expected ${KEYS.join(', ')}.`,
      );
  const whole = (key: (typeof NUMBERS)[number]): number | undefined => {
    const value = params.get(key);
    if (value === null) return undefined;
    if (/^\d{1,10}$/.test(value) && Number(value) <= LAST_FUTURE) return Number(value);
    faults.push(`The link says ${key}=${value.slice(0, 40)}. Expected a whole number from 0.`);
    return undefined;
  };
  const some = (key: string): string | undefined => params.get(key) ?? undefined;
  return {
    scenario: some('scenario'),
    sha: some('sha'),
    seed: some('seed'),
    ifs: params.getAll('if'),
    sets: params.getAll('set'),
    moves: params.getAll('move'),
    future: whole('future'),
    at: whole('at'),
    from: whole('from'),
    state: some('state'),
    faults,
  };
};

/** Whether a link makes no change to the scenario. */
export const isAsFile = ({ ifs, sets, moves }: Pick<Chosen, 'ifs' | 'sets' | 'moves'>): boolean =>
  ifs.length + sets.length + moves.length === 0;
