/** A branch as the file that it would be. */
export interface Draft {
  /** Everything that it changes, in words. */
  readonly changes: readonly string[];
  /** The whole text of the file. */
  readonly text: string;
}

/** How branches become files. */
export interface Saves<Play> {
  /** A path for the shown branch. */
  readonly proposedPath: (play: Play) => string;
  readonly draft: (play: Play, path: string) => Draft;
}

/** What came of writing a file: it is written; there was one already; or it cannot be. */
export interface SaveResult {
  readonly kind: 'saved' | 'exists' | 'failed';
  /** The path that was meant, as it is shown. */
  readonly path: string;
  /** What to tell the person. */
  readonly words: string;
}

/** The branch that is being saved, and how far that has got. */
export interface Saving {
  readonly path: string;
  /** Nothing was typed yet: the first letter takes the place of the path that was offered. */
  readonly isOffer: boolean;
  readonly stage: 'path' | 'writing' | SaveResult['kind'];
  /** The person has said that the file that is there may go. */
  readonly mayReplace: boolean;
  readonly words: string;
}
