import { typist } from '../keys/typist.ts';
import type { Size } from '../layout.ts';
import { FRAME_PAUSE } from '../pace.ts';
import type { ScreenClock } from '../store.ts';
import { createStore, type Store } from '../store.ts';
import type { ClassDesk } from './desk.ts';
import type { ClassUi } from './state.ts';
import { type ClassEvent, updateClass } from './update.ts';

export interface ClassConductor {
  readonly store: Store<ClassUi>;
  readonly type: (text: string) => void;
  readonly resize: (size: Size) => void;
  /** Tells in a sentence what was done in the background. */
  readonly say: (text: string) => void;
  readonly stop: () => void;
}

export interface ClassErrands {
  readonly exit: (code: number) => void;
  readonly suspend: () => void;
  /** Called after everything that changes the screens. */
  readonly follow?: (before: ClassUi, after: ClassUi) => void;
}

const SECOND = 1000;

/** Brings keys, seconds and window size to the screens of an exercise, and their wishes to the outside. */
export const conductClass = (
  first: ClassUi,
  desk: ClassDesk,
  clock: ScreenClock,
  errands: ClassErrands,
): ClassConductor => {
  const store = createStore(first, clock, FRAME_PAUSE);
  const take = (events: readonly ClassEvent[]): void => {
    const before = store.now();
    const after = events.reduce((ui, event) => updateClass(ui, event, desk), before);
    store.set(after);
    if (after.exit !== undefined && before.exit === undefined) errands.exit(after.exit);
    else if (after.suspended > before.suspended) errands.suspend();
    if (after !== before) errands.follow?.(before, after);
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
    say: (text) => take([{ kind: 'said', text }]),
    stop: () => {
      cancel();
      stop();
    },
  };
};
