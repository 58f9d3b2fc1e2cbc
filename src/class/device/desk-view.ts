import type { SeatId } from '../../exercise/exercise.ts';
import type { Desk } from '../desk.ts';
import { type Task, TEACHER } from '../task.ts';
import { taskOf } from '../tasks.ts';
import { type TeacherView, teacherView } from '../teacher.ts';
import type { OpenView } from './open-view.ts';
import { type KeyedTask, keyedTask } from './place.ts';

/** What the teacher alone sees. */
export interface DeskView extends OpenView, TeacherView {
  /** The number of actions so far. A request to take back the last action names it by this number. */
  readonly done: number;
  /** The form with which the teacher forces or blocks a move. Undefined once all turns are played. */
  readonly steer: Task | undefined;
  /** The open task of each team, since the teacher may type for a team. */
  readonly asked: readonly { readonly seat: SeatId; readonly task: KeyedTask }[];
}

/** The teacher's own view: the open table, what is hidden, and all that a teacher can do. */
export const deskView = (desk: Desk, open: OpenView): DeskView => {
  const view = teacherView(desk);
  return {
    ...open,
    ...view,
    done: desk.game.log.length,
    asked: desk.game.table.frozen
      ? []
      : open.teams
          .filter(({ status }) => status === 'open')
          .map(({ id }) => ({ seat: id, task: keyedTask(desk.game, taskOf(desk, id)) })),
    steer: view.acts.some(({ hasForm }) => hasForm) ? taskOf(desk, TEACHER) : undefined,
  };
};
