import { turnOf } from '../../domain/dates.ts';
import type { Wave } from '../waves/observed.ts';

/** One way in which states of which nothing is known may have acted, and the share of them that did. */
interface UnseenCourse {
  /** Turns in one of which they stepped up, both included; undefined: they did not up to `last`. */
  readonly span: { readonly first: number; readonly last: number } | undefined;
  /** The last turn of which this is known. */
  readonly last: number;
  readonly share: number;
}

/** States of which nothing is known one by one, by position; totals say how many of them stepped up by which turn. */
export interface Unseen {
  readonly states: readonly number[];
  readonly courses: readonly UnseenCourse[];
}

/** What totals say of the first step of states of which it is unknown whether they acted. Undefined without totals. */
export const unseenOf = ({ scenario, acts, totals = [] }: Wave): Unseen | undefined => {
  const { states: all, start, turn: unit, turns } = scenario;
  const acted = new Set(acts.flatMap(({ state, to }) => (to === 'unknown' ? [] : [state])));
  const lost = new Set(
    acts.flatMap(({ state, to, date, within }) => (to === 'unknown' && !date && !within ? [state] : [])),
  );
  const states = all.flatMap(({ id, rung }, i) => (rung === 0 && lost.has(id) && !acted.has(id) ? [i] : []));
  const first = totals.filter(({ rung }) => rung === 1);
  if (first.length === 0 || states.length === 0) return undefined;
  const knownBy = (day: string): number =>
    all.filter(
      ({ id, rung }) =>
        rung >= 1 ||
        acts.some(
          (act) =>
            act.state === id && act.to !== 'unknown' && (act.date ?? act.within?.last ?? '9999') <= day,
        ),
    ).length;
  let [from, before] = [0, 0];
  const courses = first.map(({ to, count }): UnseenCourse => {
    const last = Math.min(turns, Math.max(1, turnOf(start, unit, to)));
    const here = Math.min(states.length, Math.max(before, count - knownBy(to)));
    const course = { span: { first: from + 1, last }, last, share: (here - before) / states.length };
    [from, before] = [last, here];
    return course;
  });
  return {
    states,
    courses: [...courses, { span: undefined, last: from, share: 1 - before / states.length }],
  };
};
