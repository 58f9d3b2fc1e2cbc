import type { Writing } from '../../domain/language/language.ts';
import { stepAt } from '../../exercise/game.ts';
import { aheadOf } from '../ahead.ts';
import type { Desk } from '../desk.ts';
import { type TableView, tableView } from '../table-view.ts';
import { standingTexts } from '../world-texts.ts';
import { type OpenedScores, openedScores } from './opened.ts';
import { gamePlace } from './place.ts';

/** Plain JSON that everybody in the room may see. It has no seed, since a person with the seed could see the future. */
export interface OpenView
  extends Pick<TableView, 'title' | 'kind' | 'step' | 'turn' | 'days' | 'teams' | 'told'> {
  readonly exercise: string;
  readonly lang: string;
  readonly dir: Writing;
  readonly place: string;
  readonly isFrozen: boolean;
  /** Who recognises, and the rungs of the played states. */
  readonly standing: readonly string[];
  /** What the teacher's button does. Undefined while teams are missing, and when the button does nothing. */
  readonly on: string | undefined;
  readonly opened: OpenedScores | undefined;
}

/** Whether all that people said and did is open: from the debrief on, if at least one turn was played. */
export const isDebriefOpen = ({ game }: Desk): boolean => {
  const { exercise, table } = game;
  const first = exercise.steps.findIndex((step) => step.do === 'debrief');
  return table.played.length > 0 && (first < 0 ? stepAt(game) === undefined : table.step >= first);
};

/** The table without hidden things, for the projector and for every device. */
export const openView = (desk: Desk): OpenView => {
  const { exercise, table } = desk.game;
  const { title, kind, step, turn, days, teams, told } = tableView(desk);
  const ahead = aheadOf(desk);
  const { id, lang, dir } = exercise;
  return {
    exercise: id,
    title,
    lang,
    dir,
    place: gamePlace(desk.game),
    kind,
    step,
    turn,
    days,
    isFrozen: table.frozen,
    teams,
    told,
    standing: standingTexts(desk),
    on: ahead.kind === 'on' ? ahead.label : undefined,
    opened: openedScores(desk),
  };
};
