import { turnDate } from '../../domain/dates.ts';
import { type Edit, isSameEdits } from '../../domain/edit.ts';
import { stateGroups } from '../../report/groups-view.ts';
import { printable } from '../../report/layout.ts';
import { longDate } from '../../report/numbers.ts';
import { passageView } from '../../report/passage-view.ts';
import { runView } from '../../report/run-view.ts';
import { describeEdit, weightRows } from '../../report/weights-view.ts';
import { whyView } from '../../report/why-view.ts';
import {
  amend,
  amendAll,
  change,
  look,
  settle,
  shownBranch,
  shownPlay,
  type Trail,
} from '../../session/branches.ts';
import { type Explanation, explainer } from '../../session/explanation.ts';
import { back, decide, decisionsAhead, jump, restart, type Session, step } from '../../session/session.ts';
import type { Player, ScenarioCard } from '../../tui/player.ts';
import { drawSeed } from '../draw-seed.ts';
import { decisionDeed, shownRecipe, trailBranching } from './branching.ts';
import { trailComparing } from './comparing.ts';
import { type OpenedFrom, trailSaves } from './save-what-if.ts';
import { worldMap } from './world-map.ts';

const editsDeed = (trail: Trail, edits: readonly Edit[]): string => {
  const { base } = trail.origin;
  const before = shownRecipe(trail).edits;
  const fresh = edits.find(
    (each) => !before.some(({ path, value }) => path === each.path && value === each.value),
  );
  if (fresh) return describeEdit(base, edits, fresh).text;
  const gone = before.filter(({ path }) => !edits.some((each) => each.path === path));
  const [only] = gone;
  return gone.length === 1 && only
    ? `${describeEdit(base, before, only).label} as it was`
    : 'all weights as they were';
};

/** What the screens look up about a play. */
const lookedUp: Pick<Player<Trail>, 'dateOf' | 'passage' | 'groups' | 'isChanged' | 'map'> = {
  dateOf: ({ origin }, turn) => {
    const iso = turnDate(origin.base.start, origin.base.turn, turn);
    return { iso, text: printable(longDate(iso)) };
  },
  passage: ({ origin }, odds, state) => passageView({ scenario: origin.base, odds, state }),
  groups: ({ origin }) => stateGroups(origin.base),
  isChanged: ({ done }) => done.length > 0,
  map: worldMap,
};

const NOWHERE: OpenedFrom = { path: 'scenario.yaml', sets: [] };

/** Joins the branches of a play to the screens: moves of the shown one, and its views. */
export const trailPlayer = (
  newSeed: () => string = drawSeed,
  from: OpenedFrom = NOWHERE,
  scenarios: () => readonly ScenarioCard[] = () => [],
): Player<Trail> => {
  const { readings, explain } = explainer();
  const why = (session: Session, state: string, about: Explanation) =>
    whyView({ scenario: session.scenario, run: session.run, state, ...about });
  return {
    ...trailBranching,
    ...lookedUp,
    ...trailComparing(),
    ...trailSaves(from),
    step: (trail) => look(trail, step),
    back: (trail) => look(trail, back),
    jump: (trail, turn) => look(trail, (session) => jump(session, turn)),
    restart: (trail) => {
      const { decisions } = shownRecipe(trail);
      return Object.keys(decisions).length === 0
        ? look(trail, (session) => jump(session, 0))
        : settle(change(trail, 'start again, without decisions', (session) => restart(session)));
    },
    otherLuck: (trail) => {
      const seed = newSeed();
      return settle(amendAll(trail, `the luck of ${seed}`, (r) => ({ ...r, seed, reached: 0, cursor: 0 })));
    },
    decide: (trail, state, decision) =>
      settle(
        change(trail, decisionDeed(trail, state, decision), (session) => decide(session, state, decision)),
      ),
    edit: (trail, edits) =>
      amend(trail, editsDeed(trail, edits), (recipe) =>
        isSameEdits(edits, recipe.edits) ? recipe : { ...recipe, edits },
      ),
    weights: (trail, edits, state) => weightRows(trail.origin.base, edits, state),
    editTexts: (trail, edits) => edits.map((each) => describeEdit(trail.origin.base, edits, each)),
    scenarios,
    view: (trail) => {
      const session = shownPlay(trail);
      const { scenario, run, cursor, turns, edits } = session;
      const now = readings(session, cursor + 1);
      const before = readings(session, cursor);
      return {
        run: { ...runView({ scenario, run, turn: cursor, readings: now, before }), turns },
        target: scenario.target.id,
        edits,
        branch: { name: shownBranch(trail).name, of: trail.now.list.length },
        decided: decisionsAhead(session),
      };
    },
    glance: (trail, state) => {
      const session = shownPlay(trail);
      const turn = session.cursor + 1;
      const now = { turn, readings: readings(session, turn), before: readings(session, turn - 1) };
      return why(session, state, { ...now, doubles: [], halves: [] });
    },
    why: (trail, state) => {
      const session = shownPlay(trail);
      return why(session, state, explain(session, state));
    },
  };
};
