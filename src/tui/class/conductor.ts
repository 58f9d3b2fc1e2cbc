import type { Desk } from '../../class/desk.ts';
import type { ClassRequest, Done } from '../../class/requests.ts';
import { typist } from '../keys/typist.ts';
import type { Size } from '../layout.ts';
import { FRAME_PAUSE } from '../pace.ts';
import { createStore, type ScreenClock, type Store } from '../store.ts';
import type { ClassEvent, ClassWish } from './events.ts';
import type { ClassUi } from './state.ts';
import { updateClass } from './update.ts';

interface ClassConductor {
  readonly store: Store<ClassUi>;
  readonly type: (text: string) => void;
  readonly resize: (size: Size) => void;
  readonly stop: () => void;
}

/** What the screens of an exercise ask of the outside. */
export interface ClassErrands {
  readonly ask: (request: ClassRequest) => Done;
  /** Writes the pack as it is at the debrief. Reports the progress, and gives the message about the result. */
  readonly atDebrief: (tell: (text: string) => void) => Promise<string>;
  readonly exit: (code: number) => void;
  readonly suspend: () => void;
  /** The same game on other devices. Undefined if the game is played only on this device. */
  readonly elsewhere?: Elsewhere | undefined;
}

/** A game that is played on other devices, too. */
export interface Elsewhere {
  /**
   * Calls a function after each change. `isOpen`: the table is open again after a moment that all looked at. The result
   * is a function that ends the calls.
   */
  readonly watch: (listener: (desk: Desk, isOpen: boolean) => void) => () => void;
  /** All have seen what happened: the table is open again. */
  readonly toTable: () => void;
}

const SECOND = 1000;

/** Brings keys, seconds and window size to the screens of an exercise, and their wishes to the outside. */
export const conductClass = (first: ClassUi, clock: ScreenClock, errands: ClassErrands): ClassConductor => {
  const store = createStore(first, clock, FRAME_PAUSE);
  let isOver = false;
  // What is asked for here comes back as its answer.
  let isAsking = false;
  const grant = (wish: ClassWish): void => {
    if (wish.kind === 'leave') errands.exit(wish.code);
    if (wish.kind === 'suspend') errands.suspend();
    if (wish.kind === 'table') errands.elsewhere?.toTable();
    if (wish.kind !== 'pack') return;
    const tell = (text: string): void => take([{ kind: 'pack', text }]);
    errands.atDebrief(tell).then(tell);
  };
  const take = (events: readonly ClassEvent[]): void => {
    const wishes: ClassWish[] = [];
    const follow = (before: ClassUi, event: ClassEvent): ClassUi => {
      if (isOver) return before;
      const after = updateClass(before, event);
      return after.wishes.reduce((ui, wish) => {
        if (wish.kind === 'ask') {
          const { request } = wish;
          isAsking = true;
          const done = errands.ask(request);
          isAsking = false;
          return follow(ui, { kind: 'done', request, done });
        }
        isOver ||= wish.kind === 'leave';
        wishes.push(wish);
        return ui;
      }, after.ui);
    };
    store.set(events.reduce(follow, store.now()));
    for (const wish of wishes) grant(wish);
  };
  const unwatch = errands.elsewhere?.watch((desk, isOpen) => {
    if (!isAsking) take([{ kind: 'elsewhere', desk, isOpen }]);
  });
  let cancel: () => void = () => {};
  const tick = (): void => {
    take([{ kind: 'second' }]);
    cancel = clock.after(SECOND, tick);
  };
  cancel = clock.after(SECOND, tick);
  const { type, stop } = typist(clock, (keys) => take(keys.map((key) => ({ kind: 'key', key }))));
  return {
    store,
    type,
    resize: (size) => take([{ kind: 'resize', size }]),
    stop: () => {
      cancel();
      unwatch?.();
      stop();
    },
  };
};
