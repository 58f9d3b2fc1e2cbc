import { withEdit, withoutMean } from '../../domain/edit.ts';
import type { StateId } from '../../domain/ids.ts';
import { editsOf, weighFromHere, weightsFromHere, weightsOf, withEdits } from '../../play/branching.ts';
import type { WeightRow } from '../../report/run/weights-view.ts';
import type { Command } from '../keys/keys.ts';
import { type Screen, show, toWorld, type Ui, withPending } from '../state.ts';
import { moveOf, rowIn } from './lists.ts';

type Weights = Screen<'weights'>;

const FIRST: Weights = { kind: 'weights', at: 0, scope: 'all', since: 'start' };

/** Opens the Weights screen as it was left. */
export const openWeights = (ui: Ui): Ui => show({ ...ui, playing: false }, ui.left.weights ?? FIRST);

/** The state whose weights are listed. Undefined: the weights of all states. */
const whose = ({ selected }: Ui, { scope }: Weights): StateId | undefined =>
  scope === 'state' ? selected : undefined;

/** Weights can be changed from the shown turn on once there is a past. */
export const isFromHere = ({ view }: Ui, { since }: Weights): boolean =>
  since === 'here' && view.run.turn > 0;

/** The weights that the Weights screen lists. */
export const listedWeights = (ui: Ui, on: Weights): readonly WeightRow[] =>
  isFromHere(ui, on) ? weightsFromHere(ui.play, whose(ui, on)) : weightsOf(ui.play, whose(ui, on));

/** The value that each of these commands gives to the selected weight. */
const VALUES: Partial<Record<Command, (row: WeightRow) => number>> = {
  less: ({ value }) => value - 0.1,
  more: ({ value }) => value + 0.1,
  'much-less': ({ value }) => value - 1,
  'much-more': ({ value }) => value + 1,
  none: () => 0,
  reset: ({ base }) => base,
};

/** The nearest value on the slider, in steps that people write. */
const onSlider = (value: number, { low, high }: WeightRow): number =>
  Math.round(Math.max(low, Math.min(high, value)) * 1000) / 1000;

/** These commands take many presses of a key to reach one value, so all the presses are undone together. */
const STEPS: readonly Command[] = ['less', 'more', 'much-less', 'much-more'];

const setWeight = (ui: Ui, on: Weights, command: Command, valueFor: (row: WeightRow) => number): Ui => {
  const row = listedWeights(ui, on)[on.at];
  if (!row) return ui;
  const value = onSlider(valueFor(row), row);
  const wanted = value === row.base ? undefined : value;
  // A weight of zero is to count in no future, so none of its spread is left.
  const path = value === 0 ? withoutMean(row.path) : row.path;
  const of = STEPS.includes(command)
    ? `${isFromHere(ui, on) ? 'from here' : 'from the start'} ${row.path}`
    : undefined;
  if (!isFromHere(ui, on))
    return withPending(ui, withEdits(ui.play, withEdit(editsOf(ui.play), path, wanted), of));
  if (value === row.value) return ui;
  return withPending(ui, weighFromHere(ui.play, row.id, wanted, whose(ui, on), of));
};

const resetAll = (ui: Ui, on: Weights): Ui => {
  if (!isFromHere(ui, on)) return withPending(ui, withEdits(ui.play, []));
  const play = listedWeights(ui, on)
    .filter(({ edited }) => edited)
    .reduce((before, { id }) => weighFromHere(before, id, undefined, whose(ui, on)), ui.play);
  return withPending(ui, play);
};

/** The result of a command on the Weights screen. Undefined if the command has the same meaning on all screens. */
export const onWeights = (ui: Ui, on: Weights, command: Command): Ui | undefined => {
  switch (command) {
    case 'reset-all':
      return resetAll(ui, on);
    case 'scope':
      return { ...ui, on: { ...on, scope: on.scope === 'all' ? 'state' : 'all' } };
    case 'since':
      return ui.view.run.turn > 0
        ? { ...ui, on: { ...on, since: on.since === 'start' ? 'here' : 'start' } }
        : { ...ui, told: 'At turn 0 from here is from the start: step on first (n, in the world).' };
    case 'leave':
      return toWorld(ui);
    default: {
      const valueFor = VALUES[command];
      if (valueFor) return setWeight(ui, on, command, valueFor);
      const to = moveOf(command);
      return to && { ...ui, on: { ...on, at: rowIn(listedWeights(ui, on).length, on.at + to.by) } };
    }
  }
};
