import { perform } from '../../src/class/requests.ts';
import type { ClassEvent, ClassWish } from '../../src/tui/class/events.ts';
import type { ClassUi } from '../../src/tui/class/state.ts';
import { updateClass } from '../../src/tui/class/update.ts';
import { readKeys } from '../../src/tui/keys/key-input.ts';

interface Pressed {
  readonly ui: ClassUi;
  /** What was asked of the outside, requests apart. */
  readonly wishes: readonly ClassWish[];
}

const press = (first: ClassUi, keys: string): Pressed => {
  const wishes: ClassWish[] = [];
  const follow = (before: ClassUi, event: ClassEvent): ClassUi => {
    const after = updateClass(before, event);
    let { ui } = after;
    for (const wish of after.wishes) {
      if (wish.kind === 'ask')
        ui = follow(ui, { kind: 'done', request: wish.request, done: perform(ui.desk, wish.request) });
      else wishes.push(wish);
    }
    return ui;
  };
  const ui = readKeys('', keys).keys.reduce((now, key) => follow(now, { kind: 'key', key }), first);
  return { ui, wishes };
};

/** The screens after some keys; requests are done at once. */
export const type = (ui: ClassUi, keys: string): ClassUi => press(ui, keys).ui;

/** What some keys ask of the outside, requests apart. */
export const wishesOf = (ui: ClassUi, keys: string): readonly ClassWish[] => press(ui, keys).wishes;
