/**
 * A program of its own for the tests of the launcher: the screens on a small world, on the terminal's own screen (`own`)
 * or with a planted fault (`step`, `draw`) if asked for.
 */

import { launchTui } from '../../src/cli/screens/launch.ts';
import { trailPlayer } from '../../src/cli/screens/player.ts';
import { runScreens } from '../../src/cli/screens/screens.ts';
import { countingServices, openThreads } from '../../src/cli/screens/services.ts';
import { compile } from '../../src/model/compile.ts';
import { openLive } from '../../src/play/live.ts';
import { begin } from '../../src/session/branches.ts';
import { open } from '../../src/session/session.ts';
import { PLAIN_LOOKS } from '../../src/tui/looks.ts';
import { world } from '../tui/world.ts';

const faulty = (kind: 'step' | 'draw') => {
  const player = trailPlayer();
  const fail = (): never => {
    throw new Error(`a planted fault (${kind})`);
  };
  return kind === 'step' ? { ...player, step: fail } : { ...player, why: fail };
};

const stage = async (fault: string | undefined): Promise<number> => {
  if (fault !== 'step' && fault !== 'draw')
    return launchTui({ scenario: world, seed: 'moscow', hash: 'f00d'.repeat(16), noAlt: fault === 'own' });
  const model = compile(world);
  const play = begin(open({ scenario: world, model, seed: 'moscow' }));
  const counted = { scenario: world, model, turns: world.turns, open: openThreads };
  const left = await runScreens({
    play,
    player: faulty(fault),
    looks: PLAIN_LOOKS,
    alternate: true,
    services: (tell) => countingServices(openLive({ ...counted, tell })),
  });
  return left.exitCode;
};

try {
  process.exitCode = await stage(process.argv[2]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
