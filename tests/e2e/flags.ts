const MAJOR = Number(process.versions.node.split('.')[0]);

/**
 * How Node runs a program for a test: most of what runs, runs a few times, so a function is optimized only after many more
 * calls than usual. Newer versions of Node refuse this option.
 */
export const BRIEF: readonly string[] = MAJOR === 20 ? ['--interrupt-budget=1000000'] : [];

/** The same for the tests themselves, and for a program that serves many: with room for garbage, less of it is copied. */
export const LASTING: readonly string[] = [...BRIEF, '--min-semi-space-size=64', '--max-semi-space-size=64'];
