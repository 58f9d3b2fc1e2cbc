// The bounds and the usual numbers of the program. This file loads nothing, so that every room can read it.

/** Turns of a scenario, and of a future that is played. */
export const MAX_TURNS = 2400;

/** Months that anything in a scenario may last: as many as its turns can have. */
export const MAX_MONTHS = MAX_TURNS;

/** Futures that a study can count exactly. */
export const MAX_FUTURES = 1_000_000_000;

/** The last future that luck has a name for: its number takes 32 bits. */
export const LAST_FUTURE = 4_294_967_295;

/** How many futures a study plays where no one says how many. */
export const DEFAULT_RUNS = 10_000;

/** The same for `tip`, which plays them for each value of each lever. */
export const TIP_RUNS = 1000;

/** The same for a screen in words: an interval of about ±3 points takes a second or two. */
export const SCREEN_RUNS = 1000;

/** The same for a study that ends when its intervals are narrow enough. */
export const UNTIL_RUNS = 1_000_000;

/** How many futures the screens count in the background. */
export const LIVE_RUNS = 10_000;

/** What-ifs that are compared with one base. */
export const MAX_VARIANTS = 8;

/** Parts into which a study may be split. */
export const MAX_SHARDS = 100_000;

/** Threads that a person may ask for. */
export const MAX_THREADS = 256;

/** Threads that count for the screens: more take memory, and no one sees the gain. */
export const LIVE_THREADS = 8;
