import { Argument, type Command, type Option } from 'commander';
import { chooseEngine, type Engine } from '../engine/worlds/engine-choice.ts';
import { type ArgumentText, ASCII_FLAGS, takesOne } from './options.ts';
import { askForAscii } from './output.ts';

/** What a command does with its arguments and its flags; gives the exit code. */
type CommandAction = (...given: never[]) => Promise<number>;

/** A command as data: its help, its arguments and options, and its action. */
export interface CommandSpec {
  readonly name: string;
  /** In the list of commands. */
  readonly summary: string;
  /** In its own help. */
  readonly about: string;
  readonly args?: readonly ArgumentText[];
  readonly options?: readonly Option[];
  /** Two at least. A test runs them. */
  readonly examples: readonly string[];
  /** Whether it runs if no command is named. */
  readonly isDefault?: boolean;
  /** Whether it is for programs: help does not list it. */
  readonly isHidden?: boolean;
  /** Loads the action, which help does not need. */
  readonly load: (command: Command) => Promise<CommandAction>;
}

/** Adds an option. Refuses a second value that differs from the first: one of the two would have no effect. */
const addOption = (command: Command, each: Option): void => {
  command.addOption(each);
  if (!takesOne(each)) return;
  let first: string | undefined;
  command.on(`option:${each.name()}`, (text: string) => {
    if (first !== undefined && first !== text)
      command.error(`error: option '${each.long}' has two values, '${first}' and '${text}'. Expected one.`);
    first = text;
  });
};

/** Adds a command to the program; `finish` receives its exit code. */
export const addCommand = (program: Command, spec: CommandSpec, finish: (exitCode: number) => void): void => {
  const { name, summary, about, args = [], options = [], examples, load } = spec;
  const { isDefault = false, isHidden: hidden = false } = spec;
  const command = program.command(name, { isDefault, hidden }).summary(summary).description(about);
  for (const [arg, description, choices] of args) {
    const argument = new Argument(arg, description);
    command.addArgument(choices ? argument.choices(choices) : argument);
  }
  for (const each of [...options, ...ASCII_FLAGS]) addOption(command, each);
  command.on('option:ascii', () => askForAscii(true)).on('option:no-ascii', () => askForAscii(false));
  if (isDefault) command.allowExcessArguments();
  command.addHelpText('after', `\nExamples:\n${examples.map((e) => `  $ demarche ${e}`).join('\n')}`);
  command.action(async (...given) => {
    const action = await load(command);
    chooseEngine(command.opts<{ readonly engine?: Engine }>().engine ?? 'kernel');
    // The last value is the command itself. Commander has checked the others by the arguments and options above.
    finish(await action(...(given.slice(0, -1) as never[])));
  });
};
