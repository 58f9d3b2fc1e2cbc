/** The time that a step is given. Times are in milliseconds. */
export interface StepClock {
  /** The place of the game that it is for. */
  readonly place: string;
  /** Undefined: no limit. */
  readonly given: number | undefined;
  /** When it last began to run; undefined while it is held. */
  readonly since: number | undefined;
  /** How much had run before. */
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

/** What is left, below 0 once the time is up; undefined where there is no limit. */
export const leftOn = (clock: StepClock, now: number): number | undefined =>
  clock.given === undefined ? undefined : clock.given - spentBy(clock, now);

/** The clock held, or running again. */
export const heldClock = (clock: StepClock, isHeld: boolean, now: number): StepClock => {
  if (isHeld === (clock.since === undefined)) return clock;
  return { ...clock, spent: spentBy(clock, now), since: isHeld ? undefined : now };
};

/** A minute more than is left; a minute where the time was up. */
export const oneMinuteMore = (clock: StepClock, now: number): StepClock => {
  if (clock.given === undefined) return clock;
  return { ...clock, given: Math.max(clock.given, spentBy(clock, now)) + 60_000 };
};
