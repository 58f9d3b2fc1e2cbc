import { createHash } from 'node:crypto';

/** SHA-256 of a text (in UTF-8), in hex: how scenarios, data and steps of a game are told apart. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
