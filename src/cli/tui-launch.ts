import { compile } from '../model/compile.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { open } from '../session/session.ts';
import type { ColourDepth } from '../tui/theme.ts';

export interface LaunchOptions {
  readonly scenario: Scenario;
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

/**
 * Opens the terminal UI on a scenario and stays until the person leaves it; gives the exit code. Needs a terminal on
 * stdin and stdout. Rejects with whatever went wrong, after the terminal was given back.
 */
export const launchTui = async (options: LaunchOptions): Promise<number> => {
  const { scenario, seed, turns, ascii = false, noAlt = false } = options;
  const depth = colourDepth();
  // Libraries under Ink decide on colours when they load, and know nothing of NO_COLOR.
  if (depth === 'none') process.env.FORCE_COLOR = '0';
  const { runScreens } = await import('./tui-screens.ts');
  const { sessionPlayer } = await import('./player.ts');
  const session = open({
    scenario,
    model: compile(scenario),
    seed,
    ...(turns === undefined ? {} : { turns }),
  });
  return runScreens({ play: session, player: sessionPlayer(), depth, ascii, alternate: !noAlt });
};
