import { UserError } from '../errors.ts';
import type { SentWhole } from '../parts/sent.ts';

/** Which queue, and what it is to know of a study. */
export interface QueueAsked {
  readonly url: string;
  /** The name of a study that the queue holds, to go on with. */
  readonly resume?: string | undefined;
  /** How many things make a job. */
  readonly job?: number | undefined;
  /** What another machine needs. */
  readonly whole: () => SentWhole;
  /** What a person types to play the same. */
  readonly command: string;
}

export interface QueueFlags {
  readonly queue?: string;
  readonly resume?: string;
  readonly job?: number;
}

/** What flags ask of a queue; undefined: none. Throws UserError for flags that go with a queue alone. */
export const queueAsked = (
  { queue: url, resume, job }: QueueFlags,
  command: string,
  whole: () => SentWhole,
): QueueAsked | undefined => {
  if (url !== undefined) return { url, resume, job, command, whole };
  if (resume === undefined && job === undefined) return undefined;
  throw new UserError(`--${resume === undefined ? 'job' : 'resume'} goes with --queue redis://HOST:PORT.`);
};
