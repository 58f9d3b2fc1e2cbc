/**
 * Terms of one log rate, in canonical order: base, turn, the drivers in id order, precedent, pulse, match,
 * legitimacy, taboo, implied, disposition, uncertainty, events, limit.
 */
export const termsPerRate = (driverCount: number): number => driverCount + 12;
