import { type Courses, followCourses, NEVER } from './courses.ts';

/** What the courses of some futures add up to: when each state first recognises, and how many recognise in each turn. */
export interface CourseCounts {
  readonly futures: number;
  /** By turn, then state: futures in which that is the first turn at whose end the state is at recognition. */
  readonly passages: Uint32Array;
  /** By turn, then count of recognisers, 0 to states: futures. */
  readonly recognisers: Uint32Array;
  /** By state: futures in which it is at recognition at the end of the last turn. */
  readonly atEnd: Uint32Array;
}

/** How the courses of two sides differ in the same futures: counts of one side less counts of the other side. */
export interface CourseDifferences {
  readonly futures: number;
  readonly passages: Int32Array;
  readonly recognisers: Int32Array;
  /**
   * By turn, then state: by how much the futures grow at the end of that turn in which only one of the two has recognised.
   * Added up over the turns it is the number of these futures.
   */
  readonly apart: Int32Array;
}

/** Counts of no future at all. */
export const emptyCourseCounts = (states: number, turns: number): CourseCounts => ({
  futures: 0,
  passages: new Uint32Array((turns + 1) * states),
  recognisers: new Uint32Array((turns + 1) * (states + 1)),
  atEnd: new Uint32Array(states),
});

/** Differences in no future at all. */
export const emptyDifferences = (states: number, turns: number): CourseDifferences => ({
  futures: 0,
  passages: new Int32Array((turns + 1) * states),
  recognisers: new Int32Array((turns + 1) * (states + 1)),
  apart: new Int32Array((turns + 1) * states),
});

const add = (table: Int32Array | Uint32Array, at: number, amount: number): void => {
  table[at] = (table[at] as number) + amount;
};

/** Adds courses to the tables in place, and gives the sum. The courses must have as many turns as the tables. */
export const addCourses = (counts: CourseCounts, courses: Courses): CourseCounts => {
  const { passages, recognisers, atEnd } = counts;
  const { turns, first, start, top } = courses;
  const states = start.length;
  const follower = followCourses(courses);
  for (let n = 0; n + 1 < first.length; n++) {
    follower.open(n);
    for (let turn = 0; turn <= turns; turn++) {
      if (turn > 0) follower.next();
      add(recognisers, turn * (states + 1) + follower.recogniserCount(), 1);
    }
    for (let i = 0; i < states; i++) {
      const turn = follower.recognisedIn[i] as number;
      if (turn !== NEVER) add(passages, turn * states + i, 1);
      if (follower.rung[i] === top) add(atEnd, i, 1);
    }
  }
  return { ...counts, futures: counts.futures + first.length - 1 };
};

/** The differences with the two sides exchanged. */
export const reversed = (differences: CourseDifferences): CourseDifferences => ({
  ...differences,
  passages: differences.passages.map((count) => -count),
  recognisers: differences.recognisers.map((count) => -count),
});

/** Adds, in place, how courses of the same futures and states differ before and after a change. Gives the sum. */
export const addDifferences = (
  differences: CourseDifferences,
  before: Courses,
  after: Courses,
): CourseDifferences => {
  const { passages, recognisers, apart } = differences;
  const states = before.start.length;
  const [from, to] = [followCourses(before), followCourses(after)];
  for (let n = 0; n + 1 < before.first.length; n++) {
    from.open(n);
    to.open(n);
    for (let turn = 0; turn <= before.turns; turn++) {
      if (turn > 0) for (const side of [from, to]) side.next();
      const row = turn * (states + 1);
      add(recognisers, row + from.recogniserCount(), -1);
      add(recognisers, row + to.recogniserCount(), 1);
    }
    for (let i = 0; i < states; i++) {
      const [old, now] = [from.recognisedIn[i] as number, to.recognisedIn[i] as number];
      if (old === now) continue;
      if (old !== NEVER) add(passages, old * states + i, -1);
      if (now !== NEVER) add(passages, now * states + i, 1);
      add(apart, Math.min(old, now) * states + i, 1);
      const later = Math.max(old, now);
      if (later !== NEVER) add(apart, later * states + i, -1);
    }
  }
  return { ...differences, futures: differences.futures + before.first.length - 1 };
};
