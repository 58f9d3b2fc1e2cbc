import { Command, CommanderError } from 'commander';
import { VERSION } from '../domain/version.ts';
import { ScenarioError } from '../library/errors.ts';
import { safeLines } from '../report/words/safe-text.ts';
import { addCommand } from './command.ts';
import { COMMANDS } from './command-list.ts';
import { COMPLETE } from './commands/completion.ts';
import { describeFailure, EXIT } from './errors.ts';
import { refuseEmptyPaths } from './files/empty-paths.ts';
import { askForAscii, drawn, note } from './output.ts';
import { noteLookAlikes, noteUnquoted, refuseOddDashes } from './typed-signs.ts';

const ABOUT = `An explainable simulator of how recognition of a government, authority or state spreads, stalls or reverses.
It explores what could happen under stated assumptions; it does not forecast.`;

const MORE = `
Examples:
  $ demarche run russia-precedent --seed moscow
  $ demarche why russia-precedent China

Without a command: the terminal UI on the scenario that comes with demarche (Russia, July 2025).
Exit codes: 0 done, 1 failed, 2 the input is wrong, 130 interrupted.`;

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
      writeOut: (text) => process.stdout.write(drawn(text)),
      writeErr: (text) => process.stderr.write(drawn(safeLines(text), process.stderr)),
      outputError: (text, write) => write(text.replace(/^error: /, 'Error: ')),
    })
    .showHelpAfterError('(demarche --help lists the commands, demarche COMMAND --help its options)');
  for (const command of [...COMMANDS, COMPLETE]) addCommand(program, command, finish);
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
  askForAscii(undefined);
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
