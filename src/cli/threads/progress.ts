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

const lineOf = (done: number, all: number, seconds: number): string => {
  const share = all === 0 ? 1 : done / all;
  const filled = Math.round(share * COLUMNS);
  const pace = seconds > 0 ? done / seconds : 0;
  const left = pace > 0 ? `, ${duration((all - done) / pace)} left` : '';
  const bar = '━'.repeat(filled) + '─'.repeat(COLUMNS - filled);
  const count = (n: number): string => Math.round(n).toLocaleString('en-GB');
  return `${bar} ${count(done)} of ${count(all)} futures, ${count(pace)} a second${left}`;
};

/** Starts a progress line; a pipe gets none. */
export const startProgress = (stream: NodeJS.WriteStream = process.stderr): Progress => {
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
      const line = lineOf(done - first, all - first, (now - began) / 1000);
      stream.write(`\r\u001B[2K${line.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
    },
    clear: () => {
      stream.write('\r\u001B[2K');
    },
  };
};
