import type { Asker } from './asker.ts';

const MINUTE = 60_000;

/** Tells a team that a minute is left, and that its time is up; nobody is cut off. Gives what stops it. */
export const startTimer = ({ say }: Pick<Asker, 'say'>, minutes: number): (() => void) => {
  const tell = (after: number, words: string): NodeJS.Timeout =>
    setTimeout(() => say(`\n\u0007${words}`), after).unref();
  const timers = [
    ...(minutes > 1 ? [tell((minutes - 1) * MINUTE, 'One minute left.')] : []),
    tell(minutes * MINUTE, 'Time is up: say what you have, and lock.'),
  ];
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
};
