import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  DEFAULT_RUNS,
  LAST_FUTURE,
  MAX_FUTURES,
  MAX_SHARDS,
  MAX_THREADS,
  MAX_TURNS,
} from '../domain/limits.ts';
import { THEMES } from '../tui/theme-names.ts';

/** Reports the exit code with which the program will end. */
export type Finish = (exitCode: number) => void;

/** Reads a whole number between two bounds. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
    }
    return value;
  };

/** Whether a text can be a seed. */
export const isSeed = (text: string): boolean =>
  text !== '' && text.length <= 200 && !/[\p{Cc}\p{Cf}]/u.test(text);

const seed = (text: string): string => {
  if (!isSeed(text)) {
    throw new InvalidArgumentError('Expected a text of 1 to 200 characters on one line.');
  }
  return text;
};

/** Collects the values of an option that may be repeated. */
export const collect = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

/** Reads `1%` as 0.01. */
const share = (text: string): number => {
  const value = /^(\d{1,2}(?:\.\d+)?)\s*%$/.exec(text)?.[1];
  if (value === undefined || Number(value) <= 0)
    throw new InvalidArgumentError('Expected a percentage such as 1% or 0.5%.');
  return Number(value) / 100;
};

/** One of several equal parts, counted from 1. */
export interface Shard {
  readonly k: number;
  readonly m: number;
}

const shard = (text: string): Shard => {
  const [, k = 0, m = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (k < 1 || k > m || m > MAX_SHARDS)
    throw new InvalidArgumentError(`Expected a part of a whole, such as 3/8: 1/8 to 8/8.`);
  return { k, m };
};

export const withRuns = (command: Command, standard: number = DEFAULT_RUNS, least = 1): Command =>
  command.option(
    '--runs <n>',
    `how many futures to play, ${least} to ${MAX_FUTURES} (default: ${standard})`,
    wholeNumber(least, MAX_FUTURES),
  );

export const withThreads = (command: Command): Command =>
  command.option(
    '--threads <n>',
    'how many threads to play on (default: all of this machine)',
    wholeNumber(1, MAX_THREADS),
  );

export const withStudy = (command: Command): Command =>
  withThreads(
    withRuns(command)
      .option('--until <width>', 'play until the widest 95 % interval is below this: 1%', share)
      .option('--shard <k/m>', 'play one of m equal parts of the futures, to merge later: 3/8', shard)
      .option('--checkpoint <file>', 'save to this file now and then, and continue from it if it exists'),
  );

/** Adds the options that select and format odds. */
export const withOddsOutput = (command: Command): Command =>
  command
    .option('--by <when>', 'chance to have recognised by this time: 2027-07 (default: the last turn)')
    .option('--at <when>', 'rungs of states at this time (default: as --by)')
    .option('--state <state>', 'only this state, by id or by name; may be repeated', collect)
    .option('--bloc <bloc>', 'only the members of this bloc; may be repeated', collect)
    .option('--all', 'list every state, however small its chance')
    .addOption(exclusive('--json', 'machine-readable, everything', ['csv', 'parquet', 'md']))
    .addOption(exclusive('--csv', 'a table: one row per state', ['json', 'parquet', 'md']))
    .addOption(
      exclusive('--md', 'a dated forecast in Markdown: each rung, each year', ['json', 'csv', 'parquet']),
    )
    .addOption(
      exclusive('--parquet', 'a table for pandas, R or DuckDB: one row per state and turn', [
        'json',
        'csv',
        'md',
      ]),
    )
    .option(
      '-o, --output <file>',
      'write to a file, completely or not at all; the ending .json, .csv, .parquet, .tally or .md gives the format',
    );

/** Adds the options of how screens look. */
export const withLooks = (command: Command): Command =>
  command
    .option('--no-alt', "keep the terminal's own screen instead of the alternate one")
    .addOption(
      new Option('--theme <name>', 'the colours (default: what suits the terminal; NO_COLOR: none)').choices([
        'auto',
        ...THEMES,
      ]),
    )
    .option('--ascii', 'draw with ASCII characters only');

/** Adds `--set`, which means the same for every command. */
export const withSets = (command: Command): Command =>
  command.option('--set <path=value>', 'change the scenario, as in its file; may be repeated', collect);

export const withSeed = (command: Command, absent: string): Command =>
  command.option('--seed <text>', `the luck of the run; ${absent}`, seed);

export const withTurns = (command: Command): Command =>
  command.option(
    '--turns <n>',
    `how many turns to play, 1 to ${MAX_TURNS} (default: as the scenario says)`,
    wholeNumber(1, MAX_TURNS),
  );

export const futureOption = (description: string): Option =>
  new Option('--future <n>', description).argParser(wholeNumber(0, LAST_FUTURE));

export const withFuture = (command: Command): Command =>
  command.addOption(futureOption('which future of the seed, from 0 (default: 0)'));

export const withMoves = (command: Command): Command =>
  command.option(
    '--move <state@when=what>',
    'decide for a state in a turn: up, down, hold or a rung; may be repeated',
    collect,
  );

/** An option that excludes some others. */
export const exclusive = (flags: string, description: string, others: readonly string[]): Option =>
  new Option(flags, description).conflicts([...others]);

/** Adds two examples to a command's help. A test runs them. */
export const withExamples = (command: Command, examples: readonly string[]): Command =>
  command.addHelpText('after', `\nExamples:\n${examples.map((e) => `  $ demarche ${e}`).join('\n')}`);
