import {
  type ComparedSides,
  firstSides,
  questionBetween,
  sideBySideOf,
  sidesOf,
} from '../../play/comparing.ts';
import { isSameQuestion } from '../../report/compare/live-question.ts';
import { lowestFutureScroll } from '../compare-layout.ts';
import type { Command } from '../keys/keys.ts';
import { type Screen, settled, show, toWorld, type Ui } from '../state.ts';
import { moveOf, rowIn } from './lists.ts';

type Compare = Screen<'compare'>;

/** Whether the shown odds still answer an earlier question. */
export const isStaleAnswer = ({ question, answer }: Compare): boolean =>
  answer === undefined || !isSameQuestion(answer.question, question);

const between = ({ play }: Ui, sides: ComparedSides, answer: Compare['answer']): Compare => ({
  kind: 'compare',
  sides,
  question: questionBetween(play, sides),
  answer,
  at: 0,
  scroll: 0,
});

/**
 * Opens the comparison that was shown last. Its branches must still exist, and the shown branch must be one of them.
 */
export const openCompare = (before: Ui): Ui => {
  const ui = settled({ ...before, playing: false });
  const last = ui.on.kind === 'compare' ? ui.on : ui.left.compare;
  const there = new Set(sidesOf(ui.play).map(({ id }) => id));
  const isThere = last?.sides.every((id) => there.has(id)) && last.sides.includes(ui.play.now.shown);
  const sides = last && isThere ? last.sides : firstSides(ui.play);
  return show(ui, between(ui, sides, last?.answer));
};

/** The next side, in the order of the branches. */
const sideAfter = ({ play }: Ui, id: string): string => {
  const sides = sidesOf(play);
  const at = sides.findIndex((side) => side.id === id);
  return sides[(at + 1) % sides.length]?.id ?? id;
};

/** Lines that one page down goes in what differs in this future. */
const FUTURE_PAGE = 5;

/** The result of a command on the Compare screen. Undefined if the command has the same meaning on all screens. */
export const onCompare = (ui: Ui, on: Compare, command: Command): Ui | undefined => {
  const [a, b] = on.sides;
  const to = moveOf(command);
  switch (command) {
    case 'other-a':
      return { ...ui, on: between(ui, [sideAfter(ui, a), b], on.answer) };
    case 'other-b':
      return { ...ui, on: between(ui, [a, sideAfter(ui, b)], on.answer) };
    case 'swap':
      return { ...ui, on: between(ui, [b, a], on.answer) };
    case 'leave':
      return toWorld(ui);
    default:
      if (to?.isPage) {
        const lowest = lowestFutureScroll(sideBySideOf(ui.play, on.sides), ui.size);
        return { ...ui, on: { ...on, scroll: rowIn(lowest + 1, on.scroll + to.by * FUTURE_PAGE) } };
      }
      return to && { ...ui, on: { ...on, at: rowIn(on.answer?.rows.length ?? 0, on.at + to.by) } };
  }
};
