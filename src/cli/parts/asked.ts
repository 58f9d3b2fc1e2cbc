import { type Range, shardOf } from '../../domain/ranges.ts';
import { type FormatFlags, formatOf } from '../delivery.ts';
import { UserError } from '../errors.ts';
import type { Shard } from '../options.ts';
import type { PartSums } from './parted.ts';
import type { SentWhole } from './sent.ts';

/** The way to write an answer, the part of its study to play, and the place to keep it. */
export interface PartFlags extends FormatFlags {
  readonly shard?: Shard;
  readonly checkpoint?: string;
}

/**
 * The numbers of a part, or all numbers without a shard. Throws UserError for an empty part, and for numbers that the
 * study does not have.
 */
export const shardRange = <Sum, Part>(
  { size, things }: Pick<PartSums<Sum, Part>, 'size' | 'things'>,
  shard: Shard | undefined,
): Range => {
  if (!shard) return { from: 0, to: size };
  const count = size.toLocaleString('en-GB');
  if ('from' in shard) {
    if (shard.to > size)
      throw new UserError(
        `--shard ${shard.from}-${shard.to - 1}: there are ${count} ${things}, from 0 to ${size - 1}.`,
      );
    return shard;
  }
  const range = shardOf(size, shard.k, shard.m);
  if (range.from === range.to)
    throw new UserError(`a shard of ${size} ${things} is empty: expected fewer parts.`);
  return range;
};

/**
 * The format of an output, from `formatOf`. Also throws UserError if a part would be written in a format that only a
 * whole study can have.
 */
export const partFormat = <Format extends Parameters<typeof formatOf>[1][number]>(
  flags: PartFlags,
  formats: readonly [Format, ...Format[]],
): Format => {
  const format = formatOf(flags, formats);
  if (flags.shard && format !== 'tally')
    throw new UserError('--shard plays a part, which only merge can read: expected -o PART.tally.');
  return format;
};

/** A queue, and the data about a study that it needs. */
export interface QueueAsked {
  readonly url: string;
  /** The name of a study in the queue, to continue it. */
  readonly resume?: string | undefined;
  /** The number of things in a job. */
  readonly job?: number | undefined;
  /** The data that another machine needs. */
  readonly whole: () => SentWhole;
  /** The command that plays the same study. */
  readonly command: string;
}

export interface QueueFlags {
  readonly queue?: string;
  readonly resume?: string;
  readonly job?: number;
}

/** The request in the flags to a queue. Undefined if none is named. Throws UserError for flags that need a queue. */
export const queueAsked = (
  { queue: url, resume, job }: QueueFlags,
  command: string,
  whole: () => SentWhole,
): QueueAsked | undefined => {
  if (url !== undefined) return { url, resume, job, command, whole };
  if (resume === undefined && job === undefined) return undefined;
  throw new UserError(`--${resume === undefined ? 'job' : 'resume'} goes with --queue redis://HOST:PORT.`);
};
