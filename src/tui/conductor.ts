import type { KeyPress } from './keys/key-input.ts';
import { typist } from './keys/typist.ts';
import type { Size } from './layout.ts';
import { FRAME_PAUSE } from './pace.ts';
import type { Ui } from './state.ts';
import { createStore, type ScreenClock, type Store } from './store.ts';
import { type Event, update } from './update/update.ts';
import type { Errand, Wish } from './update/wish.ts';

interface Conductor {
  readonly store: Store<Ui>;
  /** Handles text from the keyboard. */
  readonly type: (text: string) => void;
  readonly resize: (size: Size) => void;
  /** Handles any other event. */
  readonly happen: (event: Event) => void;
  /** Cancels all timers. */
  readonly stop: () => void;
}

/**
 * Gives keys, time and window size to the state of the screens. It stores the new state first, and then runs the wishes. If
 * several wishes of one kind arise together, only the newest counts. After a wish to leave, no event has an effect.
 */
export const conduct = (first: Ui, clock: ScreenClock, run: (errand: Errand) => void): Conductor => {
  const store = createStore(first, clock, FRAME_PAUSE);
  let cancelTick = (): void => {};
  let isOver = false;
  const fulfil = (wish: Wish): void => {
    if (wish.kind === 'tick') {
      cancelTick();
      cancelTick = clock.after(wish.pause, () => take([{ kind: 'tick' }]));
    } else run(wish);
  };
  const take = (events: readonly Event[]): void => {
    const wishes = new Map<Wish['kind'], Wish>();
    let ui = store.now();
    for (const event of events) {
      if (isOver) break;
      const after = update(ui, event);
      ui = after.ui;
      for (const wish of after.wishes) wishes.set(wish.kind, wish);
      isOver = wishes.has('leave');
    }
    store.set(ui);
    for (const wish of wishes.values()) fulfil(wish);
  };
  const press = (keys: readonly KeyPress[]): void => take(keys.map((key) => ({ kind: 'key', key })));
  const { type, stop } = typist(clock, press);
  return {
    store,
    type,
    resize: (size) => take([{ kind: 'resize', size }]),
    happen: (event) => take([event]),
    stop: () => {
      cancelTick();
      stop();
    },
  };
};
