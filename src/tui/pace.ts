/** The five speeds of playing: their names, and their milliseconds a turn. */
const SPEEDS = [
  { label: '×0.5', pause: 2000 },
  { label: '×1', pause: 1000 },
  { label: '×2', pause: 500 },
  { label: '×4', pause: 250 },
  { label: '×16', pause: 62 },
] as const;

/** Index of the first speed of a play. */
export const FIRST_SPEED = 1;

/** The nearest speed that exists. */
export const boundedSpeed = (speed: number): number => Math.max(0, Math.min(SPEEDS.length - 1, speed));

/** Milliseconds a turn at a speed. */
export const pauseOf = (speed: number): number => SPEEDS[boundedSpeed(speed)]?.pause ?? 1000;

/** The name of a speed. */
export const speedLabel = (speed: number): string => SPEEDS[boundedSpeed(speed)]?.label ?? '';

/** The least time between two frames, in milliseconds: at most twenty frames a second. */
export const FRAME_PAUSE = 50;
