/**
 * Terms of one log rate, in canonical order: base, turn, the drivers in id order, implied, disposition,
 * uncertainty, events; then what others do: precedent, pulse, match, legitimacy, taboo; last limit.
 */
export const termsPerRate = (driverCount: number): number => driverCount + 12;
