import type { IndexId } from '../../domain/indices.ts';
import type { Seen } from '../../engine/futures.ts';
import type { ConditionTest } from '../../scenario/parts/happenings.ts';
import { meets } from '../live/variants.ts';

/** A number of a future at the end of a turn. */
export type MeasuredNumber =
  | { readonly kind: 'count' }
  | { readonly kind: 'index'; readonly id: IndexId }
  /** The rung of a state, by its position. */
  | { readonly kind: 'rung'; readonly state: number };

/** A comparison: at the end of some turn up to `turn` if `ever`, else at the end of that turn. */
export interface Clause {
  readonly of: MeasuredNumber;
  readonly test: ConditionTest;
  readonly value: number;
  readonly turn: number;
  readonly ever: boolean;
}

/** The quantity that is measured in each future. */
export type AskedOutcome =
  /** 1 where all clauses hold, else 0. */
  | { readonly kind: 'odds'; readonly all: readonly Clause[] }
  | { readonly kind: 'level'; readonly of: MeasuredNumber; readonly turn: number }
  /** The turn in which a clause first holds; a future in which it never does is not counted. */
  | { readonly kind: 'date'; readonly of: Clause };

/** The question of a study: an outcome, and the futures that count. */
export interface AskedOfPoints {
  readonly outcome: AskedOutcome;
  /** Only futures in which all these clauses hold count. Undefined if all futures count. */
  readonly when?: readonly Clause[] | undefined;
}

const measureOf = (of: MeasuredNumber, seen: Seen): number => {
  switch (of.kind) {
    case 'count':
      return seen.recogniserCount;
    case 'index':
      return seen.index(of.id);
    case 'rung':
      return seen.rung[of.state] as number;
  }
};

const NEVER = -1;

/** Follows one clause through a future: the turn in which it first held, or NEVER. */
const followed = (clause: Clause) => {
  let first = NEVER;
  const see = (seen: Seen): void => {
    const { turn } = seen;
    if (turn === 0) first = NEVER;
    if (first !== NEVER || (clause.ever ? turn > clause.turn : turn !== clause.turn)) return;
    if (meets(clause.test, measureOf(clause.of, seen), clause.value)) first = turn;
  };
  return { see, first: () => first };
};

interface Measuring {
  /** The last turn that is needed. */
  readonly turns: number;
  /** Call it at the start of a future and after every turn. */
  readonly see: (seen: Seen) => void;
  /** The outcome of the future that was seen. NaN if it does not count. */
  readonly value: () => number;
}

/** Measures futures, one after another. */
export const measuring = ({ outcome, when = [] }: AskedOfPoints): Measuring => {
  const conditions = when.map(followed);
  const clauses = outcome.kind === 'odds' ? outcome.all : outcome.kind === 'date' ? [outcome.of] : [];
  const asked = clauses.map(followed);
  const all = [...conditions, ...asked];
  let level = 0;
  const turns = [...when, ...clauses].map(({ turn }) => turn);
  return {
    turns: Math.max(outcome.kind === 'level' ? outcome.turn : 0, ...turns),
    see: (seen) => {
      for (const each of all) each.see(seen);
      if (outcome.kind === 'level' && seen.turn === outcome.turn) level = measureOf(outcome.of, seen);
    },
    value: () => {
      if (conditions.some((each) => each.first() === NEVER)) return Number.NaN;
      if (outcome.kind === 'level') return level;
      if (outcome.kind === 'odds') return asked.every((each) => each.first() !== NEVER) ? 1 : 0;
      const [first = NEVER] = asked.map((each) => each.first());
      return first === NEVER ? Number.NaN : first;
    },
  };
};
