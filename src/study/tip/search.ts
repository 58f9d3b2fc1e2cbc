import { compareIds } from '../../domain/ids.ts';
import type { Range } from '../../domain/ranges.ts';
import { cloglog, type Point, reachedIn, shareAt } from './crossing.ts';
import type { TipLever } from './levers.ts';
import { type Ask, type OddsAt, oddsAt, type Tip, type TipOptions, tipOf } from './tip.ts';

/** How to search among levers. */
export interface SearchOptions extends TipOptions {
  /** Pursue every lever, because the user named them. Poor odds at the ends of a lever do not matter. */
  readonly every?: boolean | undefined;
  /** How many levers to pursue after a first look at their ends; default 4. */
  readonly most?: number | undefined;
  /** How many futures the first look plays. Default: 100 at most. */
  readonly screen?: number | undefined;
  /** Places in the list of levers to pursue: pursue only the levers at these places. Default: all. */
  readonly part?: Range | undefined;
  /** Called before each lever is pursued, and once more when all are done. */
  readonly onLever?: ((done: number, all: number) => void) | undefined;
}

/** A lever that does not reach the wanted odds at either end, at a first look. */
interface Short {
  readonly lever: TipLever;
  readonly best: OddsAt;
}

/** What it takes to reach some odds. */
export interface TipAnswer {
  readonly odds: number;
  /** The odds of the scenario as it is. */
  readonly now: OddsAt;
  /** The scenario already has the wanted odds, so no lever was tried. */
  readonly already: boolean;
  /** The smallest move comes first. Levers that do not reach the odds come last. */
  readonly tips: readonly Tip[];
  /** Levers that do not reach the odds at the ends of their range. They were not tried further. */
  readonly short: readonly Short[];
  /** Levers that seem to reach the odds, but by larger moves than the levers that were pursued. */
  readonly larger: readonly TipLever[];
}

/** How many levers are pursued if the user names none. */
export const PURSUED = 4;
const SCREEN = 100;

/** A lever's ends at a first look: the best odds there, and about how far the lever must move for the wanted odds. */
interface Screened {
  readonly lever: TipLever;
  readonly best: OddsAt;
  readonly reaches: boolean;
  readonly size: number;
}

const sizeOn = (lever: TipLever, now: Point, end: Point, odds: number): number => {
  const n = now.outcomes.length;
  const [here, there, aim] = [shareAt(now), shareAt(end), odds].map((share) => cloglog(share, n));
  const rise = (there ?? 0) - (here ?? 0);
  if (rise <= 0) return Number.POSITIVE_INFINITY;
  const way = Math.min(1, Math.max(0, ((aim ?? 0) - (here ?? 0)) / rise));
  return (way * Math.abs(end.value - lever.value)) / lever.scale;
};

const screenOf = async (lever: TipLever, now: Point, odds: number, ask: Ask): Promise<Screened> => {
  const ends: Point[] = [];
  for (const value of new Set(lever.range)) {
    if (value === lever.value) continue;
    ends.push({ value, outcomes: await ask(lever, value, { from: 0, to: now.outcomes.length }) });
  }
  const [first = now, ...others] = ends;
  const best = oddsAt(
    others.reduce((most, end) => (reachedIn(end.outcomes) > reachedIn(most.outcomes) ? end : most), first),
  );
  const size = Math.min(...ends.map((end) => sizeOn(lever, now, end, odds)), Number.POSITIVE_INFINITY);
  return { lever, best, reaches: best.high >= odds && best.share > shareAt(now), size };
};

const bySize = (a: Screened, b: Screened): number =>
  a.size - b.size || compareIds(a.lever.path, b.lever.path);

const RANKS = { tips: 0, 'out of range': 1, idle: 2 } as const;

const byTip = (a: Tip, b: Tip): number =>
  RANKS[a.verdict] - RANKS[b.verdict] ||
  (a.verdict === 'tips' && b.verdict === 'tips' ? a.size - b.size : 0) ||
  compareIds(a.lever.path, b.lever.path);

/**
 * Finds the smallest single changes that give a goal the odds asked for, smallest first. Tries the ends of all levers
 * first, and pursues only the most promising ones. The second argument has the outcomes of `options.futures` futures of
 * the unchanged scenario.
 */
export const searchTips = async (
  levers: readonly TipLever[],
  stands: Uint8Array,
  options: SearchOptions,
  ask: Ask,
): Promise<TipAnswer> => {
  const { odds, futures, every = false, most = PURSUED, part, onLever } = options;
  const now = oddsAt({ value: 0, outcomes: stands });
  if (now.share >= odds) return { odds, now, already: true, tips: [], short: [], larger: [] };
  // The outcomes at a lever's own value are known. They are the outcomes of the unchanged scenario.
  const cheap: Ask = (lever, value, { from, to }) =>
    value === lever.value ? Promise.resolve(stands.slice(from, to)) : ask(lever, value, { from, to });
  const first = Math.min(futures, options.screen ?? SCREEN);
  const screened: Screened[] = [];
  if (!every)
    for (const lever of levers)
      screened.push(await screenOf(lever, { value: 0, outcomes: stands.subarray(0, first) }, odds, ask));
  const promising = screened.filter(({ reaches }) => reaches).sort(bySize);
  const all = every ? levers : promising.slice(0, most).map(({ lever }) => lever);
  const pursued = part ? all.slice(part.from, part.to) : all;
  const tips: Tip[] = [];
  for (const [done, lever] of pursued.entries()) {
    onLever?.(done, pursued.length);
    tips.push(await tipOf(lever, options, cheap));
  }
  onLever?.(pursued.length, pursued.length);
  return {
    odds,
    now,
    already: false,
    tips: tips.sort(byTip),
    short: screened
      .filter(({ reaches }) => !reaches)
      .map(({ lever, best }) => ({ lever, best }))
      .sort((a, b) => b.best.share - a.best.share || compareIds(a.lever.path, b.lever.path)),
    larger: promising.slice(most).map(({ lever }) => lever),
  };
};
