/**
 * A program of its own for the tests of the launcher: the screens on a small world, without odds (`still`), on the
 * terminal's own screen (`own`) or with a planted fault (`key`, `draw`) if asked for.
 */

import { launchTui } from '../../src/cli/screens/launch.ts';
import { outsideOf } from '../../src/cli/screens/outside.ts';
import { runScreens } from '../../src/cli/screens/screens.ts';
import { servicesOf } from '../../src/cli/screens/services.ts';
import { compile } from '../../src/model/compile.ts';
import { begin } from '../../src/session/branches.ts';
import { world } from '../tui/world.ts';

const FROM = { path: 'scenario.yaml', sets: [] };

const faulty = (kind: 'key' | 'draw') => {
  const fail = (): never => {
    throw new Error(`a planted fault (${kind})`);
  };
  return { ...outsideOf(FROM), ...(kind === 'key' ? { newSeed: fail } : { map: fail }) };
};

const stage = async (fault: string | undefined): Promise<number> => {
  if (fault !== 'key' && fault !== 'draw')
    return launchTui({
      scenario: world,
      seed: 'moscow',
      hash: 'f00d'.repeat(16),
      noAlt: fault === 'own',
      noOdds: fault === 'still',
    });
  const model = compile(world);
  const play = begin(world, model, 'moscow');
  const services = {
    scenario: world,
    model,
    turns: world.turns,
    from: FROM,
    keeper: undefined,
    noOdds: false,
  };
  const left = await runScreens({
    play,
    outside: faulty(fault),
    alternate: true,
    services: await servicesOf(services),
  });
  return left.exitCode;
};

try {
  process.exitCode = await stage(process.argv[2]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
