import type { Desk } from '../../class/desk.ts';
import type { Moment } from '../../class/moments.ts';
import { type TableView, tableView } from '../../class/table-view.ts';
import type { TeacherView } from '../../class/teacher.ts';
import type { TeamView } from '../../class/team-view.ts';
import type { FormValues } from '../../exercise/exercise.ts';
import type { KeyPlace } from '../keys/binding.ts';
import type { Binding } from '../keys/keys.ts';
import type { Size } from '../layout.ts';
import type { Looks } from '../looks.ts';
import { type ClassForm, isTyped, rowAt } from './form.ts';

/** What is on the screen. A curtain hides everything until only the right people look. */
export type Mode =
  | { readonly kind: 'table' }
  /** Moments that all see, one after another, before the table. */
  | { readonly kind: 'moment'; readonly moments: readonly [Moment, ...Moment[]] }
  | { readonly kind: 'curtain'; readonly for: 'teacher' | { readonly seat: string; readonly label: string } }
  | { readonly kind: 'team'; readonly team: TeamView; readonly form: ClassForm }
  | {
      readonly kind: 'teacher';
      readonly view: TeacherView;
      readonly at: number;
      /** A grave act that was chosen once. It is done when it is chosen a second time. */
      readonly asked: string | undefined;
    };

/** All data from which the screens of an exercise are drawn. */
export interface ClassUi {
  readonly desk: Desk;
  /** The open table as it is now. */
  readonly view: TableView;
  /** The desk as all have seen it last. What has happened since then is shown as a moment. */
  readonly seen: Desk;
  readonly size: Size;
  readonly looks: Looks;
  readonly keys: readonly Binding[];
  readonly mode: Mode;
  /** The first line shown of a long text. */
  readonly scroll: number;
  readonly help: number | undefined;
  /** A message about the last act. It is shown until the next key. */
  readonly said: string | undefined;
  /** The progress of the debrief pack, or its place when it is ready. Undefined before the debrief. */
  readonly pack: string | undefined;
  /** By team: the text that the team has typed and not handed in. Only that team may see it. */
  readonly drafts: Readonly<Record<string, FormValues>>;
  /** Seconds since the start of this step, and seconds that the team behind the curtain has left. */
  readonly spent: number;
  readonly left: number | undefined;
  /** `q` was pressed once. */
  readonly isLeaving: boolean;
}

/** The screens as they are before the first key. */
export const startClass = (
  desk: Desk,
  size: Size,
  looks: Looks,
  keys: readonly Binding[],
  said?: string,
): ClassUi => ({
  desk,
  view: tableView(desk),
  seen: desk,
  size,
  looks,
  keys,
  mode: { kind: 'table' },
  scroll: 0,
  help: undefined,
  said,
  pack: undefined,
  drafts: {},
  spent: 0,
  left: undefined,
  isLeaving: false,
});

const PLACES = {
  table: 'class',
  moment: 'class-moment',
  curtain: 'class-curtain',
  teacher: 'class-teacher',
} as const;

/** The place whose keys are valid now. */
export const classPlace = ({ mode, help }: ClassUi): KeyPlace => {
  if (help !== undefined) return 'help';
  if (mode.kind !== 'team') return PLACES[mode.kind];
  return isTyped(rowAt(mode.form)) ? 'class-typing' : 'class-form';
};

/** The mode that shows the first of the moments. If there is none, the mode that shows the table. */
export const showing = ([first, ...others]: readonly Moment[]): Mode =>
  first ? { kind: 'moment', moments: [first, ...others] } : { kind: 'table' };
