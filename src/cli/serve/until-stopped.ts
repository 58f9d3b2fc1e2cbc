const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Hears of Ctrl-C, and of the end of the process that started this one, until it is closed. */
const listenForStop = () => {
  const stop = new AbortController();
  const listener = (): void => stop.abort();
  for (const signal of SIGNALS) process.on(signal, listener);
  const close = (): void => {
    for (const signal of SIGNALS) process.off(signal, listener);
  };
  return { signal: stop.signal, close };
};

/** Until Enter, if there is a terminal, or a stop. */
const entered = (hasScreen: boolean, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const settle = (): void => {
      stop.removeEventListener('abort', settle);
      process.stdin.off('data', settle).pause();
      resolve();
    };
    stop.addEventListener('abort', settle);
    if (hasScreen) process.stdin.on('data', settle).resume();
  });

/**
 * Loads the screen of this terminal. The function that it gives plays until a person leaves, and gives the exit code.
 */
type LoadScreen = () => Promise<() => Promise<number>>;

/** Has other lines wait while the screen is on the terminal. */
interface Lines {
  readonly hold: () => void;
  readonly release: () => void;
}

/**
 * Says how the class comes, and plays on the screen of this terminal whenever a person asks for it, until one stops. Gives
 * the exit code.
 */
export const untilStopped = async (
  say: () => void,
  load: LoadScreen | undefined,
  { hold, release }: Lines,
): Promise<number> => {
  // One listener stays for the whole time. Otherwise a signal would be lost while the screen opens or closes.
  const stop = listenForStop();
  try {
    for (;;) {
      say();
      if (!stop.signal.aborted) await entered(load !== undefined, stop.signal);
      const play = stop.signal.aborted ? undefined : await load?.();
      if (!play || stop.signal.aborted) return 0;
      hold();
      const exitCode = await play();
      release();
      if (exitCode !== 0) return exitCode;
    }
  } finally {
    stop.close();
  }
};
