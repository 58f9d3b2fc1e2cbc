import { shownRecipe, shownSession } from '../../session/branches.ts';
import type { Command } from '../keys/keys.ts';
import { insideBody } from '../layout.ts';
import { mattersLines, type Weigh, type Weighing, type WeighQuestion } from '../panels/matters.ts';
import { type Screen, settled, show, toWorld, type Ui } from '../state.ts';
import { moveOf, scrolled } from './lists.ts';
import { type Next, next } from './wish.ts';

/** If no state is named, the question is about this many more recognisers than at the start. */
const MORE = 3;

/** A condition that is worth a look: the state recognises, or some more states recognise than at the start. */
const conditionOf = ({ play }: Ui, state: string | undefined): string => {
  if (state !== undefined) return `${state} recognises`;
  const { scenario } = shownSession(play);
  const top = scenario.ladder.length - 1;
  return `count >= ${scenario.states.filter(({ rung }) => rung === top).length + MORE}`;
};

/** The subject of the question: all states, or, from the screen of one state, that state. */
const weighOf = (ui: Ui, question: WeighQuestion): Weigh => {
  const { edits, seed } = shownRecipe(ui.play);
  const { on, selected } = ui;
  const state = on.kind === 'matters' ? on.asked.state : on.kind === 'why' ? selected : undefined;
  const outcome = question === 'matters' && state === undefined ? 'count' : conditionOf(ui, state);
  return { question, state, outcome, edits, seed };
};

/** Opens the screen of a question, and asks for the answer. */
export const openMatters = (before: Ui, question: WeighQuestion = 'matters'): Next => {
  const ui = settled(before);
  const asked = weighOf(ui, question);
  const found: Weighing = { kind: 'playing', share: 0 };
  return next(show({ ...ui, playing: false }, { kind: 'matters', asked, found, scroll: 0 }), {
    kind: 'weigh',
    asked,
  });
};

/** The result of a command on the Matters screen. Undefined if the command has the same meaning on all screens. */
export const onMatters = (ui: Ui, on: Screen<'matters'>, command: Command): Ui | undefined => {
  const to = moveOf(command);
  if (to) {
    const lines = mattersLines(on.found, insideBody(ui.size).columns);
    return { ...ui, on: { ...on, scroll: scrolled(on.scroll, to, lines.length, ui.size) } };
  }
  return command === 'leave' ? toWorld(ui) : undefined;
};

/** The screens with the answer. An answer to an earlier question is ignored. */
export const withWeighing = (ui: Ui, asked: Weigh, found: Weighing): Ui =>
  ui.on.kind === 'matters' && ui.on.asked === asked ? { ...ui, on: { ...ui.on, found } } : ui;
