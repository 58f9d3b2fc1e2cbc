/** The time that a step is given. Times are in milliseconds. */
export interface StepClock {
  /** The place of the game that the clock is for. */
  readonly place: string;
  /** Undefined: no limit. */
  readonly given: number | undefined;
  /** The time at which the clock last began to run. Undefined while it is held. */
  readonly since: number | undefined;
  /** The time that had run before. */
  readonly spent: number;
}

/** A clock that begins now. */
export const startClock = (place: string, minutes: number | undefined, now: number): StepClock => ({
  place,
  given: minutes === undefined ? undefined : minutes * 60_000,
  since: now,
  spent: 0,
});

const spentBy = ({ since, spent }: StepClock, now: number): number =>
  spent + (since === undefined ? 0 : now - since);

/** The time that is left, below 0 once the time is up. Undefined if there is no limit. */
export const leftOn = (clock: StepClock, now: number): number | undefined =>
  clock.given === undefined ? undefined : clock.given - spentBy(clock, now);

/** The clock held, or running again. */
export const heldClock = (clock: StepClock, isHeld: boolean, now: number): StepClock => {
  if (isHeld === (clock.since === undefined)) return clock;
  return { ...clock, spent: spentBy(clock, now), since: isHeld ? undefined : now };
};

/** Adds a minute to the time that is left. If the time was up, a minute is left. */
export const oneMinuteMore = (clock: StepClock, now: number): StepClock => {
  if (clock.given === undefined) return clock;
  return { ...clock, given: Math.max(clock.given, spentBy(clock, now)) + 60_000 };
};
