import { type Edit, withEdit, withoutMean } from '../domain/edit.ts';
import type { StateId } from '../domain/ids.ts';
import type { WeightRow } from '../report/weights-view.ts';
import type { Command } from './keys/binding.ts';
import type { Player } from './player.ts';
import { type Ui, withPending } from './state.ts';

/** The state whose weights are listed; undefined: those of all. */
const whose = <Play>(ui: Ui<Play>): StateId | undefined => (ui.scope === 'state' ? ui.selected : undefined);

/** Weights can be changed from the shown turn on once there is a past. */
export const isFromHere = <Play>({ since, view }: Ui<Play>): boolean => since === 'here' && view.run.turn > 0;

/** The weights that the Weights screen lists. */
export const listedWeights = <Play>(ui: Ui<Play>, player: Player<Play>): readonly WeightRow[] =>
  isFromHere(ui) ? player.weightsFromHere(ui.play, whose(ui)) : player.weights(ui.play, ui.edits, whose(ui));

/** What each of these keys makes of the selected weight. */
const VALUES = {
  less: (row: WeightRow) => row.value - 0.1,
  more: (row: WeightRow) => row.value + 0.1,
  'much-less': (row: WeightRow) => row.value - 1,
  'much-more': (row: WeightRow) => row.value + 1,
  none: () => 0,
  reset: (row: WeightRow) => row.base,
} as const satisfies Partial<Record<Command, (row: WeightRow) => number>>;

const isValueCommand = (command: Command): command is keyof typeof VALUES => Object.hasOwn(VALUES, command);

const OTHERS = ['reset-all', 'scope', 'since'] as const;
type WeightCommand = keyof typeof VALUES | (typeof OTHERS)[number];

/** Whether a command is one of the Weights screen. */
export const isWeightCommand = (command: Command): command is WeightCommand =>
  isValueCommand(command) || OTHERS.some((other) => other === command);

const change = <Play>(ui: Ui<Play>, edits: readonly Edit[], player: Player<Play>): Ui<Play> =>
  withPending(ui, player.edit(ui.play, edits), player);

/** A value that its slider has, in steps that people write. */
const onSlider = (value: number, { low, high }: WeightRow): number =>
  Math.round(Math.max(low, Math.min(high, value)) * 1000) / 1000;

const setWeight = <Play>(ui: Ui<Play>, command: keyof typeof VALUES, player: Player<Play>): Ui<Play> => {
  const row = listedWeights(ui, player)[ui.weight];
  if (!row) return ui;
  const value = onSlider(VALUES[command](row), row);
  const wanted = value === row.base ? undefined : value;
  // A weight that is not to count does so in no future: nothing of its spread is left.
  const path = value === 0 ? withoutMean(row.path) : row.path;
  if (!isFromHere(ui)) return change(ui, withEdit(ui.edits, path, wanted), player);
  if (value === row.value) return ui;
  return withPending(ui, player.weighFromHere(ui.play, row.id, wanted, whose(ui)), player);
};

const resetAll = <Play>(ui: Ui<Play>, player: Player<Play>): Ui<Play> => {
  if (!isFromHere(ui)) return change(ui, [], player);
  const play = listedWeights(ui, player)
    .filter(({ edited }) => edited)
    .reduce((before, { id }) => player.weighFromHere(before, id, undefined, whose(ui)), ui.play);
  return withPending(ui, play, player);
};

/** Moves weights, or turns from those of all states to those of one, and from the start to the shown turn. */
export const weigh = <Play>(ui: Ui<Play>, command: WeightCommand, player: Player<Play>): Ui<Play> => {
  switch (command) {
    case 'reset-all':
      return resetAll(ui, player);
    case 'scope':
      return { ...ui, scope: ui.scope === 'all' ? 'state' : 'all' };
    case 'since':
      return ui.view.run.turn > 0
        ? { ...ui, since: ui.since === 'start' ? 'here' : 'start' }
        : { ...ui, told: 'At turn 0 from here is from the start: step on first (n, in the world).' };
    default:
      return setWeight(ui, command, player);
  }
};

/** Selects a weight; the selection stops at both ends. */
export const moveTo = <Play>(ui: Ui<Play>, weight: number, player: Player<Play>): Ui<Play> => {
  const last = listedWeights(ui, player).length - 1;
  return { ...ui, weight: Math.max(0, Math.min(last, weight)) };
};
