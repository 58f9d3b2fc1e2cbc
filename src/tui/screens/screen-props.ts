import type { On, Screen, Ui } from '../state.ts';

/** What a screen of one kind is drawn from. */
export interface ScreenProps<Kind extends On['kind']> {
  readonly ui: Ui;
  readonly on: Screen<Kind>;
}
