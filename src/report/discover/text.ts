import { left, right, table, wrap } from '../words/layout.ts';
import { percent, plural } from '../words/numbers.ts';
import { shareWithInterval, thousands } from '../words/odds-numbers.ts';
import { safeText } from '../words/safe-text.ts';
import { CAUTION } from '../words/sentences.ts';
import {
  boxSentence,
  type DiscoverView,
  discoverSummary,
  isTold,
  limitCells,
  restrictionsText,
  someSteps,
  toldSearches,
} from './view.ts';

const LABEL = 40;
const BAR = 20;

const bar = (share: number): string => '█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░');

const trajectoryLines = ({ answer }: DiscoverView): readonly string[] => {
  const [first] = answer.searches;
  if (!first) return [];
  return [
    '',
    ...wrap(
      'Peeling: from all points to the last box. Coverage: the share of the futures with the condition that the box has; density: the share of its futures that have the condition; dims: inputs that it restricts.',
    ),
    ...table(
      [left(''), right('coverage'), left(''), right('density'), right('dims'), right('mass')],
      someSteps(first.trajectory).map(({ coverage, density, mass, restricted }) => [
        bar(coverage),
        percent(coverage),
        bar(density),
        percent(density),
        String(restricted),
        percent(mass),
      ]),
    ),
  ];
};

const boxesHead = (n: number, count: number): string => {
  if (n > 0) return 'Among the points that no box above has:';
  if (count === 0) return 'No box asks anything that luck could not have made.';
  return count === 1 ? 'The box:' : 'Boxes, each within the one before:';
};

const boxLines = (view: DiscoverView): readonly string[] =>
  toldSearches(view).flatMap(({ boxes }, n) => [
    '',
    ...wrap(boxesHead(n, boxes.length)),
    ...boxes.flatMap((box) => {
      const told = box.restrictions.filter(isTold);
      const others = box.restrictions.length - told.length;
      return [
        ...wrap(boxSentence(box, view), { first: '  · ', rest: '    ' }),
        ...table(
          [left('input', LABEL), right('from', 24), right('to', 10), right('quasi-p', 16)],
          told.map(limitCells),
          '      ',
        ),
        ...(others === 0
          ? []
          : wrap(`and ${plural(others, 'limit')} of other inputs that luck may have made`, {
              first: '      ',
            })),
      ];
    }),
  ]);

const ruleLines = ({ answer }: DiscoverView): readonly string[] => {
  const { rules, agreement } = answer;
  if (answer.searches.length === 0) return [];
  if (rules.length === 0)
    return [
      '',
      ...wrap('A tree (CART) finds no branch that is much denser than the whole: take the boxes with care.'),
    ];
  return [
    '',
    ...wrap(
      `Cross-check by a tree (CART).${agreement ? ` Its branches below have ${shareWithInterval(agreement)} of what the last box of the first search has.` : ''}`,
    ),
    ...rules
      .filter(({ restrictions }) => restrictions.some(isTold))
      .flatMap(({ density, coverage, restrictions }) =>
        wrap(
          `${shareWithInterval(density)} when ${restrictionsText(restrictions)}; coverage ${percent(coverage.share)}`,
          { first: '  · ', rest: '    ' },
        ),
      ),
  ];
};

/** Under which conditions something happens, as lines of plain text, at most 100 columns wide. */
export const discoverText = (view: DiscoverView): readonly string[] => {
  const { answer, about } = view;
  const { plan, points } = answer;
  const partial =
    points < plan.rows ? ` of the ${thousands(plan.rows)} asked for (partial: not all were played)` : '';
  return [
    ...wrap(safeText(about.scenario.title)),
    ...wrap(
      `When does “${safeText(about.outcome)}” come about? ${thousands(points)} points${partial} in the space of ${plural(plan.inputs.length, 'input')}, each with ${plural(plan.futures, 'future')} of its own; seed “${safeText(plan.seed)}”. ${CAUTION}`,
    ),
    '',
    ...wrap(discoverSummary(view)),
    ...boxLines(view),
    ...trajectoryLines(view),
    ...ruleLines(view),
    ...(answer.searches.length === 0
      ? []
      : [
          '',
          ...wrap(
            'Quasi-p: the chance that the box without that end would be as dense by luck. Ends above .05 are not in the sentences. Densities are of the points in which the boxes were found, so they are high by a little.',
          ),
        ]),
  ];
};
