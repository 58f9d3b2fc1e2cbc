import { Command, CommanderError } from 'commander';
import { VERSION } from '../domain/version.ts';
import { safeLines } from '../report/safe-text.ts';
import { addAgain } from './commands/again.ts';
import { addBacktest } from './commands/backtest.ts';
import { addCheck } from './commands/check.ts';
import { addCompare } from './commands/compare.ts';
import { addCompletion } from './commands/completion.ts';
import { addExercise } from './commands/exercise.ts';
import { addFit } from './commands/fit.ts';
import { addKeys } from './commands/keys.ts';
import { addMerge } from './commands/merge.ts';
import { addNew } from './commands/new.ts';
import { addOdds } from './commands/odds.ts';
import { addPlay } from './commands/play.ts';
import { addReport } from './commands/report.ts';
import { addRun } from './commands/run.ts';
import { addSchema } from './commands/schema.ts';
import { addTip } from './commands/tip.ts';
import { addWhy } from './commands/why.ts';
import { refuseEmptyPaths } from './empty-paths.ts';
import { describeFailure, EXIT } from './errors.ts';
import type { Finish } from './options.ts';
import { note } from './output.ts';

const ABOUT = `An explainable simulator of how recognition of a government or state spreads, stalls or reverses.
It explores what could happen under stated assumptions; it does not forecast.`;

const MORE = `
Examples:
  $ demarche run russia-precedent --seed moscow
  $ demarche why russia-precedent China

Without a command: the terminal UI on the scenario that comes with demarche (Russia, July 2025).
Exit codes: 0 done, 1 failed, 2 the input is wrong, 130 interrupted.`;

/** The whole command line; `finish` receives a command's exit code. Building it loads none of the commands' work. */
export const buildProgram = (finish: Finish): Command => {
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
  const studies = [addOdds, addMerge, addCompare, addTip, addReport];
  const files = [addAgain, addCheck, addNew, addSchema];
  const plays = [addPlay, addRun, addExercise];
  const history = [addBacktest, addFit];
  const others = [addKeys, addCompletion];
  for (const add of [...plays, ...studies, addWhy, ...history, ...files, ...others]) add(program, finish);
  return program;
};

/** Parses the arguments, runs the command, and gives the exit code. Throws what a command throws. */
export const runProgram = async (args: readonly string[]): Promise<number> => {
  let exitCode: number = EXIT.done;
  const program = buildProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
    throw error;
  }
};

/** Runs the program and gives the exit code; a failure is told on stderr. Never rejects. */
export const runToTheEnd = async (args: readonly string[]): Promise<number> => {
  try {
    return await runProgram(args);
  } catch (error) {
    const { text, exitCode } = describeFailure(error, process.env.DEMARCHE_DEBUG === '1');
    note(text);
    return exitCode;
  }
};
