import { questionOf } from '../../play/branching.ts';
import type { CompareQuestion } from '../../report/live-compare-view.ts';
import type { OddsQuestion } from '../../report/live-odds-view.ts';
import type { Trail } from '../../session/branches.ts';
import { isSameQuestion, type Ui } from '../state.ts';
import { isSameComparison } from './compare.ts';

/** What many futures are to answer. */
export type Wanted =
  | { readonly kind: 'odds'; readonly question: OddsQuestion }
  | { readonly kind: 'comparison'; readonly question: CompareQuestion };

/** Whether two questions are the same. */
export const isSameWanted = (a: Wanted, b: Wanted): boolean =>
  a.kind === 'odds'
    ? b.kind === 'odds' && isSameQuestion(a.question, b.question)
    : b.kind === 'comparison' && isSameComparison(a.question, b.question);

/** Something that the screens want done outside, as data. */
export type Wish =
  /** Count futures for this, and for nothing else, from now on. */
  | { readonly kind: 'count'; readonly wanted: Wanted }
  /** Keep this play, so that no crash loses it. */
  | { readonly kind: 'keep'; readonly play: Trail }
  /** Save the shown branch as a file, over another file only if `mayReplace`. */
  | { readonly kind: 'write'; readonly play: Trail; readonly path: string; readonly mayReplace: boolean }
  /** Send a tick after this many milliseconds, in place of any that is under way. */
  | { readonly kind: 'tick'; readonly pause: number }
  /** Back to the shell, until it lets the program go on. */
  | { readonly kind: 'suspend' }
  /** Leave the screens with this exit code; `next` is the scenario to open instead. */
  | { readonly kind: 'leave'; readonly exitCode: number; readonly next?: string };

/** The screens after something happened, and what they want done. */
export interface Next {
  readonly ui: Ui;
  readonly wishes: readonly Wish[];
}

export const next = (ui: Ui, ...wishes: readonly Wish[]): Next => ({ ui, wishes });

/** What the screens want now, whatever has just happened: the same wish twice in a row asks for nothing new. */
export const standingWishes = ({ on, play }: Ui): readonly Exclude<Wish, { kind: 'tick' }>[] => [
  {
    kind: 'count',
    wanted:
      on.kind === 'compare'
        ? { kind: 'comparison', question: on.question }
        : { kind: 'odds', question: questionOf(play) },
  },
  { kind: 'keep', play },
];
