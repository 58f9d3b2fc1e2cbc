import { type Range, shardOf } from '../../domain/ranges.ts';
import { type FormatFlags, formatOf } from '../delivery.ts';
import { UserError } from '../errors.ts';
import type { Shard } from '../options.ts';
import type { PartSums } from './parted.ts';
import type { SentWhole } from './sent.ts';

/** How an answer is written, which part of its study is played, and where it is kept. */
export interface PartFlags extends FormatFlags {
  readonly shard?: Shard;
  readonly checkpoint?: string;
}

/** The numbers of a part; without a shard, all. Throws UserError for an empty part, and for numbers that a study does not have. */
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

/** The format of an output, as `formatOf` has it. Throws UserError too where a part would be written as what only a whole study can be. */
export const partFormat = <Format extends Parameters<typeof formatOf>[1][number]>(
  flags: PartFlags,
  formats: readonly [Format, ...Format[]],
): Format => {
  const format = formatOf(flags, formats);
  if (flags.shard && format !== 'tally')
    throw new UserError('--shard plays a part, which only merge can read: expected -o PART.tally.');
  return format;
};

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
