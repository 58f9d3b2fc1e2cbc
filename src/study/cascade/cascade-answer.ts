import { type Estimate, type Share, shareOf, wilson } from '../../domain/intervals.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { meanOf } from '../compare/paired.ts';
import type { CascadeStudy } from './cascade-file.ts';
import { type CascadeTally, type EdgeSum, STATE_SUM } from './cascade-tally.ts';
import { CREDIT } from './credit.ts';

/** The part of a state in the futures of a study. */
export interface CascadeState {
  readonly id: string;
  readonly name: string;
  /** Steps in all futures, and the mean turn of them. */
  readonly steps: number;
  readonly turn: number;
  /** Its steps that are not made without earlier steps of others. */
  readonly tipped: Share;
  /** Its reproduction number: steps of others that a step of it tips. */
  readonly reproduction: Estimate;
  /** Steps of others that come with a step of this state and are missing without it, if all others react. */
  readonly followed: Estimate;
  /** Steps that no other tipped, and steps of others that come with such a step. */
  readonly starts: number;
  readonly startFollowed: Estimate;
}

/** The effect of one state on the steps of another. */
export interface CascadeEdge {
  readonly from: CascadeState;
  readonly to: CascadeState;
  /** The share of the steps of `to` that `from` tips. */
  readonly strength: Estimate;
  /** The steps of `to` that are not made without `from` alone. */
  readonly needed: Share;
}

/** A state, with the states that it tips more than any other state does. */
export interface CascadeTree {
  readonly state: CascadeState;
  /** Undefined at a root. */
  readonly by: CascadeEdge | undefined;
  readonly children: readonly CascadeTree[];
}

/** Who tipped whom. */
export interface CascadeAnswer {
  readonly futures: number;
  /** Futures that were asked for. */
  readonly asked: number;
  /** How often a future was played, in whole or in part. */
  readonly plays: number;
  readonly steps: number;
  /** The share of all steps that others tipped. It is the mean of the reproduction numbers over steps. */
  readonly tipped: Share;
  /** States that make a step in some future. The state that most steps follow comes first. */
  readonly states: readonly CascadeState[];
  /** Important first movers: most steps of others come with the untipped steps of these states. */
  readonly movers: readonly CascadeState[];
  /** Strongest first, by steps tipped. */
  readonly edges: readonly CascadeEdge[];
  readonly trees: readonly CascadeTree[];
}

const stateOf = (
  { states }: CascadeTally,
  { id, name }: { readonly id: string; readonly name: string },
  i: number,
): CascadeState => {
  const sum = (which: keyof typeof STATE_SUM): number =>
    states[i * STATE_SUM.size + STATE_SUM[which]] as number;
  const steps = sum('steps');
  const tipped = sum('tipped');
  return {
    ...{ id, name, steps },
    turn: sum('turns') / steps,
    tipped: shareOf(tipped, steps),
    reproduction: meanOf(sum('credit') / CREDIT, sum('creditSquares') / (CREDIT * CREDIT), steps),
    followed: meanOf(sum('followed'), sum('followedSquares'), steps),
    starts: steps - tipped,
    startFollowed: meanOf(sum('started'), sum('startedSquares'), steps - tipped),
  };
};

const edgeOf = (
  { from, to, credit, needed }: EdgeSum,
  states: readonly CascadeState[],
): readonly CascadeEdge[] => {
  const [source, target] = [states[from], states[to]];
  if (!source || !target) return [];
  const { steps } = target;
  const strength = { value: credit / CREDIT / steps, ...wilson(credit / CREDIT, steps) };
  return [{ from: source, to: target, strength, needed: shareOf(needed, steps) }];
};

const weightOf = ({ strength, to }: CascadeEdge): number => strength.value * to.steps;

/** Each state under the state that tips it most, unless this makes a circle. Edges come strongest first. */
const treesOf = (edges: readonly CascadeEdge[]): readonly CascadeTree[] => {
  const above = new Map<CascadeState, CascadeEdge>();
  const isAbove = (state: CascadeState, other: CascadeState): boolean => {
    for (let at: CascadeState | undefined = other; at; at = above.get(at)?.from)
      if (at === state) return true;
    return false;
  };
  for (const edge of edges)
    if (edge.strength.value > 0 && !above.has(edge.to) && !isAbove(edge.to, edge.from))
      above.set(edge.to, edge);
  const under = (state: CascadeState): readonly CascadeTree[] =>
    [...above.values()]
      .filter(({ from }) => from === state)
      .map((by) => ({ state: by.to, by, children: under(by.to) }));
  const roots = [...new Set([...above.values()].map(({ from }) => from))].filter(
    (state) => !above.has(state),
  );
  return roots.map((state) => ({ state, by: undefined, children: under(state) }));
};

/** The state that most steps follow, over all futures, comes first. */
const byFollowers = (a: CascadeState, b: CascadeState): number =>
  b.followed.value * b.steps - a.followed.value * a.steps || b.steps - a.steps;

/** Who tipped whom in the futures of a study. */
export const cascadeOf = ({ about, runs, tally }: CascadeStudy): CascadeAnswer => {
  const all = about.states.map((named, i) => stateOf(tally, named, i));
  const edges = tally.edges
    .flatMap((edge) => edgeOf(edge, all))
    .toSorted((a, b) => weightOf(b) - weightOf(a));
  const sum = (of: (state: CascadeState) => number): number =>
    all.reduce((total, state) => total + of(state), 0);
  const steps = sum((state) => state.steps);
  return {
    futures: sizeOf(tally.futures),
    asked: runs,
    plays: tally.plays,
    steps,
    tipped: shareOf(
      sum((state) => state.tipped.count),
      steps,
    ),
    states: all.filter((state) => state.steps > 0).toSorted(byFollowers),
    movers: all
      .filter(({ startFollowed }) => startFollowed.value > 0)
      .toSorted((a, b) => b.startFollowed.value * b.starts - a.startFollowed.value * a.starts),
    edges,
    trees: treesOf(edges),
  };
};
