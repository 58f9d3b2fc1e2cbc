import type { Binding, KeyPlace } from '../keys/binding.ts';
import type { Size } from '../layout.ts';
import type { Looks } from '../looks.ts';
import type { ClassDesk, TableView, TeacherView, TeamView } from './desk.ts';
import { type Form, fieldAt, isTyped } from './form.ts';

/** What is on the screen. Behind a curtain nothing is, until the right people look. */
export type Mode =
  | { readonly kind: 'table' }
  | { readonly kind: 'curtain'; readonly for: 'teacher' | { readonly seat: string; readonly label: string } }
  | { readonly kind: 'team'; readonly team: TeamView; readonly form: Form }
  | {
      readonly kind: 'teacher';
      readonly view: TeacherView;
      readonly at: number;
      /** A grave deed that was asked for once. */
      readonly asked: string | undefined;
    };

/** Everything that the screens of an exercise are drawn from. */
export interface ClassUi {
  readonly view: TableView;
  readonly size: Size;
  readonly looks: Looks;
  readonly keys: readonly Binding[];
  readonly mode: Mode;
  /** First line shown of what is read. */
  readonly scroll: number;
  readonly help: number | undefined;
  /** What was just done, in words, until the next key. */
  readonly said: string | undefined;
  /** Teams that this step does not wait for. */
  readonly skipped: readonly string[];
  /** What a team has typed and not handed in, by team: for that team alone. */
  readonly drafts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Seconds that this step has taken, and that the team behind the curtain has left. */
  readonly spent: number;
  readonly left: number | undefined;
  /** `q` was pressed once. */
  readonly isLeaving: boolean;
  /** Set once: the screens end with this exit code. */
  readonly exit: number | undefined;
  readonly suspended: number;
}

/** The screens as they are before the first key. */
export const startClass = (
  desk: ClassDesk,
  size: Size,
  looks: Looks,
  keys: readonly Binding[],
  said?: string,
): ClassUi => ({
  view: desk.view([]),
  size,
  looks,
  keys,
  mode: { kind: 'table' },
  scroll: 0,
  help: undefined,
  said,
  skipped: [],
  drafts: {},
  spent: 0,
  left: undefined,
  isLeaving: false,
  exit: undefined,
  suspended: 0,
});

/** Where the keys go. */
export const classPlace = ({ mode, help }: ClassUi): KeyPlace => {
  if (help !== undefined) return 'help';
  switch (mode.kind) {
    case 'table':
      return 'class';
    case 'curtain':
      return 'class-curtain';
    case 'teacher':
      return 'class-teacher';
    case 'team':
      return isTyped(fieldAt(mode.form)) ? 'class-typing' : 'class-form';
  }
};
