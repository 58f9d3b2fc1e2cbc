import { trailPlayer } from '../../src/cli/screens/player.ts';
import { compile } from '../../src/model/compile.ts';
import { begin as beginTrail, type Trail } from '../../src/session/branches.ts';
import { open } from '../../src/session/session.ts';
import type { Key } from '../../src/tui/keys/key-input.ts';
import { startUi, type Ui } from '../../src/tui/state.ts';
import { update } from '../../src/tui/update.ts';
import { world } from './world.ts';

export const player = trailPlayer(() => 'another');

/** The program at its start, in the small world. */
export const begin = (): Ui<Trail> =>
  startUi(beginTrail(open({ scenario: world, model: compile(world), seed: 'moscow' })), player, {
    columns: 80,
    rows: 24,
  });

export const asKey = (name: string): Key => ({
  name,
  text: [...name].length === 1 ? name : name === 'space' ? ' ' : '',
});

/** What keys make of the program, without drawing it. */
export const press = (ui: Ui<Trail>, ...names: readonly string[]): Ui<Trail> =>
  names.reduce((u, name) => update(u, { kind: 'key', key: asKey(name) }, player), ui);
