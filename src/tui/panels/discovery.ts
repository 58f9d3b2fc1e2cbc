import {
  type CascadeView,
  cascadeSummary,
  moverCells,
  stepsText,
  treeLines,
} from '../../report/cascade/view.ts';
import { clamp } from '../../report/charts/scale.ts';
import {
  boxSentence,
  type DiscoverView,
  discoverSummary,
  isTold,
  toldSearches,
} from '../../report/discover/view.ts';
import { pad, truncate } from '../../report/words/layout.ts';
import { NBSP, plural } from '../../report/words/numbers.ts';
import { thousands } from '../../report/words/odds-numbers.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { CAUTION } from '../../report/words/sentences.ts';
import type { FoundBox, Restriction } from '../../study/discover/discovered.ts';
import { type Line, line, paragraph } from '../draw/line.ts';

const LABEL = [16, 40] as const;
const BAR = [10, 40] as const;
const MOST_TREE = 60;
const MOST_MOVERS = 6;

/** The part of an input’s range that a box has: full cells of a light bar. */
const rangeBar = (of: Restriction, width: number): string => {
  if (of.kind === 'choice') return truncate(of.names.map(safeText).join(', '), width);
  const [low, high] = [of.above?.at ?? 0, of.below?.at ?? 1];
  return Array.from({ length: width }, (_, cell) => {
    const middle = (cell + 0.5) / width;
    return middle >= low && middle <= high ? '█' : '░';
  }).join('');
};

const boxRows = ({ restrictions }: FoundBox, columns: number): readonly Line[] => {
  const label = clamp(Math.floor(columns * 0.4), ...LABEL);
  const bar = clamp(columns - label - 4, ...BAR);
  return restrictions
    .filter(isTold)
    .map((of) => line(`  ${pad(safeText(of.input.label), label)} ${rangeBar(of, bar)}`));
};

/** The boxes in which a condition often holds. */
export const conditionsLines = (view: DiscoverView, columns: number): readonly Line[] => {
  const { points, plan } = view.answer;
  const boxes = toldSearches(view).flatMap((search) => search.boxes);
  return [
    ...paragraph(discoverSummary(view), columns),
    ...boxes.flatMap((box) => [
      [],
      ...paragraph(boxSentence(box, view), columns, 'plain', '· '),
      ...boxRows(box, columns),
    ]),
    [],
    ...paragraph(
      `${thousands(points)} points in the space of ${plural(plan.inputs.length, 'input')}, each with a future of its own. A bar is the whole range of an input, full where the box is. ${CAUTION}`,
      columns,
      'dim',
    ),
    ...paragraph(
      'demarche discover looks for any condition: --when "count >= 5 by 2028-07".',
      columns,
      'dim',
    ),
  ];
};

const playedText = (view: CascadeView): string =>
  `${thousands(view.answer.futures)} futures, each played again without steps of others on the same luck. Under each state are those that it tips most, with its share in their steps. ${CAUTION}`;

const moversTexts = (view: CascadeView): readonly string[] =>
  view.answer.movers.slice(0, MOST_MOVERS).map((state) => {
    const [name = '', often = '', followed = ''] = moverCells(state, view);
    return `${name}: starts in ${often}, followed by ${followed}`;
  });

const MOVERS = 'First movers that matter, and how many steps of others are missing without theirs (95 %):';

/** Who tipped whom, as a tree. */
export const cascadesLines = (view: CascadeView, columns: number): readonly Line[] => {
  const tree = treeLines(view, MOST_TREE);
  const movers = moversTexts(view);
  return [
    ...paragraph(`Among ${stepsText(view)}. ${cascadeSummary(view)}`, columns),
    ...(tree.length === 0 ? [] : [[]]),
    ...tree.flatMap(({ branch, name, words }) =>
      paragraph(
        `${name}: ${words}`,
        columns,
        'plain',
        branch,
        `${branch.replace('├─ ', '│  ').replace('└─ ', '   ')}  `,
      ),
    ),
    ...(movers.length === 0
      ? []
      : [
          [],
          ...paragraph(MOVERS, columns),
          ...movers.map((text) => line(`  ${text.replaceAll(NBSP, ' ')}`)),
        ]),
    [],
    ...paragraph(playedText(view), columns, 'dim'),
    ...paragraph(
      'demarche cascade looks at more futures, at all rungs (--steps all), and draws the graph (--dot).',
      columns,
      'dim',
    ),
  ];
};

/** The answer in sentences, for the screen in words: first the result as a whole, then a list. */
export const conditionsSentences = (view: DiscoverView): readonly [string, readonly string[]] => [
  discoverSummary(view),
  toldSearches(view).flatMap(({ boxes }) => boxes.map((box) => boxSentence(box, view))),
];

export const cascadesSentences = (view: CascadeView): readonly [string, readonly string[]] => [
  cascadeSummary(view),
  [...treeLines(view, MOST_TREE).map(({ said }) => said), ...moversTexts(view)],
];
