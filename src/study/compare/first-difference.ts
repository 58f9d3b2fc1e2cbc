import type { IsoDate, StateId } from '../../domain/ids.ts';
import type { Act, Move, Run, TurnRecord } from '../../domain/run.ts';

/** Something of which each of two histories has its own version. */
interface Sides<T> {
  readonly base: T;
  readonly variant: T;
}

/** A value of the world that differs: a track, a variable, `norm` or `backlash`. */
export interface ValueDifference extends Sides<number | undefined> {
  readonly kind: 'track' | 'variable' | 'norm' | 'backlash';
  readonly id: string;
}

/** How two histories of one future differ in a turn. Anything that both have is left out. */
export interface TurnDifference {
  readonly turn: number;
  readonly date: IsoDate;
  readonly moves: Sides<readonly Move[]>;
  readonly acts: Sides<readonly Act[]>;
  /** Shared states that are on another rung at the end of the turn. */
  readonly standing: readonly (Sides<number> & { readonly state: StateId })[];
  readonly values: readonly ValueDifference[];
}

/** Where two runs first differ. */
export interface FirstDifference {
  /** The first turn in which anything differs. Undefined if nothing ever does. */
  readonly any: TurnDifference | undefined;
  /** The first turn at whose end a shared state is on another rung. */
  readonly standing: TurnDifference | undefined;
}

const notIn = <T>(list: readonly T[], other: readonly T[], nameOf: (each: T) => string): readonly T[] => {
  const names = new Set(other.map(nameOf));
  return list.filter((each) => !names.has(nameOf(each)));
};

/** The entries, by name, that only the first list has, and those that only the second list has. */
export const only = <T>(base: readonly T[], variant: readonly T[], nameOf: (each: T) => string) => ({
  base: notIn(base, variant, nameOf),
  variant: notIn(variant, base, nameOf),
});

const moveName = ({ state, from, to }: Move): string => `${state} ${from} ${to}`;

const valuesOf = (base: TurnRecord, variant: TurnRecord): readonly ValueDifference[] => {
  const tables = [
    ['track', base.tracks, variant.tracks],
    ['variable', base.variables, variant.variables],
    ['norm', { norm: base.norm }, { norm: variant.norm }],
    ['backlash', { backlash: base.backlash }, { backlash: variant.backlash }],
  ] as const;
  return tables.flatMap(([kind, before, after]) => {
    const [was, is]: readonly Readonly<Record<string, number>>[] = [before, after];
    const ids = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])];
    return ids
      .filter((id) => was?.[id] !== is?.[id])
      .map((id) => ({ kind, id, base: was?.[id], variant: is?.[id] }));
  });
};

/**
 * The first turns in which two histories of the same future differ: at all, and in the rung of a state. States that only
 * one of them has are left out.
 */
export const firstDifference = (base: Run, variant: Run): FirstDifference => {
  const places = new Map(variant.states.map((id, i) => [id, i]));
  const shared = base.states.flatMap((state, i) => {
    const j = places.get(state);
    return j === undefined ? [] : [{ state, i, j }];
  });
  const known = new Set(shared.map(({ state }) => state));
  const movesOf = (record: TurnRecord) => record.moves.filter(({ state }) => known.has(state));
  let any: TurnDifference | undefined;
  for (const [turn, before] of base.turns.entries()) {
    const after = variant.turns[turn];
    if (!after) break;
    const standing = shared
      .map(({ state, i, j }) => ({ state, base: before.rungs[i] ?? 0, variant: after.rungs[j] ?? 0 }))
      .filter((each) => each.base !== each.variant);
    const acts = only(before.acts, after.acts, (act) => JSON.stringify(act));
    const values = valuesOf(before, after);
    if (standing.length + acts.base.length + acts.variant.length + values.length === 0) continue;
    const moves = only(movesOf(before), movesOf(after), moveName);
    const difference = { turn, date: before.date, moves, acts, standing, values };
    any ??= difference;
    if (standing.length > 0) return { any, standing: difference };
  }
  return { any, standing: undefined };
};
