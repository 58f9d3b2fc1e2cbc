import { availableParallelism } from 'node:os';
import { setOfEdit } from '../domain/edit.ts';
import type { Decisions } from '../domain/run.ts';
import { compile } from '../model/compile.ts';
import { plural } from '../report/numbers.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { open, type Session } from '../session/session.ts';
import type { Binding } from '../tui/binding.ts';
import type { Looks } from '../tui/looks.ts';
import type { ScenarioCard } from '../tui/player.ts';
import type { ThemeName } from '../tui/theme.ts';
import { ScenarioError, UserError } from './errors.ts';
import { looksFor } from './looks-for.ts';
import { note } from './output.ts';
import type { StudyPool } from './study/pool.ts';
import type { Left } from './tui-screens.ts';

/** Scenarios to choose from. */
export interface Shelf {
  readonly cards: () => readonly ScenarioCard[];
  /** Reads one of them. Throws ScenarioError with all that is wrong, or UserError if it is not there. */
  readonly load: (path: string) => Pick<LaunchOptions, 'scenario' | 'warnings' | 'hash'>;
}

export interface LaunchOptions {
  readonly scenario: Scenario;
  /** Doubts that the scenario's check has found; the screens say how many. */
  readonly warnings?: readonly Issue[];
  /** SHA-256, in hex, of the canonical scenario. */
  readonly hash?: string;
  readonly seed: string;
  /** How many turns; as many as the scenario says unless given. */
  readonly turns?: number;
  /** The table of keys; the one that comes with the program unless given. */
  readonly keys?: readonly Binding[];
  /** Other scenarios that can be opened in its place, and how. */
  readonly shelf?: Shelf;
  /** Begin with the list of scenarios. */
  readonly pick?: boolean;
  /** The theme; what suits the terminal unless given. */
  readonly theme?: ThemeName;
  /** Draw with ASCII characters alone. */
  readonly ascii?: boolean;
  /** Stay on the terminal's own screen. */
  readonly noAlt?: boolean;
}

/** What the screens tell about the scenario beside its content. */
const notesOf = ({ warnings = [], hash }: LaunchOptions): readonly string[] => [
  ...(warnings.length > 0
    ? [`The check has ${plural(warnings.length, 'doubt')} about this scenario: demarche check lists them.`]
    : []),
  ...(hash === undefined ? [] : [`Scenario ${hash.slice(0, 16)} (SHA-256 of its content).`]),
];

const movesOf = (decisions: Decisions): readonly string[] =>
  Object.entries(decisions).flatMap(([turn, byState]) =>
    Object.entries(byState).map(
      ([state, what]) => `--move ${state}@${turn}=${typeof what === 'string' ? what : what.to}`,
    ),
  );

/** A word as a shell takes it, quoted where it must be. */
const shellWord = (word: string): string =>
  /^[\w.@%+=:,/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** What to type to see the same future again. */
const againNote = ({ seed, decisions, edits }: Session): string => {
  const sets = edits.map((edit) => `--set ${setOfEdit(edit)}`);
  return `To see this future again: ${['--seed', shellWord(seed), ...sets, ...movesOf(decisions)].join(' ')}`;
};

/** More would take memory and gain nothing that an eye could see. */
const MOST_THREADS = 8;

/** Threads that stay as long as the screens: one that begins anew is slow at first. */
export const openThreads = async (): Promise<StudyPool> => {
  const { openPool } = await import('./study/pool.ts');
  return openPool({
    threads: Math.min(MOST_THREADS, availableParallelism()),
    idle: Number.POSITIVE_INFINITY,
  });
};

interface Stay {
  readonly options: LaunchOptions;
  readonly play: Session;
  readonly looks: Looks;
  readonly notice?: string;
  readonly pick?: boolean;
}

/** Shows one play until the person leaves it. */
const showPlay = async ({ options, play, looks, notice, pick }: Stay): Promise<Left<Session>> => {
  const { runScreens } = await import('./tui-screens.ts');
  const { sessionPlayer } = await import('./player.ts');
  const { liveOdds } = await import('./live-odds.ts');
  const { base: scenario, turns } = play;
  const isBase = play.edits.length === 0 && play.events.length === 0;
  const model = isBase ? play.model : compile(scenario);
  return runScreens({
    play,
    player: sessionPlayer(undefined, options.shelf?.cards),
    looks,
    alternate: options.noAlt !== true,
    notes: notesOf(options),
    ...(options.keys === undefined ? {} : { keys: options.keys }),
    ...(notice === undefined ? {} : { notice }),
    ...(pick === undefined ? {} : { pick }),
    odds: (tell) => liveOdds({ scenario, model, turns, open: openThreads, tell }),
  });
};

const playOf = ({ scenario, seed, turns }: LaunchOptions): Session =>
  open({ scenario, model: compile(scenario), seed, ...(turns === undefined ? {} : { turns }) });

/** What to show after a person has asked for another scenario: its play with the same luck, or the old one if it has faults. */
const nextStay = (stay: Stay, left: Left<Session>, path: string): Stay => {
  const { looks, play } = left;
  try {
    const found = stay.options.shelf?.load(path);
    if (!found) return { ...stay, looks, play };
    const { turns: _, ...others } = stay.options;
    const options = { ...others, ...found, seed: play.seed };
    return { options, looks, play: playOf(options) };
  } catch (error) {
    if (!(error instanceof ScenarioError || error instanceof UserError)) throw error;
    return { options: stay.options, looks, play, notice: `It has errors: demarche check ${path} lists them` };
  }
};

/**
 * Opens the terminal UI on a scenario and stays until the person leaves it; gives the exit code. Needs a terminal on
 * stdin and stdout. Rejects with whatever went wrong, after the terminal was given back.
 */
export const launchTui = async (options: LaunchOptions): Promise<number> => {
  const looks = looksFor(options, process.env, (env) => process.stdout.getColorDepth(env));
  // Libraries under Ink decide on colours when they load, and know nothing of NO_COLOR.
  if (looks.theme === 'none') process.env.FORCE_COLOR = '0';
  let stay: Stay = { options, looks, play: playOf(options), pick: options.pick === true };
  for (;;) {
    const left = await showPlay(stay);
    if (left.exitCode === 0 && left.next !== undefined) {
      stay = nextStay(stay, left, left.next);
    } else {
      if (left.exitCode === 0) note(againNote(left.play));
      return left.exitCode;
    }
  }
};
