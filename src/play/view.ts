import { turnDate } from '../domain/dates.ts';
import type { IsoDate, StateId } from '../domain/ids.ts';
import type { IndexId } from '../domain/indices.ts';
import type { Decision } from '../domain/run.ts';
import { isSameQuestion } from '../report/compare/live-question.ts';
import type { CountOdds, LiveOddsView } from '../report/odds/live-view.ts';
import { type PassageView, passageView } from '../report/odds/passage-view.ts';
import { commonness, usualText } from '../report/odds/usual.ts';
import { type Mapped, mappedOf } from '../report/page/draw/region.ts';
import { type Ending, endingOf } from '../report/run/ending.ts';
import { type StateGroup, stateGroups } from '../report/run/groups-view.ts';
import { indexCauses } from '../report/run/index-causes.ts';
import { type RunView, runView } from '../report/run/run-view.ts';
import { type WhyView, whyView } from '../report/why/why-view.ts';
import { printable } from '../report/words/layout.ts';
import { longDate } from '../report/words/numbers.ts';
import { shownBranch, shownSession, type Trail } from '../session/branches.ts';
import { type Explanation, explainer } from '../session/explanation.ts';
import { decisionsAhead, type Session } from '../session/session.ts';
import { passageCurve } from '../study/compare/paired-odds.ts';
import { questionOf } from './comparing.ts';

/** The shown turn, ready to draw. */
export interface PlayView {
  /** Rows from the top of the ladder down: recognisers first, then the states nearest to recognition. */
  readonly run: RunView;
  /** The target and the states, as maps and tiles show them: the same object in every turn of a scenario. */
  readonly mapped: Mapped;
  /** The branch that is shown, and how many there are. */
  readonly branch: { readonly name: string; readonly of: number };
  /** A person's decisions for the coming turn, by state. */
  readonly decided: Readonly<Record<StateId, Decision>>;
}

/** A cache. Reading clocks replays the future, and the view, the drivers and the Why screen need the same readings. */
const { readings, parts, explain } = explainer();

/** The shown turn of the shown branch. */
export const viewOf = (trail: Trail): PlayView => {
  const session = shownSession(trail);
  const { scenario, run, recipe } = session;
  const { cursor, turns } = recipe;
  const now = readings(session, cursor + 1);
  const before = readings(session, cursor);
  const view = runView({ scenario, run, turn: cursor, readings: now, before });
  const rows = [true, false].flatMap((is) => view.rows.filter((row) => row.recognises === is));
  return {
    run: { ...view, rows, turns },
    mapped: mappedOf(trail.origin.base),
    branch: { name: shownBranch(trail).name, of: trail.now.list.length },
    decided: decisionsAhead(recipe),
  };
};

/** The day on which a turn ends, in the forms for people and for files. */
export const turnDay = ({ origin: { base } }: Trail, turn: number): { text: string; iso: IsoDate } => {
  const iso = turnDate(base.start, base.turn, turn);
  return { iso, text: printable(longDate(iso)) };
};

/** When a state recognises in the futures counted so far. Undefined for a state that recognises from the start. */
export const passageOf = ({ origin }: Trail, odds: LiveOddsView, state: StateId): PassageView | undefined => {
  const at = odds.states.findIndex(({ id }) => id === state);
  const curveOf = ({ paired }: CountOdds) => passageCurve(paired, at, odds.from);
  const before = odds.before && curveOf(odds.before);
  return passageView({ scenario: origin.base, odds, state, now: curveOf(odds.now), before });
};

/** The account of a future, and how usual it is among the counted futures. Empty if none are counted. */
export interface UsualEnding extends Ending {
  readonly usual: string;
}

/** The account of the shown future, once its last turn is shown. `odds` are those of the start. */
export const endingOfShown = (trail: Trail, odds: LiveOddsView | undefined): UsualEnding | undefined => {
  const { scenario, run, recipe } = shownSession(trail);
  if (recipe.cursor < recipe.turns) return undefined;
  const isOfThis =
    odds !== undefined && isSameQuestion(odds.question, { ...questionOf(trail), past: undefined });
  const asked = isOfThis ? odds : undefined;
  return {
    ...endingOf(scenario, run, (state) => commonness(state, asked)),
    usual: usualText(run.turns.at(-1)?.indices.recognisers ?? 0, asked),
  };
};

/** Groups of states that a person may want to look at alone. */
export const groupsOf = ({ origin }: Trail): readonly StateGroup[] => stateGroups(origin.base);

const whyOf = ({ scenario, run }: Session, state: StateId, about: Explanation): WhyView =>
  whyView({ scenario, run, state, ...about });

/** The reasons for the chance of a state's step, without changes to it. This is fast enough for every keystroke. */
export const glanceAt = (trail: Trail, state: StateId): WhyView => {
  const session = shownSession(trail);
  const turn = session.recipe.cursor + 1;
  const [now, before] = [readings(session, turn), readings(session, turn - 1)];
  return whyOf(session, state, { turn, readings: now, before, doubles: [], halves: [] });
};

/** The reasons for the chance of a state's step, with the changes that would double or halve it. */
export const explained = (trail: Trail, state: StateId): WhyView => {
  const session = shownSession(trail);
  return whyOf(session, state, explain(session, state));
};

/** The causes that moved each index from the start to the shown turn. An index that nothing moved is left out. */
export const causesShown = (trail: Trail): ReadonlyMap<IndexId, string> => {
  const session = shownSession(trail);
  const { scenario, recipe } = session;
  return indexCauses(scenario, { start: parts(session, 0), now: parts(session, recipe.cursor) });
};
