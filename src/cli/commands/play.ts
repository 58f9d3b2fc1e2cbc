import type { Command } from 'commander';
import type { PlayFlags } from '../actions/play.ts';
import { type Finish, withExamples, withLooks, withSeed, withSets, withTurns } from '../options.ts';

const EXAMPLES = ['play', 'play scenarios/russia-precedent --seed moscow --plain'] as const;

/** `play`, also what `demarche` does without a command: the terminal UI, or its plain twin where there is no terminal. */
export const addPlay = (program: Command, finish: Finish): void => {
  const command = program
    .command('play', { isDefault: true })
    .summary('watch a future unfold in the terminal (the default)')
    .description(
      'Watch a future unfold in the terminal UI; without a terminal, the plain account of one future.',
    )
    .argument('[scenario]', 'a scenario file, its folder, or the name of a scenario that comes with demarche')
    .option('--plain', 'the plain account, in a terminal too')
    .option('--no-odds', 'play no futures in the background: for a slow machine, or one on battery')
    .allowExcessArguments();
  withLooks(command);
  withSeed(command, 'without it one is drawn and printed');
  withSets(withTurns(command));
  withExamples(command, EXAMPLES).action(async (scenario: string | undefined, flags: PlayFlags) => {
    const { playAction } = await import('../actions/play.ts');
    const commands = program.commands.map((c) => c.name());
    finish(await playAction(scenario, flags, { commands, args: command.args }));
  });
};
