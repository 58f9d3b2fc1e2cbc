import { SIGNAL_EXIT, systemCode } from '../errors.ts';

/** Codes of errors when a terminal that is gone is read or written. */
const GONE = ['EIO', 'EPIPE', 'EBADF', 'ENXIO'] as const;

const isGone = (error: unknown): boolean => GONE.some((code) => code === systemCode(error));

interface Ends {
  /** Settles when the program is to end: with its exit code, or with what went wrong. */
  readonly over: Promise<number>;
  readonly end: (exitCode: number) => void;
  /** Whether reading or writing has shown that there is no terminal any more. */
  readonly isGone: () => boolean;
  /** Stops listening, except for failures of a terminal that is gone. */
  readonly stop: () => void;
}

/** Waits for every way in which a full-screen program can end, except its own keys: signals, a closed terminal, a bug. */
export const untilOver = (): Ends => {
  let end: (exitCode: number) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const over = new Promise<number>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  let isHungUp = false;
  let isLost = false;
  const hangUp = (): void => {
    isHungUp = true;
    end(SIGNAL_EXIT.SIGHUP);
  };
  const lose = (): void => {
    isLost = true;
    hangUp();
  };
  const broken = (error: unknown): void => (isGone(error) ? lose() : fail(error));
  const signals = Object.entries(SIGNAL_EXIT).map(([signal, code]) => ({
    signal,
    listener: signal === 'SIGHUP' ? hangUp : () => end(code),
  }));
  for (const { signal, listener } of signals) process.on(signal, listener);
  process.on('uncaughtException', broken).on('unhandledRejection', broken);
  process.stdin.on('end', lose).on('close', lose).on('error', broken);
  return {
    over,
    end: (exitCode) => end(exitCode),
    isGone: () => isLost,
    stop: () => {
      // Every write to a terminal that is gone fails. The process ends now anyway.
      if (isHungUp) return;
      for (const { signal, listener } of signals) process.off(signal, listener);
      process.off('uncaughtException', broken).off('unhandledRejection', broken);
      process.stdin.off('end', lose).off('close', lose).off('error', broken);
    },
  };
};

/**
 * Ends the program as the loss of its terminal would. An ordinary exit does not work: Node then restores the terminal, and
 * aborts with a dump if there is none.
 */
export const dieOfHangUp = (): void => {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
};
