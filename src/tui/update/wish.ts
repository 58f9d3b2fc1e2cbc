import { questionOf } from '../../play/comparing.ts';
import type { Asked } from '../../play/pairing.ts';
import { isSameQuestion } from '../../report/compare/live-question.ts';
import type { Trail } from '../../session/branches.ts';
import type { Exported } from '../outside.ts';
import type { Weigh } from '../panels/matters.ts';
import type { Ui } from '../state.ts';

/** Whether two questions are equal. */
export const isSameAsked = (a: Asked, b: Asked): boolean =>
  a.kind === b.kind && isSameQuestion(a.question, b.question);

/** Something that the screens want done outside, as data. */
export type Wish =
  /** Count futures for this, and for nothing else, from now on. */
  | { readonly kind: 'count'; readonly asked: Asked }
  /** Find out what matters, in place of an earlier such wish. */
  | { readonly kind: 'weigh'; readonly asked: Weigh }
  /** Keep this play, so that no crash loses it. */
  | { readonly kind: 'keep'; readonly play: Trail }
  /** Save the shown branch as a file, over another file only if `mayReplace`. */
  | { readonly kind: 'write'; readonly play: Trail; readonly path: string; readonly mayReplace: boolean }
  /** Write something else of the screens `of` to a file. */
  | {
      readonly kind: 'export';
      readonly what: Exported;
      readonly of: Ui;
      readonly path: string;
      readonly mayReplace: boolean;
    }
  /** Send a tick after this many milliseconds. It replaces any tick that has not come yet. */
  | { readonly kind: 'tick'; readonly pause: number }
  /** Back to the shell, until the shell lets the program go on. */
  | { readonly kind: 'suspend' }
  /** Leave the screens with this exit code. `next` is the scenario to open instead. */
  | { readonly kind: 'leave'; readonly exitCode: number; readonly next?: string };

/** A wish for the world outside. The conductor itself sends the ticks. */
export type Errand = Exclude<Wish, { readonly kind: 'tick' }>;

/** The screens after something happened, and what they want done. */
export interface Next {
  readonly ui: Ui;
  readonly wishes: readonly Wish[];
}

export const next = (ui: Ui, ...wishes: readonly Wish[]): Next => ({ ui, wishes });

/** The question about many futures for the screen that is shown. */
export const askedBy = ({ on, play }: Ui): Asked =>
  on.kind === 'compare'
    ? { kind: 'comparison', question: on.question }
    : { kind: 'odds', question: questionOf(play) };

/**
 * The wishes of the screens after every event. If the same wish comes twice in a row, the second asks for nothing new.
 */
export const standingWishes = (ui: Ui): readonly Errand[] => [
  { kind: 'count', asked: askedBy(ui) },
  { kind: 'keep', play: ui.play },
];
