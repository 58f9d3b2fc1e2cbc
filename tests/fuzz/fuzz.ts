import { findRefused } from '../../src/domain/characters.ts';
import { drawsOf } from './mutate.ts';
import { READERS } from './readers.ts';

/** Longest message that a person is shown of one issue, in characters. */
const LONGEST = 2_000_000;

const NAMES = Object.keys(READERS);

const faultIn = (shown: readonly string[]): string | undefined => {
  for (const text of shown) {
    const [sign] = findRefused(text, 1);
    if (sign)
      return `shows ${sign.name}: ${JSON.stringify(text.slice(Math.max(0, sign.offset - 60), sign.offset + 20))}`;
    if (text.length > LONGEST) return `shows ${text.length} characters`;
  }
  return undefined;
};

/** Gives one changed input to its reader: what is wrong with what came of it, or undefined. */
export const fuzzOne = (input: number): string | undefined => {
  const name = NAMES[input % NAMES.length] ?? '';
  try {
    const fault = faultIn(READERS[name]?.(drawsOf(input)) ?? []);
    return fault && `input ${input}, ${name}: ${fault}`;
  } catch (error) {
    return `input ${input}, ${name}: ${error instanceof Error ? error.stack : String(error)}`;
  }
};
