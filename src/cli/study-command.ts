import type { StudyPool } from '../study/futures/pool.ts';
import type { Deliver, OpenDelivery, Outputs } from './delivery.ts';
import { EXIT } from './errors.ts';
import { skillPath } from './files/find-scenario.ts';
import { notingReader } from './files/reader.ts';
import { type Loaded, noteDoubts } from './load.ts';
import { note } from './output.ts';
import { type PastRecord, recordOf } from './study/record-note.ts';
import { type Progress, startProgress } from './threads/progress.ts';
import { untilInterrupted } from './threads/signals.ts';

interface OpenedStudy {
  readonly deliver: Deliver;
  /** The record of the real events, if the scenario is a past wave. */
  readonly record: PastRecord | undefined;
}

/**
 * Begins a command on scenarios. Writes their doubts and their record to stderr, and checks that no output overwrites a file
 * that was read. Throws UserError.
 */
export const openStudy = async (
  scenarios: readonly [Loaded, ...Loaded[]],
  outputs: Omit<Outputs, 'read'>,
  open: OpenDelivery,
): Promise<OpenedStudy> => {
  for (const loaded of scenarios) noteDoubts(loaded);
  const read = new Set([skillPath(), ...scenarios.flatMap(({ files }) => [...files])]);
  const record = recordOf(scenarios[0].path, notingReader(read));
  if (record) note(record.note);
  return { deliver: await open({ ...outputs, read }), record };
};

export interface OnThreads {
  readonly pool: StudyPool;
  /** Is aborted when a person wants the work to end with what it has. */
  readonly signal: AbortSignal;
  readonly show: Progress['show'];
}

interface ThreadOptions {
  /** How many; default: all of this machine. */
  readonly threads?: number | undefined;
  /** Where progress is shown; default: a line on stderr. */
  readonly progress?: Progress | undefined;
}

/** Does long work on threads and shows its progress, until it is done or a person stops it. */
export const onThreads = async <Result>(
  { threads, progress = startProgress() }: ThreadOptions,
  work: (on: OnThreads) => Promise<Result>,
): Promise<{ readonly result: Result; readonly interrupted: boolean }> => {
  const { openPool } = await import('./threads/pool.ts');
  const pool = openPool({ threads });
  try {
    return await untilInterrupted((signal) => work({ pool, signal, show: progress.show }));
  } finally {
    progress.clear();
    await pool.close();
  }
};

/** Writes to stderr that work was stopped without an answer; gives the exit code. */
export const stopped = (words: string): number => {
  note(words);
  return EXIT.interrupted;
};
