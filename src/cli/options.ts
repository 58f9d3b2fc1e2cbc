import { type Command, InvalidArgumentError, Option } from 'commander';

/** How a command says with which exit code the program ends. */
export type Finish = (exitCode: number) => void;

/** The most turns that a run may have, as in a scenario file. */
export const MAX_TURNS = 2400;

/** The last future that luck has a name for: its number takes 32 bits. */
export const MAX_FUTURE = 4_294_967_295;

const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
    }
    return value;
  };

const seed = (text: string): string => {
  if (text === '' || text.length > 200 || /\p{Cc}/u.test(text)) {
    throw new InvalidArgumentError('Expected a text of 1 to 200 characters on one line.');
  }
  return text;
};

const collect = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

/** What `--set` means is the same for every command. */
export const withSets = (command: Command): Command =>
  command.option('--set <path=value>', 'change the scenario, as in its file; may be repeated', collect);

export const withSeed = (command: Command, absent: string): Command =>
  command.option('--seed <text>', `the luck of the run; ${absent}`, seed);

export const withTurns = (command: Command): Command =>
  command.option(
    '--turns <n>',
    `how many turns to play, 1 to ${MAX_TURNS} (default: as the scenario says)`,
    whole(1, MAX_TURNS),
  );

export const withFuture = (command: Command): Command =>
  command.option('--future <n>', 'which future of the seed, from 0 (default: 0)', whole(0, MAX_FUTURE));

export const withMoves = (command: Command): Command =>
  command.option(
    '--move <state@when=what>',
    'decide for a state in a turn: up, down, hold or a rung; may be repeated',
    collect,
  );

/** An option that cannot stand beside some others. */
export const exclusive = (flags: string, description: string, others: readonly string[]): Option =>
  new Option(flags, description).conflicts([...others]);

/** Two real examples under a command's help; a test runs them. */
export const withExamples = (command: Command, examples: readonly string[]): Command =>
  command.addHelpText('after', `\nExamples:\n${examples.map((e) => `  $ demarche ${e}`).join('\n')}`);
