import { hashName } from '../domain/hash-name.ts';
import type { ClockName } from './model.ts';

/** A clock's name with its 64-bit hash, by which its luck is drawn. */
export const clockName = (id: string): ClockName => ({ id, ...hashName(id) });
