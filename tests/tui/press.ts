import { COMMANDS } from '../../src/cli/command-list.ts';
import { outsideOf } from '../../src/cli/screens/outside.ts';
import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { begin as beginTrail } from '../../src/session/branches.ts';
import type { KeyPress } from '../../src/tui/keys/key-input.ts';
import type { ScenarioCard } from '../../src/tui/outside.ts';
import { type Layer, type On, type Screen, startUi, type Ui } from '../../src/tui/state.ts';
import { type Event, update } from '../../src/tui/update/update.ts';
import { listedWeights } from '../../src/tui/update/weights.ts';
import type { Wish } from '../../src/tui/update/wish.ts';
import { world } from './world.ts';

/** What the screens of tests read of the world outside: a path, other scenarios, and always the same new seed. */
export const outsideFor = (cards: readonly ScenarioCard[] = []) =>
  outsideOf(
    { path: 'scenario.yaml', sets: [] },
    () => cards,
    () => 'another',
    COMMANDS,
  );

/** The program at its start, in the small world. */
export const begin = (scenario: Scenario = world): Ui =>
  startUi(beginTrail(scenario, compile(scenario), 'moscow'), outsideFor(), { columns: 80, rows: 24 });

export const asKey = (name: string): KeyPress => ({
  name,
  text: [...name].length === 1 ? name : name === 'space' ? ' ' : '',
});

export const happen = (ui: Ui, event: Event): Ui => update(ui, event).ui;

/** What keys make of the program, without drawing it. */
export const press = (ui: Ui, ...names: readonly string[]): Ui =>
  names.reduce((u, name) => happen(u, { kind: 'key', key: asKey(name) }), ui);

/** What the last of some keys wishes for, of one kind. */
export const wishOf = <Kind extends Wish['kind']>(
  kind: Kind,
  ui: Ui,
  ...names: readonly string[]
): Extract<Wish, { readonly kind: Kind }> | undefined => {
  const key = asKey(names.at(-1) ?? '');
  const { wishes } = update(press(ui, ...names.slice(0, -1)), { kind: 'key', key });
  return wishes.find((wish): wish is Extract<Wish, { readonly kind: Kind }> => wish.kind === kind);
};

/** The screen that is shown, if it is of a kind. */
export const onOf = <Kind extends On['kind']>(kind: Kind, { on }: Ui): Screen<Kind> | undefined =>
  on.kind === kind ? (on as Screen<Kind>) : undefined;

/** What lies over the screen, if it is of a kind. */
export const overOf = <Kind extends Ui['over']['kind']>(kind: Kind, { over }: Ui): Layer<Kind> | undefined =>
  over.kind === kind ? (over as Layer<Kind>) : undefined;

/** The weights that the Weights screen lists. */
export const listed = (ui: Ui) => (ui.on.kind === 'weights' ? listedWeights(ui, ui.on) : []);
