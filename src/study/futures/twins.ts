import { MAX_FUTURES } from '../../domain/limits.ts';
import type { Seen } from '../../engine/futures.ts';
import type { CountedFuture } from '../../engine/worlds/counting.ts';
import { type Tally, TWIN, TWIN_STATE } from './tally.ts';

/** One future in eight has a twin: the same parameters and the same rule, other luck. */
export const TWIN_EVERY = 8;

/** The luck of a twin differs from the luck of every future. */
export const TWIN_OFFSET = 2 * MAX_FUTURES;

/** The results of a future that twins compare: the count of recognisers in the last turn, and who ever recognised. */
interface Outcome {
  count: number;
  rule: number;
  readonly recognised: Uint8Array;
}

/** Follows a future and its twin, and adds the pair to a tally. */
interface TwinCounter {
  /** Call it with the results of a future that was not followed. */
  readonly take: (future: number, played: CountedFuture) => void;
  /** Call it at the start of a future and after every turn. */
  readonly see: (seen: Seen) => void;
  /** Call it when a future and then its twin are played. */
  readonly count: () => void;
}

const add = (table: Float64Array, at: number, amount: number): void => {
  table[at] = (table[at] as number) + amount;
};

export const twinCounter = ({ shape, twinCounts, twinStates }: Tally): TwinCounter => {
  const { states, rungs } = shape;
  const outcome = (): Outcome => ({ count: 0, rule: 0, recognised: new Uint8Array(states) });
  const [first, second] = [outcome(), outcome()];
  const outcomeOf = (
    future: number,
    { rule, recogniserCount }: Pick<CountedFuture, 'rule' | 'recogniserCount'>,
  ) => {
    const into = future >= TWIN_OFFSET ? second : first;
    into.count = recogniserCount;
    into.rule = rule;
    return into;
  };
  const see = (seen: Seen): void => {
    const { turn, rung, moveCount, movedState, movedTo } = seen;
    const into = outcomeOf(seen.future, seen);
    if (turn === 0) for (let i = 0; i < states; i++) into.recognised[i] = rung[i] === rungs - 1 ? 1 : 0;
    for (let m = 0; m < moveCount; m++)
      if (movedTo[m] === rungs - 1) into.recognised[movedState[m] as number] = 1;
  };
  const take: TwinCounter['take'] = (future, played) => {
    const { highest } = played;
    const into = outcomeOf(future, played);
    for (let i = 0; i < states; i++) into.recognised[i] = highest[i] === rungs - 1 ? 1 : 0;
  };
  const count = (): void => {
    const [a, b] = [first.count, second.count];
    const row = first.rule * TWIN.size;
    add(twinCounts, row + TWIN.pairs, 1);
    add(twinCounts, row + TWIN.sum, a + b);
    add(twinCounts, row + TWIN.squares, a * a + b * b);
    add(twinCounts, row + TWIN.products, a * b);
    for (let i = 0; i < states; i++) {
      const [one, other] = [first.recognised[i] as number, second.recognised[i] as number];
      const at = (first.rule * states + i) * TWIN_STATE.size;
      add(twinStates, at + TWIN_STATE.sum, one + other);
      add(twinStates, at + TWIN_STATE.products, one * other);
    }
  };
  return { see, take, count };
};
