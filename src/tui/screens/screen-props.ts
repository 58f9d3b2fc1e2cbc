import type { Layer, On, Screen, Ui } from '../state.ts';

/** What a screen of one kind is drawn from. */
export interface ScreenProps<Kind extends On['kind']> {
  readonly ui: Ui;
  readonly on: Screen<Kind>;
}

/** What something over a screen is drawn from. */
export interface LayerProps<Kind extends Ui['over']['kind']> {
  readonly ui: Ui;
  readonly over: Layer<Kind>;
}
