/** A shell that has no job control ignores the signal: then the screens come back by themselves after this. */
const RETURN = 100;

/** What to do with the terminal when the program stops and when it goes on. */
export interface Stage {
  readonly giveBack: () => void;
  /** Takes the terminal over and draws all of it anew. */
  readonly takeOver: () => void;
}

export interface Job {
  /** Stops the whole job, as the terminal would for Ctrl-Z. */
  readonly suspend: () => void;
  /** Listens no longer. */
  readonly stop: () => void;
}

/**
 * Follows the job control of a shell: stops when asked to, with the terminal given back, and takes it over again on
 * going on. Windows has no such thing.
 */
export const followJob = ({ giveBack, takeOver }: Stage): Job => {
  if (process.platform === 'win32') return { suspend: () => {}, stop: () => {} };
  let isAway = false;
  let timer: NodeJS.Timeout | undefined;
  const back = (): void => {
    clearTimeout(timer);
    // Whoever was stopped without a word (SIGSTOP) finds the terminal as the shell left it.
    if (!isAway) giveBack();
    isAway = false;
    process.off('SIGTSTP', stopAlone).on('SIGTSTP', stopAlone);
    takeOver();
  };
  const away = (target: number): void => {
    if (isAway) return;
    isAway = true;
    giveBack();
    // Only without a listener does the signal stop the program.
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
