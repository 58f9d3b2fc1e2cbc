import { Command, CommanderError } from 'commander';
import { VERSION } from '../domain/version.ts';
import { ScenarioError } from '../library/errors.ts';
import { safeLines } from '../report/words/safe-text.ts';
import { addCommand } from './command.ts';
import { AGAIN } from './commands/again.ts';
import { BACKTEST } from './commands/backtest.ts';
import { CHECK } from './commands/check.ts';
import { COMPARE } from './commands/compare.ts';
import { COMPLETE, COMPLETION } from './commands/completion.ts';
import { EXERCISE } from './commands/exercise.ts';
import { FIT } from './commands/fit.ts';
import { FORECAST } from './commands/forecast.ts';
import { KEYS_COMMAND } from './commands/keys.ts';
import { MERGE } from './commands/merge.ts';
import { NEW } from './commands/new.ts';
import { ODDS } from './commands/odds.ts';
import { PLAY } from './commands/play.ts';
import { REPORT } from './commands/report.ts';
import { RUN } from './commands/run.ts';
import { SCHEMA } from './commands/schema.ts';
import { SCORE } from './commands/score.ts';
import { TIP } from './commands/tip.ts';
import { WHY } from './commands/why.ts';
import { describeFailure, EXIT } from './errors.ts';
import { refuseEmptyPaths } from './files/empty-paths.ts';
import { note } from './output.ts';
import { noteLookAlikes, noteUnquoted, refuseOddDashes } from './typed-signs.ts';

const ABOUT = `An explainable simulator of how recognition of a government, authority or state spreads, stalls or reverses.
It explores what could happen under stated assumptions; it does not forecast.`;

const MORE = `
Examples:
  $ demarche run russia-precedent --seed moscow
  $ demarche why russia-precedent China

Without a command: the terminal UI on the scenario that comes with demarche (Russia, July 2025).
Exit codes: 0 done, 1 failed, 2 the input is wrong, 130 interrupted.`;

/** In the order of the help. */
const COMMANDS = [
  ...[PLAY, RUN, EXERCISE],
  ...[ODDS, MERGE, COMPARE, TIP, REPORT, WHY],
  ...[FORECAST, SCORE, BACKTEST, FIT],
  ...[AGAIN, CHECK, NEW, SCHEMA],
  ...[KEYS_COMMAND, COMPLETION, COMPLETE],
];

/** The whole command line; `finish` receives a command's exit code. Building it loads none of the commands' work. */
export const buildProgram = (finish: (exitCode: number) => void): Command => {
  const program = new Command('demarche')
    .description(ABOUT)
    .helpCommand('help [command]', 'print help for a command')
    .version(VERSION, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpText('after', MORE)
    .exitOverride()
    .hook('preAction', refuseEmptyPaths)
    .configureOutput({
      writeErr: (text) => process.stderr.write(safeLines(text)),
      outputError: (text, write) => write(text.replace(/^error: /, 'Error: ')),
    })
    .showHelpAfterError('(demarche --help lists the commands, demarche COMMAND --help its options)');
  for (const command of COMMANDS) addCommand(program, command, finish);
  return program;
};

/** The arguments that a command has no place for. */
const excessIn = (program: Command, args: readonly string[]): readonly string[] => {
  const command = program.commands.find((each) => each.name() === args[0]);
  return command?.args.slice(command.registeredArguments.length) ?? [];
};

/** Parses the arguments, runs the command, and gives the exit code. Throws what a command throws. */
export const runProgram = async (args: readonly string[]): Promise<number> => {
  let exitCode: number = EXIT.done;
  const program = buildProgram((code) => {
    exitCode = code;
  });
  refuseOddDashes(args);
  try {
    await program.parseAsync(args, { from: 'user' });
    if (exitCode === EXIT.badInput) noteUnquoted(args);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode !== 0) {
      noteLookAlikes(args);
      noteUnquoted(args, excessIn(program, args));
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
    throw error;
  }
};

/** Runs the program and gives the exit code. Reports a failure on stderr. Never rejects. */
export const runToTheEnd = async (args: readonly string[]): Promise<number> => {
  try {
    return await runProgram(args);
  } catch (error) {
    const { text, exitCode } = describeFailure(error, process.env.DEMARCHE_DEBUG === '1');
    note(text);
    if (exitCode === EXIT.badInput && !(error instanceof ScenarioError)) {
      noteLookAlikes(args);
      noteUnquoted(args);
    }
    return exitCode;
  }
};
