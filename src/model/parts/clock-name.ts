import { hashName } from '../hash-name.ts';

/** A clock's name with its 64-bit hash, which keys its luck. */
export interface ClockName {
  readonly id: string;
  readonly high: number;
  readonly low: number;
}

export const clockName = (id: string): ClockName => ({ id, ...hashName(id) });
