import { SCREEN_RUNS } from '../../domain/limits.ts';
import { WORDS_NAMES } from '../../tui/words/names.ts';
import type { PlayFlags } from '../actions/play.ts';
import type { CommandSpec } from '../command.ts';
import {
  LOOKS_FLAGS,
  option,
  output,
  RULE_FLAG,
  runs,
  SET_FLAG,
  scenarioArgument,
  screenSize,
  seedFlag,
  TURNS_FLAG,
} from '../options.ts';

/** `play`, also for `demarche` without a command: the terminal UI, or plain text if there is no terminal. */
export const PLAY: CommandSpec = {
  name: 'play',
  isDefault: true,
  summary: 'watch a future unfold in the terminal (the default)',
  about: 'Watch a future unfold in the terminal UI; without a terminal, the plain account of one future.',
  args: [scenarioArgument('[scenario]')],
  options: [
    option('--plain', 'plain text, in a terminal too: enter plays the next turn, q leaves'),
    option('--no-odds', 'play no futures in the background, for a slow machine or to save power'),
    option('--screen <name>', `print one screen in words and leave: ${WORDS_NAMES.join(', ')}`),
    option('--state <state>', 'with --screen: the selected state, by id or by name'),
    option(
      '--at <when>',
      'with --screen: the shown turn: 2026-03 or a number (default: 0); why explains the next one',
    ),
    option('--kept', 'with --screen: the session that was kept', { excludes: ['seed'] }),
    option('--say', 'with --screen: for the ear: one sentence a line, ten rows of each list', {
      excludes: ['svg'],
    }),
    option('--all', 'with --say: all rows'),
    option('--svg', 'with --screen: as a picture in SVG, in colour'),
    option('--size <columnsxrows>', 'with --svg: the size of the screen (default: 120x40)', {
      parse: screenSize,
    }),
    output(),
    runs(SCREEN_RUNS),
    ...LOOKS_FLAGS,
    seedFlag(),
    TURNS_FLAG,
    SET_FLAG,
    RULE_FLAG,
  ],
  examples: [
    'play',
    'play scenarios/russia-precedent --seed moscow --screen weights --set weights.rights=2 --runs 200',
  ],
  load: async ({ parent, args }) => {
    const { playAction } = await import('../actions/play.ts');
    const commands = (parent?.commands ?? []).map((each) => ({ name: each.name(), summary: each.summary() }));
    return (scenario: string | undefined, flags: PlayFlags) =>
      playAction(scenario, flags, { commands, args });
  },
};
