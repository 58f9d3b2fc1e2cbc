import { left, right, table, wrap } from '../words/layout.ts';
import { turnsText } from '../words/numbers.ts';
import { futuresText, thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION } from '../words/sentences.ts';
import { type CascadeView, cascadeSummary, moverCells, stateCells, stepsText, treeLines } from './view.ts';

const MOST_LINES = 40;
const MOST_STATES = 15;
const MOST_MOVERS = 8;
const NAME = 26;

const TREE =
  'Cascades. Under each state are those that it tips more than any other does, with its share in their steps:';
const MOVERS =
  'First movers that matter: steps that no other tipped, and how many steps of others are missing without such a step, all others reacting (95 %):';
const STATES =
  'States. Tipped: the share of its steps that others tipped. R: steps of others that a step of it tips (its reproduction number). Followed by: steps of others that are missing without it.';

/** A part of the text, after an empty line. Nothing if the part has no lines. */
const part = (head: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', ...wrap(head), ...lines];

const tableOf = (
  heads: Parameters<typeof table>[0],
  rows: readonly (readonly string[])[],
): readonly string[] => (rows.length === 0 ? [] : table([left('state', NAME), ...heads], rows));

/** Who tipped whom, as lines of plain text, at most 100 columns wide. */
export const cascadeText = (view: CascadeView): readonly string[] => {
  const { answer, about, plan } = view;
  const { futures, asked, plays, states } = answer;
  const tree = treeLines(view, MOST_LINES).flatMap(({ branch, name, words }) =>
    wrap(`${name}: ${words}`, {
      first: `  ${branch}`,
      rest: `  ${branch.replace('├─ ', '│  ').replace('└─ ', '   ')}  `,
    }),
  );
  const movers = answer.movers.slice(0, MOST_MOVERS);
  return [
    ...wrap(safeText(about.scenario.title)),
    ...wrap(
      `Who tipped whom among ${stepsText(view)}? ${futuresText(futures, asked)} of ${turnsText(about.turns, about.unit)}, each played again without steps of others, on the same luck: ${thousands(plays)} plays in all; seed “${safeText(plan.seed)}”. ${CAUTION}`,
    ),
    '',
    ...wrap(cascadeSummary(view)),
    ...part(TREE, tree),
    ...part(
      MOVERS,
      tableOf(
        [right('starts in', 12), right('followed by', 24)],
        movers.map((state) => moverCells(state, view)),
      ),
    ),
    ...part(
      STATES,
      tableOf(
        [right('steps in', 12), right('tipped', 10), right('R', 8), right('followed by', 12)],
        states.slice(0, MOST_STATES).map((state) => stateCells(state, view)),
      ),
    ),
  ];
};
