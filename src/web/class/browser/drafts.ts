import { parsedJson } from '../../../domain/characters.ts';

/** The texts that a device keeps, by name. If the device can keep nothing, it works without them. */
const PREFIX = 'class ';

const kept = (name: string): string | undefined => {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
};

export const keep = (name: string, text: string): void => {
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    // A private window may have no room.
  }
};

/** Forgets the texts that were kept for all games except one. */
export const forgetBut = (game: string): void => {
  try {
    const own = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    for (const name of own) if (game === '' || !name.includes(game)) localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
};

/** A value that was kept as JSON. If there is no valid value, another value is given. */
export const keptJson = <T>(name: string, otherwise: T, isGood: (value: unknown) => value is T): T => {
  const value = parsedJson(kept(name) ?? '');
  return isGood(value) ? value : otherwise;
};
