/** What a device keeps of its own: texts by name. Where nothing can be kept, it goes on without. */
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

/** Forgets what was kept of all games but one. */
export const forgetBut = (game: string): void => {
  try {
    const own = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    for (const name of own) if (game === '' || !name.includes(game)) localStorage.removeItem(name);
  } catch {
    // There is nothing.
  }
};

/** A value that was kept as JSON; another one where there is none that is good. */
export const keptJson = <T>(name: string, otherwise: T, isGood: (value: unknown) => value is T): T => {
  try {
    const value: unknown = JSON.parse(kept(name) ?? '');
    return isGood(value) ? value : otherwise;
  } catch {
    return otherwise;
  }
};
