import { type Courses, followCourses, NEVER } from './courses.ts';

/** What the courses of some futures add up to: when each state first recognises, and how many recognise in each turn. */
export interface CourseCounts {
  readonly futures: number;
  /** By turn, then state: futures in which that is the first turn at whose end the state is at recognition. */
  readonly passages: Uint32Array;
  /** By turn, then count of recognisers, 0 to states: futures. */
  readonly recognisers: Uint32Array;
}

/** Counts of no future at all. */
export const emptyCourseCounts = (states: number, turns: number): CourseCounts => ({
  futures: 0,
  passages: new Uint32Array((turns + 1) * states),
  recognisers: new Uint32Array((turns + 1) * (states + 1)),
});

const add = (table: Uint32Array, at: number): void => {
  table[at] = (table[at] as number) + 1;
};

/** Adds courses to the tables in place, and gives the sum. The courses must have as many turns as the tables. */
export const addCourses = (counts: CourseCounts, courses: Courses): CourseCounts => {
  const { passages, recognisers } = counts;
  const { turns, first, start } = courses;
  const states = start.length;
  const follower = followCourses(courses);
  for (let n = 0; n + 1 < first.length; n++) {
    follower.open(n);
    for (let turn = 0; turn <= turns; turn++) {
      if (turn > 0) follower.next();
      add(recognisers, turn * (states + 1) + follower.recogniserCount());
    }
    for (let i = 0; i < states; i++) {
      const turn = follower.recognisedIn[i] as number;
      if (turn !== NEVER) add(passages, turn * states + i);
    }
  }
  return { ...counts, futures: counts.futures + first.length - 1 };
};
