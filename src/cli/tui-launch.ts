import { setOfEdit } from '../domain/edit.ts';
import type { Decisions } from '../domain/run.ts';
import { compile } from '../model/compile.ts';
import { plural } from '../report/numbers.ts';
import type { Issue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { begin, shownPlay } from '../session/branches.ts';
import { open, type Session } from '../session/session.ts';
import type { ColourDepth } from '../tui/theme.ts';
import { drawSeed } from './draw-seed.ts';
import { note } from './output.ts';
import { quoted } from './study/quoted.ts';
import { keepingOf } from './tui-keeping.ts';

export interface LaunchOptions {
  readonly scenario: Scenario;
  /** Doubts that the scenario's check has found; the screens say how many. */
  readonly warnings?: readonly Issue[];
  /** SHA-256, in hex, of the canonical scenario. */
  readonly hash?: string;
  /** Where it was opened, and what `--set` changed in it. */
  readonly path?: string;
  readonly sets?: readonly string[];
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

/** What to type to see the same future again. */
const againNote = ({ seed, decisions, edits, events }: Session): string => {
  if (events.length > 0)
    return `This future had seed ${quoted(seed)}. What happened on the way can be typed nowhere: ctrl+s saves a branch as a file.`;
  const sets = edits.map((edit) => `--set ${setOfEdit(edit)}`);
  return `To see this future again: ${['--seed', quoted(seed), ...sets, ...movesOf(decisions)].join(' ')}`;
};

const KEPT_NOTE =
  'What you changed is not saved as a file, but kept: it is offered when you open this scenario again.';

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
  const { servicesOf } = await import('./tui-services.ts');
  const { trailPlayer } = await import('./player.ts');
  const model = compile(scenario);
  const turns = options.turns ?? scenario.turns;
  const trail = begin(open({ scenario, model, seed, turns }));
  const from = { path: options.path ?? 'scenario.yaml', sets: options.sets ?? [] };
  const kept = keepingOf(options, trail);
  const about = kept.note === undefined ? [] : [kept.note];
  const left = await runScreens({
    play: trail,
    player: trailPlayer(drawSeed, from),
    depth,
    ascii,
    alternate: !noAlt,
    notes: [...about, ...notesOf(options)],
    offer: kept.offer,
    told: kept.note,
    services: await servicesOf({ scenario, model, turns, from, keeper: kept.keeper }),
  });
  if (kept.keeper?.isKept()) note(KEPT_NOTE);
  if (left.exitCode === 0) note(againNote(shownPlay(left.play)));
  return left.exitCode;
};
