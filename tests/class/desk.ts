import { createHash } from 'node:crypto';
import { type Desk, type LoadedExercise, openDesk } from '../../src/class/desk.ts';
import { type ClassRequest, type Done, perform } from '../../src/class/requests.ts';
import { sound } from '../exercise/small.ts';

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A desk with a new game: of the small exercise unless another is given. */
export const deskOf = (
  loaded: Omit<LoadedExercise, 'sha256'> = sound(),
  seed = 'one',
  futures?: number,
): Desk => {
  const { exercise, scenario } = loaded;
  const opened = openDesk(
    { exercise, scenario, sha256: 'a'.repeat(64) },
    { seed, saved: undefined, futures },
  );
  if (typeof opened === 'string') throw new Error(opened);
  return opened.desk;
};

/** Holds the newest desk, as the program does; without a file. */
export const keepDesk = (first: Desk) => {
  let desk = first;
  const listeners = new Set<(before: Desk, after: Desk) => void>();
  return {
    now: (): Desk => desk,
    ask: (request: ClassRequest): Done => {
      const before = desk;
      const done = perform(before, request);
      if (!done.ok) return done;
      desk = done.desk;
      for (const listener of listeners) listener(before, desk);
      return done;
    },
    watch: (listener: (before: Desk, after: Desk) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {},
  };
};
