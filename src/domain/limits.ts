// The bounds and the usual numbers of the program. This file loads nothing, so that every room can read it.

/** The most turns of a scenario and of a played future. */
export const MAX_TURNS = 2400;

/** The most months that anything in a scenario may last. */
export const MAX_MONTHS = MAX_TURNS;

/**
 * The most moves of one state in a turn. A dated event can move it, a clock or a person can, and an event of chance
 * can.
 */
export const MOVES_PER_TURN = 4;

/** The most futures that a study can count exactly. */
export const MAX_FUTURES = 1_000_000_000;

/** The number of the last future: it has 32 bits. */
export const LAST_FUTURE = 4_294_967_295;

/** How many futures a study plays by default. */
export const DEFAULT_RUNS = 10_000;

/** The default for `tip`, which plays this many futures for each value of each lever. */
export const TIP_RUNS = 1000;

/** The default for a screen in words: an interval of about ±3 points takes a second or two. */
export const SCREEN_RUNS = 1000;

/** The default for a study that ends when its intervals are narrow enough. */
export const UNTIL_RUNS = 1_000_000;

/** How many futures the screens count in the background. */
export const LIVE_RUNS = 10_000;

/** The most what-ifs that are compared with one base. */
export const MAX_VARIANTS = 8;

/** The most parts of a study that is split. */
export const MAX_SHARDS = 100_000;

/** The most threads that a person may ask for. */
export const MAX_THREADS = 256;

/** The most threads that count for the screens. More would take memory without a visible gain. */
export const LIVE_THREADS = 8;
