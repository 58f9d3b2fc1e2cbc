import { rm } from 'node:fs/promises';

/** The signals that end the program, with their exit codes. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const remove = (path: string): Promise<void> => rm(path, { recursive: true, force: true });

/** Writes the file or folder at `path`. Removes it if writing fails, or, if `guarded`, when a signal ends the program. */
export const wholeOrGone = async (
  path: string,
  guarded: boolean,
  write: () => Promise<void>,
): Promise<void> => {
  const stops = Object.entries(guarded ? SIGNALS : {}).map(([signal, exitCode]) => {
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
