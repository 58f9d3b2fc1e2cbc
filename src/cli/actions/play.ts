import type { ThemeName } from '../../tui/theme.ts';
import { drawSeed } from '../draw-seed.ts';
import { UserError } from '../errors.ts';
import { loadScenario } from '../load.ts';
import { runLoaded } from './run.ts';

export interface PlayFlags {
  readonly plain?: boolean;
  /** False with `--no-alt`. */
  readonly alt: boolean;
  readonly theme?: ThemeName | 'auto';
  readonly ascii?: boolean;
  readonly seed?: string;
  readonly turns?: number;
  readonly set?: readonly string[];
}

/** What was typed, to tell a mistyped command from a scenario that is not there. */
export interface Typed {
  readonly commands: readonly string[];
  readonly args: readonly string[];
}

/** Whether screens can be drawn for somebody who sees them: a screen reader gets the plain account instead. */
const hasTerminal = (): boolean =>
  process.stdout.isTTY === true &&
  process.stdin.isTTY === true &&
  process.env.TERM !== 'dumb' &&
  process.env.INK_SCREEN_READER !== 'true';

/** Opens the terminal UI on a scenario; without a terminal (or with `--plain`) prints the account of one future. */
export const playAction = async (
  given: string | undefined,
  flags: PlayFlags,
  typed: Typed,
): Promise<number> => {
  const { seed, turns, set } = flags;
  const loaded = loadScenario(given, set ?? [], typed.commands);
  if (typed.args.length > 1) throw new UserError(`expected one scenario, found ${typed.args.join(' ')}.`);
  if (flags.plain || !hasTerminal()) {
    return runLoaded(loaded, {
      plain: true,
      ...(seed === undefined ? {} : { seed }),
      ...(turns === undefined ? {} : { turns }),
      ...(set === undefined ? {} : { set }),
    });
  }
  const { launchTui } = await import('../tui-launch.ts');
  return launchTui({
    scenario: loaded.scenario,
    warnings: loaded.warnings,
    hash: loaded.hash,
    seed: seed ?? drawSeed(),
    noAlt: !flags.alt,
    ascii: flags.ascii === true,
    ...(flags.theme === undefined || flags.theme === 'auto' ? {} : { theme: flags.theme }),
    ...(turns === undefined ? {} : { turns }),
  });
};
