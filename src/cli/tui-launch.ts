import { availableParallelism } from 'node:os';
import { setOfEdit } from '../domain/edit.ts';
import type { Decisions } from '../domain/run.ts';
import { compile } from '../model/compile.ts';
import type { Model } from '../model/model.ts';
import { plural } from '../report/numbers.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { begin, shownPlay, type Trail } from '../session/branches.ts';
import { open as openSession, type Session } from '../session/session.ts';
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
  readonly play: Trail;
  /** The scenario as it was opened, compiled. */
  readonly model: Model;
  readonly looks: Looks;
  readonly told?: string;
  readonly pick?: boolean;
}

/** Shows one play until the person leaves it. */
const showPlay = async ({ options, play, model, looks, told, pick }: Stay): Promise<Left<Trail>> => {
  const { runScreens } = await import('./tui-screens.ts');
  const { trailPlayer } = await import('./player.ts');
  const { liveCompare } = await import('./live-compare.ts');
  const { countingServices } = await import('./tui-services.ts');
  const { liveOdds } = await import('./live-odds.ts');
  const { base: scenario } = play.origin;
  const { turns } = shownPlay(play);
  let threads: Promise<StudyPool> | undefined;
  const open = (): Promise<StudyPool> => {
    threads ??= openThreads();
    return threads;
  };
  const counted = { scenario, model, turns, open };
  return runScreens({
    play,
    player: trailPlayer(undefined, options.shelf?.cards),
    looks,
    alternate: options.noAlt !== true,
    notes: notesOf(options),
    ...(options.keys === undefined ? {} : { keys: options.keys }),
    ...(told === undefined ? {} : { told }),
    ...(pick === undefined ? {} : { pick }),
    services: (tell) =>
      countingServices({
        odds: liveOdds({ ...counted, tell: (odds) => tell({ kind: 'odds', odds }) }),
        compare: liveCompare({ ...counted, tell: (answer) => tell({ kind: 'comparison', answer }) }),
      }),
  });
};

const openPlay = (options: LaunchOptions, looks: Looks): Stay => {
  const { scenario, seed, turns } = options;
  const model = compile(scenario);
  const play = begin(openSession({ scenario, model, seed, ...(turns === undefined ? {} : { turns }) }));
  return { options, play, model, looks };
};

/** What to show after a person has asked for another scenario: its play with the same luck, or the old one if it has faults. */
const nextStay = (stay: Stay, { looks, play }: Left<Trail>, path: string): Stay => {
  const { pick: _, told: __, ...old } = { ...stay, looks, play };
  try {
    const found = old.options.shelf?.load(path);
    if (!found) return old;
    const { turns: _turns, ...others } = old.options;
    return openPlay({ ...others, ...found, seed: shownPlay(play).seed }, looks);
  } catch (error) {
    if (!(error instanceof ScenarioError || error instanceof UserError)) throw error;
    return { ...old, told: `It has errors: demarche check ${path} lists them` };
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
  let stay: Stay = { ...openPlay(options, looks), pick: options.pick === true };
  for (;;) {
    const left = await showPlay(stay);
    if (left.exitCode === 0 && left.next !== undefined) {
      stay = nextStay(stay, left, left.next);
    } else {
      if (left.exitCode === 0) note(againNote(shownPlay(left.play)));
      return left.exitCode;
    }
  }
};
