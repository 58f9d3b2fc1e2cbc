import type { CompareQuestion } from '../report/live-compare-view.ts';
import type { Comparison, Sides } from './comparing.ts';
import type { Command } from './keys/binding.ts';
import type { Player } from './player.ts';
import { type Ui, withPlay } from './state.ts';

/** Whether two questions are the same. */
export const isSameComparison = (a: CompareQuestion | undefined, b: CompareQuestion | undefined): boolean =>
  a === b ||
  (a !== undefined && b !== undefined && a.seed === b.seed && a.a.key === b.a.key && a.b.key === b.b.key);

/** Whether the odds that are shown still answer an earlier question. */
export const isStaleAnswer = ({ question, answer }: Comparison): boolean =>
  answer === undefined || !isSameComparison(answer.question, question);

/** What the screens would have compared now; undefined while no comparison is looked at. */
export const comparisonWanted = <Play>({ screen, comparison }: Ui<Play>): CompareQuestion | undefined =>
  screen === 'compare' ? comparison?.question : undefined;

const withSides = <Play>(ui: Ui<Play>, sides: Sides, player: Player<Play>): Ui<Play> => ({
  ...ui,
  scroll: 0,
  row: 0,
  comparison: {
    sides,
    question: player.compareQuestion(ui.play, sides),
    answer: ui.comparison?.answer,
  },
});

/** The side after another, in the order of the branches. */
const next = <Play>(ui: Ui<Play>, id: string, player: Player<Play>): string => {
  const sides = player.sides(ui.play);
  const at = sides.findIndex((side) => side.id === id);
  return sides[(at + 1) % sides.length]?.id ?? id;
};

/** Opens the comparison where it was left, as far as its branches are still there. */
const open = <Play>(before: Ui<Play>, player: Player<Play>): Ui<Play> => {
  const ui = withPlay(before, player.settle(before.play), player);
  const there = new Set(player.sides(ui.play).map(({ id }) => id));
  const last = ui.comparison?.sides;
  const isThere = last?.every((id) => there.has(id)) && last.includes(player.shownSide(ui.play));
  const sides = last && isThere ? last : player.firstSides(ui.play);
  return { ...withSides(ui, sides, player), screen: 'compare', playing: false };
};

/** The comparison after branches have changed under it. */
export const refreshed = <Play>(ui: Ui<Play>, player: Player<Play>): Ui<Play> =>
  ui.screen === 'compare' && ui.comparison ? open(ui, player) : ui;

const COMMANDS = ['compare', 'other-a', 'other-b', 'swap'] as const;
type CompareCommand = (typeof COMMANDS)[number];

/** Whether a command is one of the Compare screen. */
export const isCompareCommand = (command: Command): command is CompareCommand =>
  COMMANDS.some((each) => each === command);

/** Opens the Compare screen, or chooses what stands on its sides. */
export const compare = <Play>(ui: Ui<Play>, command: CompareCommand, player: Player<Play>): Ui<Play> => {
  if (command === 'compare' || !ui.comparison) return open(ui, player);
  const [a, b] = ui.comparison.sides;
  switch (command) {
    case 'other-a':
      return withSides(ui, [next(ui, a, player), b], player);
    case 'other-b':
      return withSides(ui, [a, next(ui, b, player)], player);
    case 'swap':
      return withSides(ui, [b, a], player);
  }
};
