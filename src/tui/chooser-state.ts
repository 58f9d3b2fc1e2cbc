/** A list over the screen from which one thing is chosen: by its place, or by typing some of its letters. */
export interface Chooser {
  readonly kind: 'palette' | 'filter' | 'scenarios';
  readonly text: string;
  /** Which of the entries found is marked. */
  readonly at: number;
  /** The scenario that was chosen and would close a play with changes: it waits for a second yes. */
  readonly asked?: string;
}
