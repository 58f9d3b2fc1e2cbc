import { availableParallelism } from 'node:os';
import { setOfEdit } from '../domain/edit.ts';
import type { Decisions } from '../domain/run.ts';
import { compile } from '../model/compile.ts';
import { plural } from '../report/numbers.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { open, type Session } from '../session/session.ts';
import type { ThemeName } from '../tui/theme.ts';
import { looksFor } from './looks-for.ts';
import { note } from './output.ts';
import type { StudyPool } from './study/pool.ts';

export interface LaunchOptions {
  readonly scenario: Scenario;
  /** Doubts that the scenario's check has found; the screens say how many. */
  readonly warnings?: readonly Issue[];
  /** SHA-256, in hex, of the canonical scenario. */
  readonly hash?: string;
  readonly seed: string;
  /** How many turns; as many as the scenario says unless given. */
  readonly turns?: number;
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

/**
 * Opens the terminal UI on a scenario and stays until the person leaves it; gives the exit code. Needs a terminal on
 * stdin and stdout. Rejects with whatever went wrong, after the terminal was given back.
 */
export const launchTui = async (options: LaunchOptions): Promise<number> => {
  const { scenario, seed, turns, noAlt = false } = options;
  const looks = looksFor(options, process.env, (env) => process.stdout.getColorDepth(env));
  // Libraries under Ink decide on colours when they load, and know nothing of NO_COLOR.
  if (looks.theme === 'none') process.env.FORCE_COLOR = '0';
  const { runScreens } = await import('./tui-screens.ts');
  const { sessionPlayer } = await import('./player.ts');
  const { liveOdds } = await import('./live-odds.ts');
  const model = compile(scenario);
  const play = open({ scenario, model, seed, ...(turns === undefined ? {} : { turns }) });
  const player = sessionPlayer();
  const left = await runScreens({
    play,
    player,
    looks,
    alternate: !noAlt,
    notes: notesOf(options),
    odds: (tell) => liveOdds({ scenario, model, turns: play.turns, open: openThreads, tell }),
  });
  if (left.exitCode === 0) note(againNote(left.play));
  return left.exitCode;
};
