import type { Scenario } from '../../scenario/scenario.ts';
import type { WhatIf } from '../../scenario/what-if.ts';
import type { Branch } from '../../session/branches.ts';
import type { Session } from '../../session/session.ts';
import { printable } from '../words/layout.ts';
import { namesOf } from '../words/names.ts';
import { dayOfTurn } from '../words/numbers.ts';
import { whatIfLines } from './what-if-text.ts';

/** A branch in the tree of branches. */
export interface BranchRow {
  readonly id: string;
  readonly name: string;
  /** The lines before its name in the tree: `├ `, `│ └ `; empty for the first branch. */
  readonly stem: string;
  /** The branch that it left, and the last turn and day that both branches have in common. */
  readonly left: { readonly name: string; readonly turn: number; readonly dateText: string } | undefined;
  /** All differences between the branch and the scenario, in words. */
  readonly changes: readonly string[];
  /** Names of the states that recognise at the end of the play. */
  readonly recognisers: readonly string[];
  /** The last day of the play. */
  readonly endText: string;
  /** The turn that is shown. */
  readonly turn: number;
  readonly shown: boolean;
}

interface BranchInput {
  readonly branch: Branch;
  readonly session: Session;
  readonly whatIf: WhatIf;
}

interface BranchesInput {
  readonly base: Scenario;
  readonly branches: readonly BranchInput[];
  readonly shown: string;
}

/** The names of the states that recognise at the end of a turn. */
const recognisersAt = ({ run, scenario }: Session, turn: number): readonly string[] => {
  const names = namesOf(scenario);
  const rungs = run.turns[turn]?.rungs ?? [];
  return run.states.filter((_, i) => rungs[i] === scenario.ladder.length - 1).map(names.state);
};

interface Placed extends BranchInput {
  readonly stem: string;
}

/** The branches as a tree. After each branch come the branches that left it, in the order in which they left. */
const inTree = (
  all: readonly BranchInput[],
  parent: string | undefined,
  indent: string,
): readonly Placed[] => {
  const children = all.filter(({ branch }) => branch.left?.branch === parent);
  return children.flatMap((child, i) => {
    const isLast = i === children.length - 1;
    const stem = parent === undefined ? '' : `${indent}${isLast ? '└ ' : '├ '}`;
    const below = parent === undefined ? '' : `${indent}${isLast ? '  ' : '│ '}`;
    return [{ ...child, stem }, ...inTree(all, child.branch.id, below)];
  });
};

/** All branches of a play, ready to draw. */
export const branchRows = ({ base, branches, shown }: BranchesInput): readonly BranchRow[] => {
  const nameOf = new Map(branches.map(({ branch }) => [branch.id, branch.name]));
  const day = (turn: number): string => printable(dayOfTurn(base, turn));
  return inTree(branches, undefined, '').map(({ branch, session, whatIf, stem }) => ({
    id: branch.id,
    name: branch.name,
    stem,
    left: branch.left && {
      name: nameOf.get(branch.left.branch) ?? '',
      turn: branch.left.turn,
      dateText: day(branch.left.turn),
    },
    changes: whatIfLines(base, whatIf),
    recognisers: recognisersAt(session, session.recipe.turns),
    endText: day(session.recipe.turns),
    turn: session.recipe.cursor,
    shown: branch.id === shown,
  }));
};
