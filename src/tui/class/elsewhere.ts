import type { Desk } from '../../class/desk.ts';
import { taskKey } from '../../class/device/place.ts';
import { tableView } from '../../class/table-view.ts';
import { TEACHER } from '../../class/task.ts';
import { taskOf } from '../../class/tasks.ts';
import type { ClassUi } from './state.ts';

/** What was done on another device. `isOpen`: there, the table is back after what all looked at. */
export interface DoneElsewhere {
  readonly desk: Desk;
  readonly isOpen: boolean;
}

/** Whether a seat still has the same task as on this screen. */
const isStillAsked = (before: Desk, now: Desk, seat: string): boolean => {
  if (seat === TEACHER) return before.game.table.played === now.game.table.played;
  const key = (desk: Desk): string => taskKey(desk.game, taskOf(desk, seat));
  const isOpen = tableView(now).teams.some(({ id, status }) => id === seat && status === 'open');
  return isOpen && key(before) === key(now);
};

/**
 * What changes on the screens after something was done on another device. The table is shown, or it is drawn again, or
 * the task of this screen is gone, or all stays.
 */
export const afterElsewhere = (
  { mode, desk: before }: ClassUi,
  { desk, isOpen }: DoneElsewhere,
): 'table' | 'drawn' | 'gone' | 'same' => {
  switch (mode.kind) {
    case 'table':
      return desk === before ? 'drawn' : 'table';
    case 'moment':
      return isOpen ? 'table' : 'same';
    case 'teacher':
      return 'drawn';
    case 'curtain': {
      const seat = mode.for === 'teacher' ? TEACHER : mode.for.seat;
      return isStillAsked(before, desk, seat) ? 'same' : 'gone';
    }
    case 'team':
      return isStillAsked(before, desk, mode.team.task.entry.seat) ? 'same' : 'gone';
  }
};
