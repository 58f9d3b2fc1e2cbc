import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { overlapOf, type Range, sizeOf } from '../../domain/ranges.ts';
import { quoted } from '../../report/words/manifest.ts';
import { openDelivery } from '../delivery.ts';
import { EXIT, UserError } from '../errors.ts';
import { skillPath } from '../files/find-scenario.ts';
import { fileReader } from '../files/reader.ts';
import { readPart, tallyBytesOf } from '../kept/checkpoint.ts';
import { note } from '../output.ts';
import { type OpenedParts, openParts } from '../parts/kinds.ts';
import type { OddsOutputFlags } from '../study/odds-output.ts';

const rangesText = (ranges: readonly Range[]): string => {
  const shown = ranges.slice(0, 4).map(({ from, to }) => (to - from === 1 ? `${from}` : `${from}–${to - 1}`));
  return shown.join(', ') + (ranges.length > shown.length ? ` and ${ranges.length - shown.length} more` : '');
};

/** The verb for a thing in messages. Files “count” futures, and “have” other things. */
const verbOf = (things: string): string => (things === 'futures' ? 'count' : 'have');

/** The files of the parts. A folder gives all its tallies, except the file that will be written. */
const partsIn = (given: readonly string[], output: string | undefined): readonly string[] =>
  given.flatMap((path) => {
    if (!fileReader.isFolder(path)) return [path];
    const files = readdirSync(path)
      .filter((name) => name.endsWith('.tally') && !name.startsWith('.'))
      .map((name) => join(path, name))
      .filter((file) => output === undefined || resolve(file) !== resolve(output))
      .toSorted();
    if (files.length === 0) throw new UserError(`${path} has no part in it: expected files NAME.tally.`);
    return files;
  });

/** The sum of the parts that were read. */
interface Added<Sum> {
  readonly sum: Sum;
  /** The part that gives the names of scenarios. It is the first in sorted order, so file order changes no byte. */
  readonly naming: string;
}

/** Throws UserError if two parts have the same futures (or other things). */
const refuseTwice = (a: Read, b: Read, things: string): void => {
  const twice = overlapOf(a.done, b.done);
  if (twice.length > 0)
    throw new UserError(
      `${a.file} and ${b.file} both ${verbOf(things)} ${things} ${rangesText(twice)}: name each part once.`,
    );
};

/** A part that was read. */
interface Read {
  readonly file: string;
  readonly done: readonly Range[];
}

/** Reads parts one by one and adds them up. If parts do not fit together, throws UserError with the file names. */
const addUp = <Sum, Part>(
  first: string,
  files: readonly string[],
  { sums }: OpenedParts<Sum, Part>,
): Added<Sum> => {
  const { things, size } = sums;
  const before: Read[] = [];
  let sum = sums.empty();
  let best: readonly [named: string, file: string] | undefined;
  for (const file of files) {
    const { part, differences, ...found } = readPart(file, sums);
    const others =
      found.size === size ? differences : [...differences, `part of ${found.size} ${things}, not of ${size}`];
    if (others.length > 0)
      throw new UserError(`${file} and ${first} are of different studies: ${others.join('; ')}.`);
    const read = { file, done: sums.doneIn(part) };
    if (overlapOf(sums.doneIn(sum), read.done).length > 0)
      for (const each of before) refuseTwice(each, read, things);
    before.push(read);
    if (!best || found.named < best[0]) best = [found.named, file];
    sum = sums.add(sum, part);
  }
  return { sum, naming: best?.[1] ?? first };
};

/** The most commands that are printed to play missing parts. */
const MOST_COMMANDS = 20;

/** If something is missing, writes the commands that play it to stderr and throws UserError. */
const refuseGaps = <Sum, Part>(
  { sums, command, missing }: OpenedParts<Sum, Part>,
  sum: Sum,
  folder: string,
): void => {
  const gaps = missing(sum);
  if (gaps.length === 0) return;
  note('To play what is missing:');
  for (const { from, to } of gaps.slice(0, MOST_COMMANDS)) {
    const range = `${from}-${to - 1}`;
    note(`  ${command} --shard ${range} -o ${quoted(join(folder, `${range}.tally`))}`);
  }
  if (gaps.length > MOST_COMMANDS) note(`  and ${gaps.length - MOST_COMMANDS} more gaps`);
  const all = `${sizeOf(sums.doneIn(sum))} of ${sums.size} ${sums.things}`;
  throw new UserError(
    `these files ${verbOf(sums.things)} ${all}: ${rangesText(gaps)} ${sizeOf(gaps) === 1 ? 'is' : 'are'} missing.`,
  );
};

/** Adds up parts. Prints the same output as a study that was played as a whole. Throws UserError for bad input. */
export const mergeAction = async (
  given: readonly string[],
  flags: OddsOutputFlags,
  open = openDelivery,
): Promise<number> => {
  const files = partsIn(given, flags.output);
  const [first] = files;
  if (first === undefined) throw new UserError('expected at least one tally file.');
  return openParts(first, tallyBytesOf(first), async (parts) => {
    const format = parts.formatIn(flags);
    const { sum, naming } = addUp(first, files, parts);
    refuseGaps(parts, sum, dirname(first));
    const named = naming === first ? undefined : parts.reopen(tallyBytesOf(naming));
    const deliver = await open({ output: flags.output, format, read: new Set([skillPath(), ...files]) });
    await deliver(await (named?.ok ? named.parts : parts).output(sum, flags));
    return EXIT.done;
  });
};
