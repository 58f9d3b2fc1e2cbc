import type { CompareQuestion, CompareSide } from '../../report/live-compare-view.ts';
import { type SideBySideView, type SideRun, sideBySide } from '../../report/side-by-side.ts';
import { whatIfLines } from '../../report/what-if-text.ts';
import { playOf, shownBranch, shownPlay, type Trail } from '../../session/branches.ts';
import { whatIfOf } from '../../session/changes.ts';
import { wake } from '../../session/recipe.ts';
import type { Session } from '../../session/session.ts';
import { firstDifference } from '../../study/first-difference.ts';
import { BASE_SIDE, type Comparing, type SideChoice } from '../../tui/comparing.ts';

const isChanged = ({ edits, events, decisions }: Session): boolean =>
  edits.length + events.length + Object.keys(decisions).length > 0;

/** Where a comparison begins: the shown branch against the one that it left, or against the scenario. */
const firstSides = (trail: Trail): readonly [string, string] => {
  const shown = shownBranch(trail);
  if (shown.left) return [shown.left.branch, shown.id];
  const newest = trail.now.list.at(-1);
  return newest && newest !== shown && !isChanged(shownPlay(trail))
    ? [shown.id, newest.id]
    : [BASE_SIDE, shown.id];
};

const compareSide = (session: Session): CompareSide => {
  const whatIf = whatIfOf(session);
  return { ...whatIf, key: JSON.stringify([whatIf.edits, whatIf.events, whatIf.decisions]) };
};

/** Compares branches with each other and with the scenario that was opened. */
export const trailComparing = (): Comparing<Trail> => {
  let base: Session | undefined;
  const baseOf = (trail: Trail): Session => {
    const { seed, future, turns } = shownPlay(trail);
    if (base?.seed !== seed || base.base !== trail.origin.base) {
      const recipe = { edits: [], events: [], decisions: {}, seed, future, turns, reached: 0, cursor: 0 };
      base = wake(trail.origin, recipe);
    }
    return base;
  };
  const sessionOf = (trail: Trail, id: string): Session => {
    const branch = trail.now.list.find((each) => each.id === id);
    return branch ? playOf(trail, branch) : baseOf(trail);
  };
  const choices = (trail: Trail): readonly SideChoice[] => [
    { id: BASE_SIDE, name: 'the scenario' },
    ...trail.now.list.map(({ id, name }) => ({ id, name })),
  ];
  let seen: { readonly a: Session; readonly b: Session; readonly view: SideBySideView } | undefined;
  const sideRun = (trail: Trail, id: string, session: Session): SideRun => ({
    name: choices(trail).find((each) => each.id === id)?.name ?? '',
    changes: whatIfLines(session.base, whatIfOf(session)),
    scenario: session.scenario,
    run: session.run,
  });
  return {
    sides: choices,
    shownSide: (trail) => trail.now.shown,
    firstSides,
    sideBySide: (trail, [idA, idB]) => {
      const [a, b] = [sessionOf(trail, idA), sessionOf(trail, idB)];
      const [runA, runB] = [sideRun(trail, idA, a), sideRun(trail, idB, b)];
      // Histories are compared once; names may change at any time.
      if (seen?.a.run !== a.run || seen.b.run !== b.run) {
        const first = firstDifference(a.run, b.run);
        seen = { a, b, view: sideBySide({ a: runA, b: runB, turns: a.turns, first }) };
      }
      return { ...seen.view, a: runA.name, b: runB.name };
    },
    compareQuestion: (trail, [idA, idB]): CompareQuestion => {
      const [a, b] = [sessionOf(trail, idA), sessionOf(trail, idB)];
      return { seed: a.seed, a: compareSide(a), b: compareSide(b) };
    },
  };
};
