import { asLines } from '../../library/forms.ts';
import { wrap } from '../../report/words/layout.ts';
import type { ScenarioCard, ShellCommand } from '../../tui/outside.ts';
import { WORDS_COMMAND, WORDS_NAMES, type WordsName } from '../../tui/words/names.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { drawSeed } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { isOwn } from '../files/find-scenario.ts';
import { askedEdits, type Loaded, loadScenario } from '../load.ts';
import { hasTerminal, note, print } from '../output.ts';
import { withoutUndefined } from '../parts/without-undefined.ts';
import { isShelf, openShelf, shelfOf } from '../screens/shelf.ts';
import { runLoaded } from './run.ts';
import type { ScreenFlags } from './screen.ts';

export interface PlayFlags extends ScreenFlags, Pick<FormatFlags, 'svg' | 'output'> {
  readonly plain?: boolean;
  /** False with `--no-alt`. */
  readonly alt: boolean;
  /** False with `--no-odds`. */
  readonly odds: boolean;
  /** False with `--no-ascii`. */
  readonly ascii?: boolean;
}

/** The typed words. They distinguish a mistyped command from a scenario that does not exist. */
interface Typed {
  readonly commands: readonly ShellCommand[];
  readonly args: readonly string[];
}

/** Says where the other screens are, for people who cannot see them. */
const noteScreens = (): void => note(`Every screen in words: ${WORDS_COMMAND} (${WORDS_NAMES.join(', ')})`);

/** Whether a person, or a script on a pipe, may ask for one turn after another. */
const isStepped = (): boolean => process.stdin.isTTY !== true || process.stdout.isTTY === true;

/** Refuses flags of `--screen` if no screen is named. */
const refuseLoose = ({ state, at, runs, kept, say, all, svg, output, size }: PlayFlags): void => {
  const loose = Object.entries({ state, at, runs, kept, say, all, svg, output, size }).find(
    ([, value]) => value !== undefined,
  )?.[0];
  if (loose === undefined) return;
  throw new UserError(`--${loose} goes with --screen NAME. Screens: ${WORDS_NAMES.join(', ')}.`);
};

/** Prints one screen in words. */
const printScreen = async (
  name: WordsName,
  given: string | undefined,
  folder: string | undefined,
  loaded: Loaded,
  flags: PlayFlags,
  commands: readonly ShellCommand[],
): Promise<number> => {
  const format = formatOf(flags, ['text', 'svg']);
  const deliver = await openDelivery({ output: flags.output, format, read: loaded.files });
  const { noteSeed, screenLines, screenPicture } = await import('./screen.ts');
  const named = (card: ScenarioCard) => (isOwn(card.path) ? card : { ...card, name: card.path });
  const cards = folder === undefined ? openShelf(undefined) : () => shelfOf(folder).map(named);
  const opened = folder === undefined ? given : loaded.path;
  const asked = { name, loaded, given: opened, flags: noteSeed(name, loaded, flags), cards, commands };
  await deliver({ pieces: format === 'svg' ? [await screenPicture(asked)] : asLines(screenLines(asked)) });
  return EXIT.done;
};

/** Lists the scenarios, each with its question. It is used if nobody is there to choose. */
const printShelf = async (cards: readonly ScenarioCard[]): Promise<number> => {
  const lines = cards.flatMap((card, i) => [
    ...(card.group === undefined || card.group === cards[i - 1]?.group ? [] : ['', `${card.group}:`]),
    ...wrap(`${card.path}: ${card.title}`),
    ...(card.question === '' ? [] : wrap(card.question, { first: '    ' })),
  ]);
  await print(asLines(['Scenarios to play:', ...lines]));
  return EXIT.done;
};

/** The first valid scenario of a folder. The list of scenarios is shown over it. */
const firstOf = (cards: readonly ScenarioCard[], sets: readonly string[]): Loaded => {
  const [first, ...others] = cards;
  try {
    return loadScenario(first?.path, sets);
  } catch (error) {
    if (others.length === 0) throw error;
    return firstOf(others, sets);
  }
};

/**
 * Opens the terminal UI on a scenario, or on a folder of scenarios to choose from. Without a terminal (or with
 * `--plain`), prints the account of one future, or the list of the scenarios.
 */
export const playAction = async (
  given: string | undefined,
  flags: PlayFlags,
  typed: Typed,
): Promise<number> => {
  const { seed, turns } = flags;
  const set = askedEdits(flags);
  const folder = given !== undefined && isShelf(given) ? given : undefined;
  const isPlain = flags.plain === true || !hasTerminal();
  const { screen: asked } = flags;
  const screen = asked === undefined ? undefined : (await import('./screen.ts')).screenNamed(asked);
  if (screen === undefined) refuseLoose(flags);
  if (folder !== undefined && isPlain && screen === undefined) {
    noteScreens();
    return printShelf(shelfOf(folder));
  }
  const loaded =
    folder === undefined
      ? loadScenario(
          given,
          set,
          typed.commands.map(({ name }) => name),
        )
      : firstOf(shelfOf(folder), set);
  // For a mistyped command, report the command and not its extra words.
  if (typed.args.length > 1) throw new UserError(`expected one scenario, found ${typed.args.join(' ')}.`);
  if (screen !== undefined) return printScreen(screen, given, folder, loaded, flags, typed.commands);
  const opening = withoutUndefined({ seed, turns });
  if (isPlain) {
    if (flags.plain === true && isStepped()) {
      const { playStepByStep } = await import('./step-by-step.ts');
      const code = await playStepByStep(loaded, opening);
      if (code !== undefined) return code;
    }
    noteScreens();
    return runLoaded(loaded, { plain: true, ...opening, set });
  }
  const { loadKeys } = await import('../screens/key-file.ts');
  const keys = loadKeys();
  const { launchTui } = await import('../screens/launch.ts');
  return launchTui({
    ...loaded,
    ...opening,
    sets: set,
    seed: seed ?? drawSeed(),
    noAlt: !flags.alt,
    noOdds: !flags.odds,
    ascii: flags.ascii,
    pick: folder !== undefined,
    keys,
    commands: typed.commands,
    shelf: { cards: openShelf(folder), load: (path) => loadScenario(path, []) },
    ...(flags.theme === undefined || flags.theme === 'auto' ? {} : { theme: flags.theme }),
  });
};
