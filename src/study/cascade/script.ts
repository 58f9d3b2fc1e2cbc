import type { Decision } from '../../domain/run.ts';
import { futurePlayer } from '../../engine/futures.ts';
import type { Model } from '../../model/model.ts';
import type { CascadeStep, Course } from './course.ts';

/** A step that may come or not, and the steps of others that are left out. Their states keep their rungs. */
interface ScriptedStep {
  readonly course: Course;
  readonly step: CascadeStep;
  readonly left: readonly CascadeStep[];
}

interface ScriptOptions {
  readonly seed: string;
  readonly turns: number;
}

/** A state stays on a rung for a turn: clocks, events and institutions do not move it. */
export const keptAt = (to: number): Decision => ({ to, keeps: true });

/** By state: the turn from which it keeps its rung, because one of its steps is left out. */
const stopsOf = (left: readonly CascadeStep[]): ReadonlyMap<number, number> => {
  const stops = new Map<number, number>();
  for (const { state, turn } of left) stops.set(state, Math.min(turn, stops.get(state) ?? turn));
  return stops;
};

/** Whether a change of rung contains a step. */
const crosses = ({ from, to }: CascadeStep, before: number, now: number): boolean =>
  to > from ? before < to && now >= to : before > to && now <= to;

/** How often a state had made the same step when it made this one. */
const timesOf = ({ course, step }: ScriptedStep): number =>
  course.changes
    .slice(0, step.turn + 1)
    .flat()
    .filter((each) => each.state === step.state && crosses(step, each.from, each.to)).length;

/**
 * Binds a model: what it gives plays a future in which all states but one follow their course, and says whether that one
 * still makes its step by the last turn. With nothing left out it does exactly what it did, as luck is keyed by names.
 */
export const scriptPlayer = (
  model: Model,
  { seed, turns }: ScriptOptions,
): ((asked: ScriptedStep) => boolean) => {
  const pins = Array.from({ length: model.top + 1 }, (_, rung) => keptAt(rung));
  const seats = new Map<number, Decision>();
  const pin = (state: number, rung: number): void => {
    seats.set(state, pins[rung] as Decision);
  };
  let asked: ScriptedStep | undefined;
  let stops: ReadonlyMap<number, number> = new Map();
  /** Times that the state still has to cross the rung of its step, and the rung where it is. */
  let [due, before] = [0, 0];
  const follow = ({ course, step }: ScriptedStep, turn: number): void => {
    if (turn === 1) for (const [state, rung] of course.start.entries()) pin(state, rung);
    for (const { state, to } of course.changes[turn] ?? [])
      if (turn < (stops.get(state) ?? Number.POSITIVE_INFINITY)) pin(state, to);
    const own = model.decisions.get(turn)?.get(step.state);
    if (own === undefined) seats.delete(step.state);
    else seats.set(step.state, own);
  };
  const play = futurePlayer(
    model,
    {
      seed,
      turns,
      decide: ({ turn }) => {
        if (asked) follow(asked, turn + 1);
        return seats;
      },
    },
    ({ turn, rung }) => {
      if (!asked) return 'enough';
      const now = rung[asked.step.state] as number;
      if (turn > 0 && crosses(asked.step, before, now)) due--;
      before = now;
      return due > 0 ? 'go on' : 'enough';
    },
  );
  return (next) => {
    asked = next;
    stops = stopsOf(next.left);
    due = timesOf(next);
    play(next.course.future);
    return due === 0;
  };
};

/** People's decisions in a future without one step. Its state keeps its rung from that turn on. All others are free. */
export const decisionsWithout = (
  model: Model,
): ((step: CascadeStep | undefined, turn: number) => ReadonlyMap<number, Decision>) => {
  const none: ReadonlyMap<number, Decision> = new Map();
  return (step, turn) => {
    const own = model.decisions.get(turn) ?? none;
    return step && turn >= step.turn ? new Map([...own, [step.state, keptAt(step.from)]]) : own;
  };
};
