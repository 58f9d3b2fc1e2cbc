import { drawn } from '../output.ts';

const COLUMNS = 24;
const EVERY_MS = 100;

/** A line on stderr that shows how much of a long piece of work is done; on a terminal only. */
export interface Progress {
  readonly show: (done: number, all: number) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** Shows nothing. */
export const SILENT: Progress = { show: () => {}, clear: () => {} };

const duration = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} s`
    : seconds < 5400
      ? `${Math.ceil(seconds / 60)} min`
      : `${(seconds / 3600).toFixed(1)} h`;

const countOf = (n: number): string => Math.round(n).toLocaleString('en-GB');

const leftText = (done: number, all: number, seconds: number): string =>
  seconds > 0 && done > 0 ? `, ${duration(((all - done) * seconds) / done)} left` : '';

const lineOf = (things: string, done: number, all: number, seconds: number): string => {
  const share = all === 0 ? 1 : done / all;
  const filled = Math.round(share * COLUMNS);
  const pace = seconds > 0 ? done / seconds : 0;
  const bar = '━'.repeat(filled) + '─'.repeat(COLUMNS - filled);
  const left = leftText(done, all, seconds);
  return `${bar} ${countOf(done)} of ${countOf(all)} ${things}, ${countOf(pace)} a second${left}`;
};

/** Gives how much is done to `tell`, as `2,000 of 10,000 futures, 9 s left`: for a screen that has its own place for it. */
export const tellProgress = (tell: (text: string) => void): Progress => {
  const began = performance.now();
  return {
    show: (done, all) => {
      const left = leftText(done, all, (performance.now() - began) / 1000);
      tell(`${countOf(done)} of ${countOf(all)} futures${left}`);
    },
    clear: () => {},
  };
};

/** Starts a progress line that counts things. A pipe gets no such line. */
export const startProgress = (things = 'futures', stream: NodeJS.WriteStream = process.stderr): Progress => {
  if (!stream.isTTY) return SILENT;
  const began = performance.now();
  let first: number | undefined;
  let shown = 0;
  return {
    show: (done, all) => {
      first ??= done;
      const now = performance.now();
      if (now - shown < EVERY_MS) return;
      shown = now;
      const line = drawn(lineOf(things, done - first, all - first, (now - began) / 1000), stream);
      stream.write(`\r\u001B[2K${line.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
    },
    clear: () => {
      stream.write('\r\u001B[2K');
    },
  };
};
