import { COUNT_TABLES, type CountName } from '../../kernel/counted.ts';
import { doubtOf } from '../../kernel/doubt.ts';
import type { Table } from '../../kernel/layout.ts';
import type { Model } from '../../model/model.ts';
import { type Luck, luckOf, rootKey } from '../../random/luck.ts';
import { startWorld } from '../start.ts';
import { chosenDoubt } from './engine-choice.ts';
import { worldToCountIn } from './in-world.ts';

/** How a future came out. The next one changes it. */
export interface CountedFuture {
  /** The rule that it played, by position. */
  readonly rule: number;
  readonly recogniserCount: number;
  /** By state: the highest rung that it was on. */
  readonly highest: Table;
}

/** Plays whole futures in the kernel, and counts them there. */
interface CountingPlayer {
  /** Plays a future. A twin has the parameters of another future, and is not counted. */
  readonly play: (future: number, twinOf?: number) => CountedFuture;
  /** Adds the counts to the tables. Call it once. */
  readonly finish: () => void;
}

interface Counting {
  readonly seed: string;
  readonly turns: number;
  /** The tables of a tally. */
  readonly into: Readonly<Record<CountName, Float64Array | Int32Array | Uint32Array>>;
}

/** Undefined if the kernel does not play, or if people decide. */
export const countingPlayer = (model: Model, { seed, turns, into }: Counting): CountingPlayer | undefined => {
  if (model.decisions.size > 0) return undefined;
  const key = rootKey(seed);
  const world = worldToCountIn(model, luckOf(key, 0), (name) => into[name].length);
  if (!world?.passes) return undefined;
  const { passes } = world;
  const { counted } = passes;
  for (const name of COUNT_TABLES) counted[name].fill(0);
  const doubt = chosenDoubt() ?? doubtOf(model, turns);
  let rule = 0;
  const playOn = (luck: Luck, after: number, counts: boolean): number => {
    startWorld(model, world, luck);
    rule = model.rules.indexOf(world.rule);
    return passes.playFuture(turns, rule, after, counts);
  };
  return {
    play: (future, twinOf) => {
      const luck = luckOf(key, future, twinOf);
      const counts = twinOf === undefined;
      passes.takeDoubt(doubt);
      const played = playOn(luck, -1, counts);
      if (played < turns) {
        passes.takeDoubt(0);
        playOn(luck, played, counts);
      }
      return { rule, recogniserCount: passes.recogniserCount(), highest: counted.highest };
    },
    finish: () => {
      for (const name of COUNT_TABLES) {
        const sum = into[name];
        const more = counted[name];
        for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (more[at] as number);
      }
    },
  };
};
