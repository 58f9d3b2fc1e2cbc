/** A shell without job control ignores the signal. The screens then come back after this time in milliseconds. */
const RETURN = 100;

/** The functions for the terminal when the program stops, and when it goes on. */
interface Stage {
  readonly giveBack: () => void;
  /** Takes the terminal over and draws the whole screen. */
  readonly takeOver: () => void;
}

interface Job {
  /** Stops the whole job, as the terminal would for Ctrl-Z. */
  readonly suspend: () => void;
  /** Stops listening. */
  readonly stop: () => void;
}

/**
 * Follows the job control of a shell: gives the terminal back and stops when asked to, and takes the terminal over again
 * when the program goes on. Windows has no job control.
 */
export const followJob = ({ giveBack, takeOver }: Stage): Job => {
  if (process.platform === 'win32') return { suspend: () => {}, stop: () => {} };
  let isAway = false;
  let timer: NodeJS.Timeout | undefined;
  const back = (): void => {
    clearTimeout(timer);
    // After a stop without a warning (SIGSTOP) the terminal is as the shell left it.
    if (!isAway) giveBack();
    isAway = false;
    process.off('SIGTSTP', stopAlone).on('SIGTSTP', stopAlone);
    takeOver();
  };
  const away = (target: number): void => {
    if (isAway) return;
    isAway = true;
    giveBack();
    // The signal stops the program only if nothing listens to it.
    process.off('SIGTSTP', stopAlone);
    timer = setTimeout(back, RETURN);
    process.kill(target, 'SIGTSTP');
  };
  const stopAlone = (): void => away(process.pid);
  process.on('SIGCONT', back).on('SIGTSTP', stopAlone);
  return {
    suspend: () => away(0),
    stop: () => {
      clearTimeout(timer);
      process.off('SIGCONT', back).off('SIGTSTP', stopAlone);
    },
  };
};
