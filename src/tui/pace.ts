/** The five speeds of playing: what they are called, and milliseconds a turn. */
const SPEEDS = [
  { label: '×0.5', pause: 2000 },
  { label: '×1', pause: 1000 },
  { label: '×2', pause: 500 },
  { label: '×4', pause: 250 },
  { label: '×16', pause: 62 },
] as const;

/** Index of the speed that a play begins with. */
export const FIRST_SPEED = 1;

/** A speed that exists, however far one asks. */
export const boundedSpeed = (speed: number): number => Math.max(0, Math.min(SPEEDS.length - 1, speed));

/** Milliseconds a turn at a speed. */
export const pauseOf = (speed: number): number => SPEEDS[boundedSpeed(speed)]?.pause ?? 1000;

/** What a speed is called. */
export const speedLabel = (speed: number): string => SPEEDS[boundedSpeed(speed)]?.label ?? '';

/** Frames follow each other at least so many milliseconds apart: twenty a second at most. */
export const FRAME_PAUSE = 50;
