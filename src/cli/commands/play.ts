import type { Command } from 'commander';
import { SCREEN_RUNS } from '../../domain/limits.ts';
import { WORDS_NAMES } from '../../tui/words/names.ts';
import type { PlayFlags } from '../actions/play.ts';
import {
  exclusive,
  type Finish,
  withExamples,
  withLooks,
  withRuns,
  withSeed,
  withSets,
  withTurns,
} from '../options.ts';

const EXAMPLES = [
  'play',
  'play scenarios/russia-precedent --seed moscow --screen weights --set weights.rights=2 --runs 200',
] as const;

/** Adds the options of one screen in words. */
const withScreen = (command: Command): Command =>
  withRuns(
    command
      .option('--screen <name>', `print one screen in words and leave: ${WORDS_NAMES.join(', ')}`)
      .option('--state <state>', 'with --screen: the selected state, by id or by name')
      .option(
        '--at <when>',
        'with --screen: the shown turn: 2026-03 or a number (default: 0); why explains the next one',
      )
      .addOption(exclusive('--kept', 'with --screen: the session that was kept', ['seed'])),
    SCREEN_RUNS,
  );

/** `play`, also for `demarche` without a command: the terminal UI, or plain text if there is no terminal. */
export const addPlay = (program: Command, finish: Finish): void => {
  const command = program
    .command('play', { isDefault: true })
    .summary('watch a future unfold in the terminal (the default)')
    .description(
      'Watch a future unfold in the terminal UI; without a terminal, the plain account of one future.',
    )
    .argument('[scenario]', 'a scenario file, its folder, or the name of a scenario that comes with demarche')
    .option('--plain', 'the plain account, in a terminal too')
    .option('--no-odds', 'play no futures in the background, for a slow machine or to save power')
    .allowExcessArguments();
  withScreen(command);
  withLooks(command);
  withSeed(command, 'without it one is drawn and printed');
  withSets(withTurns(command));
  withExamples(command, EXAMPLES).action(async (scenario: string | undefined, flags: PlayFlags) => {
    const { playAction } = await import('../actions/play.ts');
    const commands = program.commands.map((c) => c.name());
    finish(await playAction(scenario, flags, { commands, args: command.args }));
  });
};
