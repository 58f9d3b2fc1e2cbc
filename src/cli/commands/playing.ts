import { type Command, InvalidArgumentError } from 'commander';
import { isDate } from '../../domain/dates.ts';
import { SCREEN_RUNS } from '../../domain/limits.ts';
import { WORDS_NAMES } from '../../tui/words/names.ts';
import type { PlayFlags } from '../actions/play.ts';
import type { CommandSpec } from '../command.ts';
import {
  EDIT_FLAGS,
  formFlags,
  futureFlag,
  JSON_FLAG,
  LOOKS_FLAGS,
  MOVE_FLAG,
  option,
  output,
  PLAY_FLAGS,
  runs,
  scenarioArgument,
  screenSize,
  seedFlag,
  TURNS_FLAG,
} from '../options.ts';

/** Every command of the program, for the help of the screens. */
const commandsBeside = (program: Command | null) =>
  (program?.commands ?? []).map((each) => ({ name: each.name(), summary: each.summary() }));

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
    ...EDIT_FLAGS,
  ],
  examples: [
    'play',
    'play scenarios/russia-precedent --seed moscow --screen weights --set weights.rights=2 --runs 200',
  ],
  load: async ({ parent, args }) => {
    const { playAction } = await import('../actions/play.ts');
    return (scenario: string | undefined, flags: PlayFlags) =>
      playAction(scenario, flags, { commands: commandsBeside(parent), args });
  },
};

/** `run`: plays one future and prints it. */
export const RUN: CommandSpec = {
  name: 'run',
  summary: 'play one future and print or save it',
  about: 'Play one future: every move with its reasons, and where all states are at the end.',
  args: [scenarioArgument()],
  options: [
    ...formFlags({
      plain: 'a turn-by-turn account in plain text (the default)',
      json: 'machine-readable: manifest, start, turns',
      csv: 'a table: one row per turn and state',
    }),
    option('--explain', 'every factor (plain), every clock with its terms (JSON), every chance (CSV)'),
    output(),
    seedFlag(),
    TURNS_FLAG,
    ...EDIT_FLAGS,
    futureFlag(),
    MOVE_FLAG,
  ],
  examples: [
    'run scenarios/russia-precedent --seed moscow',
    'run scenarios/russia-precedent --seed moscow --set weights.rights=2 --json -o run.json',
  ],
  load: async () => (await import('../actions/run.ts')).runAction,
};

/** `why`: explains one state's chances in one turn. */
export const WHY: CommandSpec = {
  name: 'why',
  summary: 'explain the chance of a state to move',
  about:
    'Explain the chance of a state to move: the factors, its peers, the evidence, and what would change it.',
  args: [scenarioArgument(), ['<state>', 'a state, by id or by name']],
  options: [
    option('--at <when>', 'a turn: 2026-03, 2026-03-15 or a turn number (default: the first turn)'),
    option('--no-tip', 'leave out what it takes for even odds, which needs a second or two'),
    JSON_FLAG,
    output(),
    seedFlag('default: demarche'),
    ...EDIT_FLAGS,
    futureFlag(),
    MOVE_FLAG,
  ],
  examples: [
    'why scenarios/russia-precedent CHN',
    'why scenarios/russia-precedent China --at 2026-03 --seed moscow --set weights.rights=2',
  ],
  load: async () => (await import('../actions/why.ts')).whyAction,
};

/** `open`: plays the what-if of a link of a living page. */
export const OPEN: CommandSpec = {
  name: 'open',
  summary: 'play the what-if that a link of a living page says',
  about:
    'Open a link of a page that report --live has written, in the terminal UI: the same scenario, changes, luck and future. Nothing is fetched: the scenario and its what-ifs are those that come with demarche, or files that are named here. Without a terminal, the plain account of that future.',
  args: [
    ['<link>', 'the address of the page with its fragment, or the fragment alone'],
    ['[whatif...]', 'what-if files that the link names, where they do not come with demarche'],
  ],
  options: [
    option('--scenario <scenario>', 'the scenario of the page, where it does not come with demarche'),
    option('--plain', 'plain text, in a terminal too'),
    ...LOOKS_FLAGS,
  ],
  examples: [
    'open "#scenario=two-states&seed=moscow&set=weights.gain=3"',
    'open "https://example.org/page.html#scenario=russia-precedent&seed=moscow&if=china-recognises-2026" --plain',
  ],
  load: async ({ parent }) => {
    const { openAction } = await import('../actions/open.ts');
    return (link: string, whatIfs: readonly string[], flags: Parameters<typeof openAction>[2]) =>
      openAction(link, whatIfs, flags, commandsBeside(parent));
  },
};

const day = (text: string): string => {
  if (!isDate(text)) throw new InvalidArgumentError('Expected a day of the calendar, such as 2025-10-01.');
  return text;
};

const port = (text: string): number => {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > 65_535)
    throw new InvalidArgumentError('Expected a number from 1 to 65535, such as 8765.');
  return number;
};

/** `exercise`: a class plays, and gets a debrief pack. */
export const EXERCISE: CommandSpec = {
  name: 'exercise',
  summary: 'play a teaching exercise with a class, and write its debrief pack',
  about:
    'Play a teaching exercise at one keyboard: teams decide for states, the model plays all others; then a debrief pack is written.',
  args: [['[file]', 'an exercise file, or the name of one that comes with demarche']],
  options: [
    option('--auto', 'play with scripted answers, without people'),
    option('--answers <file>', 'scripted answers from this file, not from the exercise'),
    option('--game <file>', 'keep the game in this file, or continue the one in it (default: ID.game.jsonl)'),
    option('--date <day>', 'the day of the class, to be printed on the pack', { parse: day }),
    option(
      '-o, --output <folder>',
      'write the debrief pack to this folder, completely or not at all (default: ID-pack); with --gather the answer to this file',
    ),
    option('--plain', 'line by line instead of the whole screen, in a terminal too'),
    option('--serve', 'the class plays on its own phones and laptops: join with an address and a code'),
    option(
      '--gather <files...>',
      'score the predictions of several classes together: the file class.json of each pack',
    ),
    option('--json', 'with --gather: machine-readable'),
    option('--csv', 'with --gather: a table, one row for each class and question', { excludes: ['json'] }),
    option('--lan', 'with --serve: other devices of this network may connect, not this computer alone'),
    option('--port <number>', 'with --serve: the port (default: 8765)', { parse: port }),
    ...LOOKS_FLAGS,
    seedFlag('without it that of the exercise'),
    runs(),
    ...PLAY_FLAGS,
  ],
  examples: [
    'exercise scenarios/exercises/who-is-next.yaml --auto --runs 200 -o pack',
    'exercise who-is-next --serve --lan',
    'exercise --gather a/class.json b/class.json -o classes.html',
    'exercise scenarios/exercises/beijing-memo.yaml --auto --runs 200 --date 2025-10-01 -o memo-pack',
  ],
  load: async () => (await import('../actions/exercise.ts')).exerciseAction,
};
