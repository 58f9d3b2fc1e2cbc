import { availableParallelism } from 'node:os';
import { setOfEdit } from '../domain/edit.ts';
import type { Decisions } from '../domain/run.ts';
import { compile } from '../model/compile.ts';
import { plural } from '../report/numbers.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { begin, shownPlay } from '../session/branches.ts';
import { open as openSession, type Session } from '../session/session.ts';
import type { ColourDepth } from '../tui/theme.ts';
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
  /** Draw with ASCII characters alone. */
  readonly ascii?: boolean;
  /** Stay on the terminal's own screen. */
  readonly noAlt?: boolean;
}

/** How many colours the terminal shows; none where NO_COLOR asks for that, whatever else is set. */
const colourDepth = (): ColourDepth => {
  if ((process.env.NO_COLOR ?? '') !== '') return 'none';
  const bits = process.stdout.getColorDepth();
  return bits >= 24 ? 'all' : bits >= 8 ? '256' : bits >= 4 ? '16' : 'none';
};

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
  const { scenario, seed, ascii = false, noAlt = false } = options;
  const depth = colourDepth();
  // Libraries under Ink decide on colours when they load, and know nothing of NO_COLOR.
  if (depth === 'none') process.env.FORCE_COLOR = '0';
  const { runScreens } = await import('./tui-screens.ts');
  const { trailPlayer } = await import('./player.ts');
  const { liveCompare } = await import('./live-compare.ts');
  const { countingServices } = await import('./tui-services.ts');
  const { liveOdds } = await import('./live-odds.ts');
  const model = compile(scenario);
  const turns = options.turns ?? scenario.turns;
  const session = openSession({ scenario, model, seed, turns });
  let threads: Promise<StudyPool> | undefined;
  const open = (): Promise<StudyPool> => {
    threads ??= openThreads();
    return threads;
  };
  const player = trailPlayer();
  const counted = { scenario, model, turns, open };
  const left = await runScreens({
    play: begin(session),
    player,
    depth,
    ascii,
    alternate: !noAlt,
    notes: notesOf(options),
    services: (tell) =>
      countingServices({
        odds: liveOdds({ ...counted, tell: (odds) => tell({ kind: 'odds', odds }) }),
        compare: liveCompare({ ...counted, tell: (answer) => tell({ kind: 'comparison', answer }) }),
      }),
  });
  if (left.exitCode === 0) note(againNote(shownPlay(left.play)));
  return left.exitCode;
};
