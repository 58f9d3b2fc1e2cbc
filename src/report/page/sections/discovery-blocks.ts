import type { CascadeEdge } from '../../../study/cascade/cascade-answer.ts';
import type { FoundBox } from '../../../study/discover/discovered.ts';
import {
  type CascadeView,
  cascadeSummary,
  moverCells,
  stateCells,
  stepsText,
  treeLines,
} from '../../cascade/view.ts';
import {
  boxSentence,
  type DiscoverView,
  discoverSummary,
  isTold,
  limitCells,
  restrictionsText,
  someSteps,
  toldSearches,
} from '../../discover/view.ts';
import { left, right } from '../../words/layout.ts';
import { percent, plural } from '../../words/numbers.ts';
import { shareWithInterval, thousands } from '../../words/odds-numbers.ts';
import { safeText } from '../../words/safe-text.ts';
import {
  type Block,
  type ChartBlock,
  chartWithTable,
  list,
  more,
  type TableData,
  tableBlock,
  tableWith,
  text,
} from '../blocks.ts';
import type { Dot } from '../draw/figures.ts';

const MOST_ROWS = 15;
const MOST_TREE = 30;

/** The boxes of all searches, each with a name. */
const namedBoxes = (view: DiscoverView): readonly { readonly name: string; readonly box: FoundBox }[] =>
  toldSearches(view).flatMap(({ boxes }, s) =>
    boxes.map((box, b) => ({
      name: s === 0 ? `Box ${b + 1}` : `Box ${b + 1} of what search ${s} left`,
      box,
    })),
  );

const boxChart = (view: DiscoverView, id: string): ChartBlock => {
  const { held } = view.answer;
  const named = namedBoxes(view);
  const dots: readonly Dot[] = [
    { label: 'All futures', value: held.share, low: held.low, high: held.high, text: percent(held.share) },
    ...named.map(({ name, box: { density } }) => ({
      ...{ label: name, value: density.share, low: density.low, high: density.high },
      text: percent(density.share),
    })),
  ];
  return chartWithTable({
    id,
    title: `How often “${safeText(view.about.outcome)}” comes about in each box`,
    description: `A dot for all futures, ${percent(held.share)}, and one for each box, with 95 % intervals.`,
    figure: { kind: 'dots', dots, legend: ['density: share of its futures', '95 % interval'] },
    heads: [left('Box'), right('Density (95 %)'), right('Coverage (95 %)'), right('Of all points')],
    rows: named.map(({ name, box }) => [
      name,
      shareWithInterval(box.density),
      shareWithInterval(box.coverage),
      percent(box.mass),
    ]),
  });
};

const trajectoryTable = ({ answer }: DiscoverView): readonly Block[] => {
  const [first] = answer.searches;
  if (!first) return [];
  const table = tableBlock({
    title: 'Peeling: from all points to the last box',
    columns: ['Place', 'Coverage', 'Density', 'Inputs restricted', 'Of all points'],
    rows: someSteps(first.trajectory).map(({ coverage, density, restricted, mass }, n) => [
      String(n + 1),
      percent(coverage),
      percent(density),
      String(restricted),
      percent(mass),
    ]),
    numbers: [1, 2, 3, 4],
  });
  return [more('How the box was found', [table])];
};

/** The part of a page on the conditions under which something happens. */
export const discoverBlocks = (view: DiscoverView, id: string): readonly Block[] => {
  const { points, rules, plan } = view.answer;
  const named = namedBoxes(view);
  const head = text(
    `Under which conditions: ${thousands(points)} points in the space of ${plural(plan.inputs.length, 'input')}. ${discoverSummary(view)}`,
  );
  if (named.length === 0) return [head];
  const told = rules.filter(({ restrictions }) => restrictions.some(isTold));
  return [
    head,
    list(named.map(({ name, box }) => `${name}: ${boxSentence(box, view)}`)),
    boxChart(view, id),
    ...named.map(({ name, box }) =>
      tableBlock({
        title: `${name}: what it asks`,
        columns: ['Input', 'From', 'To', 'Quasi-p'],
        rows: box.restrictions.filter(isTold).map(limitCells),
        numbers: [1, 2, 3],
      }),
    ),
    ...trajectoryTable(view),
    ...(told.length === 0
      ? []
      : [
          list(
            told.map(
              ({ density, restrictions }) =>
                `A tree (CART) says: ${shareWithInterval(density)} when ${restrictionsText(restrictions)}.`,
            ),
          ),
        ]),
  ];
};

const edgeDot = ({ from, to, strength }: CascadeEdge): Dot => ({
  label: `${safeText(from.name)} → ${safeText(to.name)}`,
  ...strength,
  text: percent(strength.value),
});

const edgeChart = (view: CascadeView, id: string): ChartBlock => {
  const shown = view.answer.edges.slice(0, MOST_ROWS);
  return chartWithTable({
    id,
    title: 'Who tips whom: the share of the second state’s steps that the first one tips',
    description: `A dot for each pair of states, with its 95 % interval. Strongest: ${shown[0] ? edgeDot(shown[0]).label : 'none'}.`,
    figure: { kind: 'dots', dots: shown.map(edgeDot), legend: ['share of its steps', '95 % interval'] },
    heads: [left('State'), left('Tips'), right('Share of its steps'), right('Needed for')],
    rows: shown.map(({ from, to, strength, needed }) => [
      safeText(from.name),
      safeText(to.name),
      percent(strength.value),
      shareWithInterval(needed),
    ]),
  });
};

/** The part of a page on who tipped whom. */
export const cascadeBlocks = (view: CascadeView, id: string): readonly Block[] => {
  const { futures, plays, edges, movers, states } = view.answer;
  const head = text(
    `Who tipped whom among ${stepsText(view)}: ${thousands(futures)} futures, each played again without steps of others on the same luck (${thousands(plays)} plays). ${cascadeSummary(view)}`,
  );
  if (edges.length === 0) return [head];
  const table = (caption: string, heads: TableData['heads'], rows: TableData['rows']): readonly Block[] =>
    rows.length === 0 ? [] : [tableWith(caption, [left('State'), ...heads], rows)];
  return [
    head,
    edgeChart(view, id),
    ...table(
      'Cascades: each state under the one that tips it most',
      [left('How')],
      treeLines(view, MOST_TREE).map(({ branch, name, words }) => [`${branch}${name}`, words]),
    ),
    ...table(
      'First movers that matter: steps that no other tipped, and steps of others that are missing without them',
      [right('Starts in'), right('Followed by (95 %)')],
      movers.slice(0, MOST_ROWS).map((state) => moverCells(state, view)),
    ),
    ...table(
      'States: share of its steps that others tipped; reproduction number; steps of others that are missing without a step of it',
      [right('Steps in'), right('Tipped'), right('R'), right('Followed by')],
      states.slice(0, MOST_ROWS).map((state) => stateCells(state, view)),
    ),
  ];
};
