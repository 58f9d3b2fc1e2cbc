import { joinRanges, type Range } from '../../domain/ranges.ts';
import { type TipPlan, tipFrom } from '../../library/tip.ts';
import { onlyState } from '../../study/futures/goals.ts';
import type { StudyPool } from '../../study/futures/pool.ts';
import { PURSUED, type SearchOptions, searchTips, type TipAnswer } from '../../study/tip/search.ts';
import type { Ask } from '../../study/tip/tip.ts';
import type { Output } from '../delivery.ts';
import { UserError } from '../errors.ts';
import { askPool } from '../threads/ask-pool.ts';
import type { PartedStudy } from './parted.ts';
import { decodePart, encodePartFile, fillTables } from './parts-file.ts';
import { type SentOf, type SentWhole, sentAbout, textOf, wholeDifferences } from './sent.ts';

/**
 * The plays of a search for tipping values. For each tried value of a lever, they say whether each future from 0 on
 * reaches the goal. A part has all plays that lead to its levers, so that the search can be repeated without playing.
 */
export interface Probes {
  /** Places among the levers that are pursued. */
  readonly done: readonly Range[];
  /** By lever and value. A lever is its place in the plan. −1 means the unchanged scenario. */
  readonly tried: ReadonlyMap<string, Tried>;
}

interface Tried {
  readonly lever: number;
  readonly value: number;
  readonly outcomes: Uint8Array;
}

const keyOf = (lever: number, value: number): string => `${lever} ${value}`;

/** Keeps the longer of two outcomes of the same value. The shorter outcome is the beginning of the longer one. */
const keep = (tried: Map<string, Tried>, found: Tried): void => {
  const key = keyOf(found.lever, found.value);
  if ((tried.get(key)?.outcomes.length ?? 0) < found.outcomes.length) tried.set(key, found);
};

const optionsOf = ({ odds, futures, seed, named }: TipPlan): SearchOptions => ({
  odds,
  futures,
  seed,
  every: named,
});

/** The question of a search. */
const sentOf = ({ open, goal, by, odds, seed, futures, levers, named }: TipPlan): SentOf<'tip'> => {
  const state = onlyState(goal);
  return {
    ...sentAbout([open]),
    answer: 'tip',
    request: {
      ...{ seed, futures, odds, by: by.day },
      ...(state === undefined ? { count: goal.count } : { state }),
      ...(named ? { levers: levers.map(({ path }) => path) } : {}),
    },
  };
};

/** A search, for another machine. */
export const sentTip = (plan: TipPlan): SentWhole => ({ sent: sentOf(plan), texts: [textOf(plan.open)] });

/** The functions that are called when futures and levers are played. */
export interface TipTold {
  readonly onFutures?: ((played: number) => void) | undefined;
  readonly onLever?: SearchOptions['onLever'];
}

/** Searches a part of the levers. Does not repeat plays of other parts in this process. */
const search = async (
  plan: TipPlan,
  pool: StudyPool,
  part: Range,
  known: Map<string, Tried>,
  told: TipTold & { readonly signal: AbortSignal | undefined },
): Promise<void> => {
  const { open, goal, seed, futures, levers } = plan;
  const { stands, ask } = askPool(pool, { scenario: open.scenario, seed, goal, ...told });
  const recorded: Ask = async (lever, value, { from, to }) => {
    const place = levers.indexOf(lever);
    const before = known.get(keyOf(place, value))?.outcomes ?? new Uint8Array();
    if (before.length >= to) return before.slice(from, to);
    const outcomes = new Uint8Array(to);
    outcomes.set(before);
    outcomes.set(await ask(lever, value, { from: before.length, to }), before.length);
    keep(known, { lever: place, value, outcomes });
    return outcomes.slice(from, to);
  };
  const own = known.get(keyOf(-1, 0))?.outcomes ?? (await stands(futures));
  keep(known, { lever: -1, value: 0, outcomes: own });
  await searchTips(levers, own, { ...optionsOf(plan), part, onLever: told.onLever }, recorded);
};

const SENSELESS = 'what it has tried makes no sense';

/** Reads the values that were tried. Returns a message if they are impossible. */
const triedIn = (
  { levers, futures }: TipPlan,
  tried: readonly (readonly [lever: number, value: number, futures: number])[],
  bytes: Uint8Array,
): ReadonlyMap<string, Tried> | string => {
  if (tried.some(([lever, , n]) => lever < -1 || lever >= levers.length || n > futures)) return SENSELESS;
  const all = tried.map(([lever, value, n]) => ({ lever, value, outcomes: new Uint8Array(n) }));
  const fault = fillTables(
    bytes,
    all.map(({ outcomes }) => outcomes),
  );
  if (fault !== undefined || all.some(({ outcomes }) => outcomes.some((each) => each > 1))) return SENSELESS;
  return new Map(all.map((each) => [keyOf(each.lever, each.value), each]));
};

/** A search for tipping values, to be played in parts. Each part has some of the levers that are pursued. */
export const tipParts = (plan: TipPlan, told: TipTold = {}): PartedStudy<Probes> => {
  const study = sentOf(plan);
  const size = plan.named ? plan.levers.length : PURSUED;
  const empty = (): Probes => ({ done: [], tried: new Map() });
  const known = new Map<string, Tried>();
  const encode = ({ done, tried }: Probes, texts?: readonly string[]): Uint8Array => {
    const all = [...tried.values()].toSorted((a, b) => a.lever - b.lever || a.value - b.value);
    const head = all.map(({ lever, value, outcomes }) => [lever, value, outcomes.length] as const);
    return encodePartFile(
      { study, done, ...(texts && { texts }), tried: head },
      all.map(({ outcomes }) => outcomes),
    );
  };
  return {
    things: 'levers',
    size,
    futuresEach: plan.futures,
    empty,
    doneIn: ({ done }) => done,
    play: async (pool, part, signal) => {
      await search(plan, pool, part, known, { ...told, signal });
      return { done: [part], tried: new Map(known) };
    },
    add: (sum, part) => {
      const tried = new Map(sum.tried);
      for (const each of part.tried.values()) keep(tried, each);
      return { done: joinRanges([...sum.done, ...part.done]), tried };
    },
    encode: (sum) => encode(sum, [textOf(plan.open)]),
    encodePart: encode,
    decode: (bytes) =>
      decodePart<Probes>(bytes, {
        look: (found) => ({ differences: wholeDifferences(found, study), size }),
        empty: empty(),
        read: ({ head, tables }) => {
          const tried = triedIn(plan, head.tried ?? [], tables);
          return typeof tried === 'string' ? tried : { done: head.done, tried };
        },
      }),
  };
};

/** The result of parts. Repeats the search from the values that they tried. Throws UserError if a value is missing. */
const answerOf = (plan: TipPlan, { tried }: Probes): Promise<TipAnswer> => {
  const at = (lever: number, value: number, to: number): Uint8Array => {
    const outcomes = tried.get(keyOf(lever, value))?.outcomes;
    if (outcomes && outcomes.length >= to) return outcomes;
    throw new UserError('these parts do not have all that the search needs: play them again.');
  };
  return searchTips(
    plan.levers,
    at(-1, 0, plan.futures),
    optionsOf(plan),
    async (lever, value, { from, to }) => at(plan.levers.indexOf(lever), value, to).slice(from, to),
  );
};

/** The formats that tipping values are written in. */
export const TIP_FORMATS = ['text', 'json', 'csv', 'tally'] as const;

/** The tipping values in the requested format. */
export const tipOutput = async (
  plan: TipPlan,
  probes: Probes,
  format: (typeof TIP_FORMATS)[number],
): Promise<Output> =>
  format === 'tally'
    ? { pieces: [tipParts(plan).encode(probes)] }
    : tipFrom(plan, await answerOf(plan, probes)).write(format);
