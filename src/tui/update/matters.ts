import { shownRecipe } from '../../session/branches.ts';
import type { Command } from '../keys/binding.ts';
import { bodyOf, insideOf } from '../layout.ts';
import { mattersLines, type Weigh, type Weighing } from '../panels/matters.ts';
import { type Screen, settled, show, toWorld, type Ui } from '../state.ts';
import { moveOf, scrolled } from './lists.ts';
import { type Next, next } from './wish.ts';

/** What is asked on the screen of what matters: the count, or from a state's own screen whether it recognises. */
const weighOf = (ui: Ui): Weigh => {
  const { edits, seed } = shownRecipe(ui.play);
  return { outcome: ui.on.kind === 'why' ? `${ui.selected} recognises` : 'count', edits, seed };
};

/** Opens the screen of what matters, and has it found out. */
export const openMatters = (before: Ui): Next => {
  const ui = settled(before);
  const asked = weighOf(ui);
  const found: Weighing = { kind: 'playing', share: 0 };
  return next(show({ ...ui, playing: false }, { kind: 'matters', asked, found, scroll: 0 }), {
    kind: 'weigh',
    asked,
  });
};

/** What a command does on the screen of what matters; undefined if it means the same on all screens. */
export const onMatters = (ui: Ui, on: Screen<'matters'>, command: Command): Ui | undefined => {
  const to = moveOf(command);
  if (to) {
    const lines = mattersLines(on.found, insideOf(bodyOf(ui.size)).columns);
    return { ...ui, on: { ...on, scroll: scrolled(on.scroll, to, lines.length, ui.size) } };
  }
  return command === 'leave' ? toWorld(ui) : undefined;
};

/** The screens with what was found out; an answer to an earlier question is left aside. */
export const withWeighing = (ui: Ui, asked: Weigh, found: Weighing): Ui =>
  ui.on.kind === 'matters' && ui.on.asked === asked ? { ...ui, on: { ...ui.on, found } } : ui;
