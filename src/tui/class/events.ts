import type { ClassRequest, Done } from '../../class/requests.ts';
import type { KeyPress } from '../keys/key-input.ts';
import type { Size } from '../layout.ts';
import type { DoneElsewhere } from './elsewhere.ts';
import type { ClassUi } from './state.ts';

/** What happens to the screens of an exercise. */
export type ClassEvent =
  | { readonly kind: 'key'; readonly key: KeyPress }
  | { readonly kind: 'resize'; readonly size: Size }
  /** A second has passed. */
  | { readonly kind: 'second' }
  /** The result of a request. */
  | { readonly kind: 'done'; readonly request: ClassRequest; readonly done: Done }
  /** The progress of the debrief pack, or its place. */
  | { readonly kind: 'pack'; readonly text: string }
  /** Something may have changed on another device. */
  | ({ readonly kind: 'elsewhere' } & DoneElsewhere);

/** What the screens ask of the outside. */
export type ClassWish =
  | { readonly kind: 'ask'; readonly request: ClassRequest }
  /** Write the pack as it is at the debrief. */
  | { readonly kind: 'pack' }
  /** All have seen what happened: the table is open again. */
  | { readonly kind: 'table' }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'leave'; readonly code: number };

export interface ClassUpdate {
  readonly ui: ClassUi;
  readonly wishes: readonly ClassWish[];
}
