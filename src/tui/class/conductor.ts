import type { ClassRequest, Done } from '../../class/requests.ts';
import { typist } from '../keys/typist.ts';
import type { Size } from '../layout.ts';
import { FRAME_PAUSE } from '../pace.ts';
import { createStore, type ScreenClock, type Store } from '../store.ts';
import type { ClassUi } from './state.ts';
import { type ClassEvent, type ClassWish, updateClass } from './update.ts';

interface ClassConductor {
  readonly store: Store<ClassUi>;
  readonly type: (text: string) => void;
  readonly resize: (size: Size) => void;
  readonly stop: () => void;
}

/** What the screens of an exercise ask of the outside. */
interface ClassErrands {
  readonly ask: (request: ClassRequest) => Done;
  /** Writes the pack as it is at the debrief; tells how far it is, and gives what to say of it. */
  readonly atDebrief: (tell: (text: string) => void) => Promise<string>;
  readonly exit: (code: number) => void;
  readonly suspend: () => void;
}

const SECOND = 1000;

/** Brings keys, seconds and window size to the screens of an exercise, and their wishes to the outside. */
export const conductClass = (first: ClassUi, clock: ScreenClock, errands: ClassErrands): ClassConductor => {
  const store = createStore(first, clock, FRAME_PAUSE);
  let isOver = false;
  const grant = (wish: ClassWish): void => {
    if (wish.kind === 'leave') errands.exit(wish.code);
    if (wish.kind === 'suspend') errands.suspend();
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
          return follow(ui, { kind: 'done', request, done: errands.ask(request) });
        }
        isOver ||= wish.kind === 'leave';
        wishes.push(wish);
        return ui;
      }, after.ui);
    };
    store.set(events.reduce(follow, store.now()));
    for (const wish of wishes) grant(wish);
  };
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
      stop();
    },
  };
};
