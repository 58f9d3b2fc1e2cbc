import { turnDate } from '../domain/dates.ts';
import { stateGroups } from '../report/groups-view.ts';
import { printable } from '../report/layout.ts';
import { longDate } from '../report/numbers.ts';
import { runView } from '../report/run-view.ts';
import { editText, weightRows } from '../report/weights-view.ts';
import { whyView } from '../report/why-view.ts';
import { type Explanation, explainer } from '../session/explanation.ts';
import { back, decide, decisionsAhead, edit, jump, restart, type Session, step } from '../session/session.ts';
import type { Player, ScenarioCard } from '../tui/player.ts';
import { drawSeed } from './draw-seed.ts';
import { worldMap } from './world-map.ts';

/** Joins sessions to the screens: moves of a play, and its views. */
export const sessionPlayer = (
  newSeed: () => string = drawSeed,
  scenarios: () => readonly ScenarioCard[] = () => [],
): Player<Session> => {
  const { readings, explain } = explainer();
  const why = (session: Session, state: string, about: Explanation) =>
    whyView({ scenario: session.scenario, run: session.run, state, ...about });
  return {
    step,
    back,
    jump,
    restart: (session) => restart(session),
    otherLuck: (session) => restart(session, newSeed()),
    decide,
    edit,
    weights: (session, edits, state) => weightRows(session.base, edits, state),
    editTexts: (session, edits) => edits.map((each) => editText(session.base, edits, each)),
    dateOf: ({ scenario }, turn) => {
      const iso = turnDate(scenario.start, scenario.turn, turn);
      return { iso, text: printable(longDate(iso)) };
    },
    groups: ({ scenario }) => stateGroups(scenario),
    isChanged: ({ decisions, edits, events }) =>
      edits.length > 0 || events.length > 0 || Object.keys(decisions).length > 0,
    scenarios,
    map: worldMap,
    view: (session) => {
      const { scenario, run, cursor, turns, edits } = session;
      const now = readings(session, cursor + 1);
      const before = readings(session, cursor);
      return {
        run: { ...runView({ scenario, run, turn: cursor, readings: now, before }), turns },
        target: scenario.target.id,
        edits,
        decided: decisionsAhead(session),
      };
    },
    glance: (session, state) => {
      const turn = session.cursor + 1;
      const now = { turn, readings: readings(session, turn), before: readings(session, turn - 1) };
      return why(session, state, { ...now, doubles: [], halves: [] });
    },
    why: (session, state) => why(session, state, explain(session, state)),
  };
};
