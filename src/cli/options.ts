import { InvalidArgumentError, Option } from 'commander';
import {
  DEFAULT_RUNS,
  LAST_FUTURE,
  MAX_FUTURES,
  MAX_SHARDS,
  MAX_THREADS,
  MAX_TURNS,
} from '../domain/limits.ts';
import type { Range } from '../domain/ranges.ts';
import { ENGINES } from '../engine/worlds/engine-choice.ts';
import { isSeed } from '../library/numbers-asked.ts';
import { THEMES } from '../tui/theme-names.ts';

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

const seed = (text: string): string => {
  if (!isSeed(text)) {
    throw new InvalidArgumentError('Expected a text of 1 to 200 characters on one line.');
  }
  return text;
};

/** Reads `1%` as 0.01. */
export const percentage = (text: string): number => {
  const value = /^(\d{1,2}(?:\.\d+)?)\s*%$/.exec(text)?.[1];
  if (value === undefined || Number(value) <= 0)
    throw new InvalidArgumentError('Expected a percentage such as 1% or 0.5%.');
  return Number(value) / 100;
};

/** A part of a study: one of several equal parts, counted from 1, or the futures that have these numbers. */
export type Shard = { readonly k: number; readonly m: number } | Range;

const shard = (text: string): Shard => {
  const [, from, last] = (/^(\d{1,10})[-–](\d{1,10})$/.exec(text) ?? []).map(Number);
  if (from !== undefined && last !== undefined && from <= last) return { from, to: last + 1 };
  const [, k = 0, m = 0] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (k < 1 || k > m || m > MAX_SHARDS)
    throw new InvalidArgumentError(
      `Expected a part of a whole, such as 3/8 (1/8 to 8/8), or numbers from 0, such as 1000-1999.`,
    );
  return { k, m };
};

/** Reads `120x40` as columns and rows. */
export const screenSize = (text: string): { readonly columns: number; readonly rows: number } => {
  const [, columns = 0, rows = 0] = (/^(\d{2,3})[x×](\d{2,3})$/i.exec(text) ?? []).map(Number);
  if (columns < 60 || rows < 16 || columns > 400 || rows > 200)
    throw new InvalidArgumentError('Expected columns x rows, from 60x16 to 400x200, such as 120x40.');
  return { columns, rows };
};

interface OptionMore {
  readonly parse?: (text: string) => unknown;
  /** Whether the option may be repeated. */
  readonly many?: boolean;
  readonly choices?: readonly string[];
  /** The options that it excludes, by their names in code. */
  readonly excludes?: readonly string[];
}

/** Whether an option takes one value, so that a second one contradicts it. */
export const takesOne = ({ required, variadic, parseArg }: Option): boolean =>
  required && !variadic && parseArg !== collect;

/** Collects the values of an option that may be repeated. */
const collect = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

export const option = (flags: string, description: string, more: OptionMore = {}): Option => {
  const { parse, many = false, choices, excludes } = more;
  const made = new Option(flags, description);
  if (choices) {
    const listed = made.choices(choices).parseArg;
    made.argParser(
      (text: string, before: unknown) =>
        choices.find((each) => each.toLowerCase() === text.toLowerCase()) ?? listed?.(text, before),
    );
  }
  if (excludes) made.conflicts([...excludes]);
  if (parse) made.argParser(parse);
  return many ? made.argParser(collect) : made;
};

/** An argument: its name as commander has it (`<one>`, `[optional]`, `[many...]`), what it is, and what it may be. */
export type ArgumentText = readonly [name: string, description: string, choices?: readonly string[]];

const SCENARIO = 'a scenario file, its folder, or the name of a scenario that comes with demarche';

export const scenarioArgument = (name = '<scenario>'): ArgumentText => [name, SCENARIO];

export const JSON_FLAG = option('--json', 'machine-readable');

const WHOLE = 'write to a file, completely or not at all';

export const output = (more = ''): Option => option('-o, --output <file>', WHOLE + more);

/** The forms of an answer, of which only one may be asked for. */
export const formFlags = (forms: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(forms).map(([form, description]) =>
    option(`--${form}`, description, { excludes: Object.keys(forms).filter((other) => other !== form) }),
  );

/** `--json`, `--csv` and `-o` of a command with one table. */
export const tableOutput = (table: string): readonly Option[] => [
  ...formFlags({ json: 'machine-readable', csv: `a table: ${table}` }),
  output(),
];

export const runs = (standard: number = DEFAULT_RUNS, least = 1): Option =>
  option('--runs <n>', `how many futures to play, ${least} to ${MAX_FUTURES} (default: ${standard})`, {
    parse: wholeNumber(least, MAX_FUTURES),
  });

const THREADS_FLAG = option('--threads <n>', 'how many threads to play on (default: all of this machine)', {
  parse: wholeNumber(1, MAX_THREADS),
});

/** What plays futures, for every command that plays many. */
export const PLAY_FLAGS: readonly Option[] = [
  THREADS_FLAG,
  option(
    '--engine <engine>',
    'what plays the futures, the same ones, bit for bit: the rules with compiled passes, or these alone (default: kernel)',
    { choices: ENGINES },
  ),
];

/** The address of a queue. */
export const QUEUE_FLAG = option(
  '--queue <url>',
  'the queue: redis://HOST:PORT, or rediss:// for TLS, with NAME:PASSWORD@ before the host if it asks',
);

/** How a study is handed over to the workers of a queue. */
export const QUEUE_FLAGS: readonly Option[] = [
  option(
    '--queue <url>',
    'have it played by the workers of this queue: redis://HOST:PORT, or rediss:// for TLS',
    { excludes: ['threads', 'shard', 'checkpoint'] },
  ),
  option('--resume <name>', 'with --queue: go on with this study, which the queue holds'),
  option('--job <n>', 'with --queue: how many futures, or points, make a job (default: about 1000 futures)', {
    parse: wholeNumber(1, 1_000_000),
  }),
];

/** Which part of a study is played, where it is kept, and what plays it. */
export const PART_FLAGS: readonly Option[] = [
  option('--shard <part>', 'play a part, to merge later, with -o 3.tally: 3/8 of all, or 1000-1999', {
    parse: shard,
  }),
  option('--checkpoint <file>', 'save to this file now and then, and continue from it if it exists'),
  ...PLAY_FLAGS,
];

/** Which odds to show, and how. */
export const ODDS_FLAGS: readonly Option[] = [
  option('--by <when>', 'chance to have recognised by this time: 2027-07 (default: the last turn)'),
  option('--at <when>', 'rungs of states at this time (default: as --by)'),
  option('--state <state>', 'only this state, by id or by name; may be repeated', { many: true }),
  option('--bloc <bloc>', 'only the members of this bloc; may be repeated', { many: true }),
  option('--all', 'list every state, however small its chance'),
  ...formFlags({
    json: 'machine-readable, everything',
    csv: 'a table: one row per state',
    md: 'a dated forecast in Markdown: each rung, each year',
    parquet: 'a table for pandas, R or DuckDB: one row per state and turn',
  }),
  output('; the ending .json, .csv, .parquet, .tally or .md gives the format'),
];

/** How screens look. */
export const LOOKS_FLAGS: readonly Option[] = [
  option('--no-alt', "keep the terminal's own screen instead of the alternate one"),
  option('--theme <name>', 'the colours (default: what suits the terminal; NO_COLOR: none)', {
    choices: ['auto', ...THEMES],
  }),
];

/** Whether text for people is in ASCII. Every command has this option. Data (JSON, CSV, Parquet) stay as they are. */
export const ASCII_FLAGS: readonly Option[] = [
  option(
    '--ascii',
    'write text in ASCII only (default: on a terminal where LC_ALL, LC_CTYPE or LANG names no UTF-8, or TERM is linux or vt100)',
  ),
  option('--no-ascii', 'write text with all characters, whatever the locale and TERM say'),
];

/** The name of one of several rival rules. */
export const RULE_FLAG = option('--rule <name>', 'play this one of the rival rules in all futures');

/** The changes of a scenario before it is played. */
export const EDIT_FLAGS: readonly Option[] = [
  option('--set <path=value>', 'change the scenario, as in its file; may be repeated', { many: true }),
  RULE_FLAG,
];

export const seedFlag = (absent = 'without it one is drawn and printed'): Option =>
  option('--seed <text>', `the luck of the run; ${absent}`, { parse: seed });

export const TURNS_FLAG = option(
  '--turns <n>',
  `how many turns to play, 1 to ${MAX_TURNS} (default: as the scenario says)`,
  { parse: wholeNumber(1, MAX_TURNS) },
);

export const futureFlag = (description = 'which future of the seed, from 0 (default: 0)'): Option =>
  option('--future <n>', description, { parse: wholeNumber(0, LAST_FUTURE) });

export const MOVE_FLAG = option(
  '--move <state@when=what>',
  'decide for a state in a turn: up, down, hold or a rung; may be repeated',
  { many: true },
);

/** The flags of every study of points: how it is kept and split, and the form of its answer. */
export const pointsFlags = (table: string) => [
  ...PART_FLAGS,
  ...formFlags({
    json: 'machine-readable',
    csv: `a table: ${table}`,
    parquet: 'the same table for pandas, R or DuckDB',
  }),
  output('; the ending .json, .csv, .parquet or .tally gives the format'),
];
