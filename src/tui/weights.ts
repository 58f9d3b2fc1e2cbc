import { type Edit, isSameEdits, withEdit } from '../domain/edit.ts';
import type { WeightRow } from '../report/weights-view.ts';
import type { Command } from './binding.ts';
import type { Player } from './player.ts';
import type { Ui } from './state.ts';

/** The weights that the Weights screen lists. */
export const listedWeights = <Play>(ui: Ui<Play>, player: Player<Play>): readonly WeightRow[] =>
  player.weights(ui.play, ui.edits, ui.scope === 'state' ? ui.selected : undefined);

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

const OTHERS = ['reset-all', 'undo', 'scope'] as const;
type WeightCommand = keyof typeof VALUES | (typeof OTHERS)[number];

/** Whether a command is one of the Weights screen. */
export const isWeightCommand = (command: Command): command is WeightCommand =>
  isValueCommand(command) || OTHERS.some((other) => other === command);

/** Longest way back. */
const MOST_UNDONE = 500;

const change = <Play>(ui: Ui<Play>, edits: readonly Edit[]): Ui<Play> =>
  isSameEdits(edits, ui.edits) ? ui : { ...ui, edits, undo: [...ui.undo, ui.edits].slice(-MOST_UNDONE) };

/** A value that its slider has, in steps that people write. */
const onSlider = (value: number, { low, high }: WeightRow): number =>
  Math.round(Math.max(low, Math.min(high, value)) * 1000) / 1000;

const setWeight = <Play>(ui: Ui<Play>, command: keyof typeof VALUES, player: Player<Play>): Ui<Play> => {
  const row = listedWeights(ui, player)[ui.weight];
  if (!row) return ui;
  const value = onSlider(VALUES[command](row), row);
  return change(ui, withEdit(ui.edits, row.path, value === row.base ? undefined : value));
};

/** Moves weights, takes moves back, or turns from the weights of all states to those of one. */
export const weigh = <Play>(ui: Ui<Play>, command: WeightCommand, player: Player<Play>): Ui<Play> => {
  switch (command) {
    case 'reset-all':
      return change(ui, []);
    case 'undo': {
      const before = ui.undo.at(-1);
      return before ? { ...ui, edits: before, undo: ui.undo.slice(0, -1) } : ui;
    }
    case 'scope':
      return { ...ui, scope: ui.scope === 'all' ? 'state' : 'all' };
    default:
      return setWeight(ui, command, player);
  }
};

/** Selects a weight; the selection stops at both ends. */
export const moveTo = <Play>(ui: Ui<Play>, weight: number, player: Player<Play>): Ui<Play> => {
  const last = listedWeights(ui, player).length - 1;
  return { ...ui, weight: Math.max(0, Math.min(last, weight)) };
};

/** The play under the edits of the screens: the same one where they lie on it already. */
export const playEdits = <Play>(ui: Ui<Play>, player: Player<Play>): Play =>
  isSameEdits(ui.edits, ui.view.edits) ? ui.play : player.edit(ui.play, ui.edits);
