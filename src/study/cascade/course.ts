import { futurePlayer } from '../../engine/futures.ts';
import type { Model } from '../../model/model.ts';

/** Which steps a study of cascades looks at: those to the highest rung, or all, up and down. */
export const STEP_KINDS = ['top', 'all'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** A step of a state in a future: from its rung at the end of the turn before to its rung at the end of the turn. */
export interface CascadeStep {
  /** By position. */
  readonly state: number;
  readonly turn: number;
  readonly from: number;
  readonly to: number;
}

/** The acts of all states in a future. */
export interface Course {
  readonly future: number;
  /** By state: the rung at the start. */
  readonly start: Uint8Array;
  /** By turn: every change of a rung. */
  readonly changes: readonly (readonly CascadeStep[])[];
  /** The steps that are looked at, in order of turns, then of states. */
  readonly steps: readonly CascadeStep[];
}

const isLookedAt = ({ from, to }: CascadeStep, kind: StepKind, top: number): boolean =>
  kind === 'all' || (to === top && from < top);

/** Which future, what is looked at in it, and what people decide. Default: what the scenario says. */
interface CourseOptions extends Pick<Parameters<typeof futurePlayer>[1], 'seed' | 'turns' | 'decide'> {
  readonly kind: StepKind;
}

/** Binds a model: what it gives plays a future and writes down who moved when. */
export const coursePlayer = (
  model: Model,
  { kind, ...options }: CourseOptions,
): ((future: number) => Course) => {
  const before = new Uint8Array(model.states.count);
  let changes: CascadeStep[][] = [];
  const play = futurePlayer(model, options, ({ turn, rung, moveCount, movedState }) => {
    const now: CascadeStep[] = [];
    if (turn === 0) before.set(rung);
    for (let n = 0; n < moveCount; n++) {
      const state = movedState[n] as number;
      const [from, to] = [before[state] as number, rung[state] as number];
      // A state may move twice in a turn.
      if (from !== to) now.push({ state, turn, from, to });
      before[state] = to;
    }
    changes.push(now.sort((a, b) => a.state - b.state));
    return 'go on';
  });
  return (future) => {
    changes = [];
    play(future);
    const start = before.slice();
    for (const { state, from } of changes.flat().reverse()) start[state] = from;
    const steps = changes.flat().filter((step) => isLookedAt(step, kind, model.top));
    return { future, start, changes, steps };
  };
};
