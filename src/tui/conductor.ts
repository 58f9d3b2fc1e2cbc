import type { LiveOddsView, OddsQuestion } from '../report/live-odds-view.ts';
import type { Clock } from './clock.ts';
import type { Key } from './keys/key-input.ts';
import { typist } from './keys/typist.ts';
import type { Size } from './layout.ts';
import { FRAME_PAUSE, pauseOf } from './pace.ts';
import type { Player } from './player.ts';
import { isSameQuestion, questionOf, type Ui } from './state.ts';
import { createStore, type Store } from './store.ts';
import { type Event, update } from './update.ts';

export interface Conductor<Play> {
  readonly store: Store<Ui<Play>>;
  /** Takes in what came from the keyboard. */
  readonly type: (text: string) => void;
  readonly resize: (size: Size) => void;
  /** Takes in odds; those that answer an earlier question are left aside. */
  readonly tell: (odds: LiveOddsView) => void;
  /** Takes in whatever else has happened. */
  readonly happen: (event: Event) => void;
  /** Stops all that waits for its time. */
  readonly stop: () => void;
}

export interface Errands<Play> {
  /** The program is to end with this code. */
  readonly exit: (code: number) => void;
  /** The person asked for the shell. */
  readonly suspend: () => void;
  /** Other odds are wanted from now on. */
  readonly ask?: (question: OddsQuestion) => void;
  /** Called after everything that changes the screens. */
  readonly follow?: (before: Ui<Play>, after: Ui<Play>) => void;
}

/** Brings keys, time and window size to the state of the screens, and their wishes to the outside. */
export const conduct = <Play>(
  first: Ui<Play>,
  player: Player<Play>,
  clock: Clock,
  errands: Errands<Play>,
): Conductor<Play> => {
  const store = createStore(first, clock, FRAME_PAUSE);
  let cancelTick: (() => void) | undefined;

  const restTick = (): void => {
    cancelTick?.();
    cancelTick = undefined;
  };
  const pace = (before: Ui<Play>, after: Ui<Play>, isTick: boolean): void => {
    const isSame = before.playing === after.playing && before.speed === after.speed;
    if (isSame && !isTick) return;
    restTick();
    if (after.playing) cancelTick = clock.after(pauseOf(after.speed), () => take([{ kind: 'tick' }]));
  };
  const take = (events: readonly Event[]): void => {
    const before = store.now();
    const after = events.reduce((ui, event) => update(ui, event, player), before);
    pace(
      before,
      after,
      events.some((event) => event.kind === 'tick'),
    );
    store.set(after);
    if (after.exit !== undefined && before.exit === undefined) errands.exit(after.exit);
    else if (after.suspended > before.suspended) errands.suspend();
    const question = questionOf(after);
    if (!isSameQuestion(questionOf(before), question)) errands.ask?.(question);
    if (after !== before) errands.follow?.(before, after);
  };
  const press = (keys: readonly Key[]): void => take(keys.map((key) => ({ kind: 'key', key })));
  const { type, stop } = typist(clock, press);
  return {
    store,
    type,
    resize: (size) => take([{ kind: 'resize', size }]),
    happen: (event) => take([event]),
    tell: (odds) => take([{ kind: 'odds', odds }]),
    stop: () => {
      restTick();
      stop();
    },
  };
};
