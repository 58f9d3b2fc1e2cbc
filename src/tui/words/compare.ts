import { sideBySideOf } from '../../play/comparing.ts';
import type { LiveCompareView } from '../../report/compare/live-view.ts';
import type { DifferingTurn, SideBySideView } from '../../report/compare/side-by-side.ts';
import type { Said } from '../../report/said/said.ts';
import { left, right } from '../../report/words/layout.ts';
import { futuresText } from '../../report/words/odds-numbers.ts';
import { verdictText } from '../../report/words/verdicts.ts';
import { intervalText, markedName, shortShare } from '../panels/odds-text.ts';
import type { Ui } from '../state.ts';
import { verdictWords, worthWords } from './odds.ts';
import { item, part, said, tabled } from './words.ts';

const turnWords = (what: string, { turn, dateText, texts }: DifferingTurn): Said => [
  ...said(`${what} in turn ${turn} (to ${dateText}):`),
  ...texts.flatMap(item),
];

const WAYS = { up: 'higher in B', down: 'lower in B' } as const;

const changeWords = ({ onlyA, onlyB }: SideBySideView): Said =>
  onlyA.length + onlyB.length === 0
    ? said('Both change the same.')
    : [
        ...onlyA.flatMap((text) => item(`only A: ${text}`)),
        ...onlyB.flatMap((text) => item(`only B: ${text}`)),
      ];

const futureWords = (view: SideBySideView): Said => {
  const { first, standing, rows, counts, turns } = view;
  if (!first) return part('This future', said(`In this future nothing differs in ${turns} turns.`));
  const ends = counts.map((each) => each.at(-1) ?? 0);
  const parting = [
    ...(first.turn === standing?.turn ? [] : turnWords('Something first differs', first)),
    ...(standing
      ? turnWords('A state first stands elsewhere', standing)
      : said('No state ever stands elsewhere in this future.')),
  ];
  const table = tabled(
    [
      left('state', 28),
      { ...left('end in A (since turn)'), say: (end) => `in the end ${end} in A` },
      { ...left('end in B (since turn)'), say: (end) => `${end} in B` },
      { ...left('which'), say: (which) => `; ${which}` },
    ],
    rows.map((row) => [row.name, row.a, row.b, row.way ? WAYS[row.way] : 'the same in the end']),
  );
  return [
    ...part('This future', [
      ...parting,
      ...said(`In the end ${ends[0] ?? 0} recognise in A, ${ends[1] ?? 0} in B.`),
    ]),
    ...part('States that go another way', table),
  ];
};

const manyWords = (view: LiveCompareView | undefined): Said => {
  if (!view || view.futures === 0) return said('No futures are counted.');
  if (view.same)
    return said(`Exactly the same: no state moves otherwise in any of ${futuresText(view.futures)}.`);
  const { tally, count } = view;
  const told = view.rows.filter(({ verdict }) => verdict !== 'same');
  const noise = count?.verdict === 'noise' ? ' That is inside noise.' : '';
  return [
    ...said(
      `The share of ${futuresText(view.futures)}, played from the start with the same luck on both sides, in which a state has recognised by ${view.by}; differences are B less A in points of a hundred, all with 95 % intervals.${worthWords(view, 'in A and in B')}`,
    ),
    ...said(`${count?.text ?? ''}${noise}`),
    ...verdictWords(tally),
    ...tabled(
      [
        left('state', 26),
        { ...right('A'), say: (odds) => `${odds} in A` },
        { ...left('(95 %)'), say: () => '' },
        { ...right('B'), say: (odds) => `${odds} in B` },
        { ...left('(95 %)'), say: () => '' },
        { ...left('difference', 24), say: (points) => `difference ${points}` },
        { ...left('verdict'), say: (verdict) => `; ${verdict}` },
      ],
      told.map((row) => [
        markedName(row, row.isAtEnd),
        shortShare(row.a.share),
        intervalText(row.a),
        shortShare(row.b.share),
        intervalText(row.b),
        row.points,
        row.isMoved ? 'moved by A or B' : verdictText(row.verdict, 'more in B', 'less in B'),
      ]),
    ),
  ];
};

/** Two sides: what only one of them changes, this future on both, and the odds of both in the same futures. */
export const compareWords = ({ play, on }: Ui): Said => {
  if (on.kind !== 'compare') return [];
  const view = sideBySideOf(play, on.sides);
  return [
    ...said(`A is ${view.a}, B is ${view.b}.`),
    ...changeWords(view),
    ...part('Many futures', manyWords(on.answer)),
    ...futureWords(view),
  ];
};
