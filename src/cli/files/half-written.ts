import { rm } from 'node:fs/promises';
import { SIGNAL_EXIT } from '../errors.ts';

const remove = (path: string): Promise<void> => rm(path, { recursive: true, force: true });

/** Writes the file or folder at `path`. Removes it if writing fails, or, if `guarded`, when a signal ends the program. */
export const wholeOrGone = async (
  path: string,
  guarded: boolean,
  write: () => Promise<void>,
): Promise<void> => {
  const stops = Object.entries(guarded ? SIGNAL_EXIT : {}).map(([signal, exitCode]) => {
    const stop = (): void => {
      remove(path).finally(() => process.exit(exitCode));
    };
    process.once(signal, stop);
    return () => process.off(signal, stop);
  });
  try {
    await write();
  } catch (error) {
    await remove(path);
    throw error;
  } finally {
    for (const off of stops) off();
  }
};
