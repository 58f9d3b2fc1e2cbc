import type { Desk } from '../desk.ts';
import { type TeacherView, teacherView } from '../teacher.ts';
import type { OpenView } from './open-view.ts';

/** What the teacher alone sees. */
export interface DeskView extends OpenView, TeacherView {
  /** How many things were done: what takes back the last one must know which it is. */
  readonly done: number;
}

/** The teacher's own view: the open table, what is hidden, and all that a teacher can do. */
export const deskView = (desk: Desk, open: OpenView): DeskView => ({
  ...open,
  ...teacherView(desk),
  done: desk.game.log.length,
});
