import { questionOf } from '../../play/comparing.ts';
import type { Answer } from '../../play/pairing.ts';
import { isSameQuestion } from '../../report/compare/live-question.ts';
import type { LiveCompareView } from '../../report/compare/live-view.ts';
import type { LiveOddsView } from '../../report/odds/live-view.ts';
import type { Trail } from '../../session/branches.ts';
import type { KeyPress } from '../keys/key-input.ts';
import { commandOf } from '../keys/keys.ts';
import { isTooSmall, type Size } from '../layout.ts';
import type { SaveResult } from '../outside.ts';
import type { Weigh, Weighing } from '../panels/matters.ts';
import { placeOf, type Ui } from '../state.ts';
import { isUnchanged, strangeKey, withReason } from './idle.ts';
import { withWeighing } from './matters.ts';
import { obey } from './obey.ts';
import { saved, written } from './save.ts';
import { typeText } from './type-text.ts';
import { type Next, next, standingWishes } from './wish.ts';
import { tick } from './world.ts';

/** What happens to the screens from outside. */
export type Event =
  | { readonly kind: 'key'; readonly key: KeyPress }
  | { readonly kind: 'tick' }
  | { readonly kind: 'resize'; readonly size: Size }
  | Answer
  /** The part of the answer on the Matters screens that is known so far. */
  | { readonly kind: 'weighed'; readonly asked: Weigh; readonly found: Weighing }
  /** The result of writing a file that is not a branch. */
  | { readonly kind: 'exported'; readonly result: SaveResult }
  | { readonly kind: 'saved'; readonly result: SaveResult; readonly play: Trail };

const NO_ROOM = 'No more letters fit here.';

const press = (before: Ui, key: KeyPress): Next => {
  const ui = before.told === undefined ? before : { ...before, told: undefined };
  const calm = ui.asksLuck ? { ...ui, asksLuck: false } : ui;
  const place = placeOf(ui);
  const command = commandOf(place, key, ui.keys);
  if (command) {
    const { ui: done, wishes } = obey(ui, command);
    const after = done === ui ? calm : ui.asksLuck ? { ...done, asksLuck: false } : done;
    return next(wishes.length > 0 ? after : withReason(calm, after, command), ...wishes);
  }
  const typed = key.text === '' ? undefined : typeText(calm, key.text);
  if (typed) return next(isUnchanged(calm, typed) ? { ...typed, told: NO_ROOM } : typed);
  return next({ ...calm, told: strangeKey(key, place, ui.keys) });
};

/** Answers to an earlier question are ignored. */
const withAnswer = (ui: Ui, answer: LiveCompareView): Ui =>
  ui.on.kind === 'compare' && isSameQuestion(answer.question, ui.on.question)
    ? { ...ui, on: { ...ui.on, answer } }
    : ui;

const withOdds = (ui: Ui, odds: LiveOddsView): Ui =>
  isSameQuestion(odds.question, questionOf(ui.play))
    ? { ...ui, odds, oddsFromStart: odds.question.past ? ui.oddsFromStart : odds }
    : ui;

/** A window in which nothing can be seen pauses the play. */
const resized = (ui: Ui, size: Size): Ui =>
  ui.playing && isTooSmall(size)
    ? { ...ui, size, playing: false, told: 'Paused: the window was too small.' }
    : { ...ui, size };

const happened = (ui: Ui, event: Event): Next => {
  switch (event.kind) {
    case 'key':
      return press(ui, event.key);
    case 'tick':
      return tick(ui);
    case 'resize':
      return next(resized(ui, event.size));
    case 'odds':
      return next(withOdds(ui, event.odds));
    case 'comparison':
      return next(withAnswer(ui, event.answer));
    case 'weighed':
      return next(withWeighing(ui, event.asked, event.found));
    case 'exported':
      return next(written(ui, event.result));
    case 'saved':
      return next(saved(ui, event.result, event.play));
  }
};

/** The screens after an event, and what they want done. */
export const update = (before: Ui, event: Event): Next => {
  const { ui, wishes } = happened(before, event);
  return next(ui, ...wishes, ...standingWishes(ui));
};
