import type { Share } from '../../../domain/intervals.ts';
import type { EvidenceDebrief, OddsCompared } from '../../../exercise/debrief/evidence.ts';
import type { Exercise } from '../../../exercise/exercise.ts';
import type { PairedValue } from '../../../study/compare/paired-endings.ts';
import type { Say } from '../../labels/saying.ts';
import { type Block, heading, list, remark, tableBlock, text } from '../../page/blocks.ts';
import { namesOf } from '../../words/names.ts';
import { fixed, quantity, signed } from '../../words/numbers.ts';
import { thousands } from '../../words/odds-numbers.ts';
import { type ClassPlayed, seatLabel, shareText } from '../debrief-report.ts';
import { correctionText, figureName } from './cards.ts';

const NONE = '—';

/** A paired difference with its interval, in recognisers or in points of a chance. */
const differenceText = (value: PairedValue, unit: 'count' | 'chance', say: Say): string => {
  if (value.verdict === 'same') return say('nothing changes');
  const part = (x: number): string => signed(Number(unit === 'count' ? x.toFixed(3) : (x * 100).toFixed(1)));
  const [low, high] = [part(value.low), part(value.high)];
  const range = say('{value} (95 % interval {low} to {high})', { value: part(value.value), low, high });
  const sized = unit === 'chance' ? say('{range} points', { range }) : range;
  return value.verdict === 'noise' ? say('{change}, within noise', { change: sized }) : sized;
};

/** The odds of each prediction, and of the count: before, after, difference. */
export const oddsRows = (
  { predictions }: Exercise,
  { before, after }: OddsCompared,
  say: Say,
): readonly (readonly string[])[] => {
  const count = ({ value, low, high }: typeof before.count): string =>
    say('{value} (95 % interval {low} to {high})', {
      value: fixed(value, 2),
      low: fixed(low, 2),
      high: fixed(high, 2),
    });
  const share = (each: Share | undefined): string => (each ? shareText(each, say) : NONE);
  const row = (
    asked: string,
    was: string,
    is: string,
    difference: PairedValue | undefined,
    unit: 'count' | 'chance',
  ): readonly string[] => [asked, was, is, difference ? differenceText(difference, unit, say) : NONE];
  return [
    ...predictions.map(({ ask }, g) =>
      row(ask, share(before.goals[g]), share(after?.goals[g]), after?.difference.goals[g], 'chance'),
    ),
    row(
      say('Mean number of recognisers at the end'),
      count(before.count),
      after ? count(after.count) : NONE,
      after?.difference.count,
      'count',
    ),
  ];
};

const oddsBlocks = ({ game, say }: ClassPlayed, { odds }: EvidenceDebrief): readonly Block[] => [
  heading(2, say('The odds before and after the corrections')),
  text(
    say(
      'In {count} futures no people decide. The same futures are played with the file as it was and with the corrections, so the difference is no luck.',
      { count: thousands(odds.futures) },
    ),
  ),
  ...(odds.after ? [] : [text(say('No number was corrected, so the odds stay as they were.'))]),
  tableBlock({
    title: '',
    columns: [say('prediction'), say('before'), say('after'), say('difference')],
    rows: oddsRows(game.exercise, odds, say),
  }),
];

/** The chance that a row moves most. Only chances whose interval leaves out 0 are compared. */
const mostMoved = ({ predictions }: Exercise, goals: readonly PairedValue[], say: Say): string => {
  const clear = goals.flatMap((goal, g) =>
    goal.verdict === 'more' || goal.verdict === 'less' ? [{ goal, ask: predictions[g]?.ask ?? '' }] : [],
  );
  const [first] = clear.toSorted((a, b) => Math.abs(b.goal.value) - Math.abs(a.goal.value));
  return first ? `${first.ask}: ${differenceText(first.goal, 'chance', say)}` : NONE;
};

const movedBlocks = ({ game, say }: ClassPlayed, { rows, futures }: EvidenceDebrief): readonly Block[] => {
  const { exercise, scenario } = game;
  const names = namesOf(scenario, say);
  return [
    heading(2, say('What each row of evidence moves')),
    remark(
      say(
        'Each row is left out in turn, in {count} futures: the number of a state is set to the mean of the other states that have a row for the same figure, its reluctance to be early to 1, a weight is lowered by its spread, a track starts at 0. The change is the file less the file without the row. Rows of one team are placed by the size of their effect on the number of recognisers. A row that sets no number has no place: it may be false all the same.',
        { count: thousands(futures) },
      ),
    ),
    ...exercise.seats.flatMap(({ id, label }): readonly Block[] => {
      const own = rows.filter(({ seat }) => seat === id);
      const sorted = own.toSorted((a, b) => (a.rank ?? own.length + 1) - (b.rank ?? own.length + 1));
      if (own.length === 0) return [];
      return [
        tableBlock({
          title: label,
          columns: [
            say('place'),
            say('row'),
            say('value'),
            say('without the row'),
            say('recognisers at the end'),
            say('prediction that it moves most'),
          ],
          rows: sorted.map(({ card, effect, rank }) => [
            rank === undefined ? NONE : String(rank),
            figureName(card, names),
            card.row.value,
            card.number ? quantity(Number(card.number.without.toFixed(2))) : NONE,
            effect ? differenceText(effect.count, 'count', say) : NONE,
            effect ? mostMoved(exercise, effect.goals, say) : NONE,
          ]),
          numbers: [0, 2, 3],
        }),
      ];
    }),
  ];
};

const judgedBlocks = ({ game, say }: ClassPlayed, { judgements }: EvidenceDebrief): readonly Block[] => {
  const { exercise, scenario } = game;
  const names = namesOf(scenario, say);
  if (judgements.length === 0) return [];
  return [
    heading(2, say('What the teams judged')),
    tableBlock({
      title: '',
      columns: [
        say('team'),
        say('moves most, it said'),
        say('place'),
        say('weakest, it said'),
        say('what the stored text says of that row'),
        say('why'),
        say('seal'),
      ],
      rows: judgements.map(({ seat, judgement, holds, rank, ranked, contradicted }) => {
        const { rows } = exercise.seats.find(({ id }) => id === seat) ?? { rows: [] };
        const nameOf = (id: string): string => {
          const card = rows.find((each) => each.id === id);
          return card ? figureName(card, names) : id;
        };
        return [
          seatLabel(exercise, seat),
          nameOf(judgement.most),
          rank === undefined ? say('not measured') : say('{place} of {all}', { place: rank, all: ranked }),
          nameOf(judgement.weakest),
          contradicted ?? say('no stored text contradicts it'),
          judgement.reason,
          say(holds ? 'it holds' : 'does not hold'),
        ];
      }),
    }),
    ...contradictions(exercise, say),
  ];
};

/** All texts that contradict their rows. A team could have found these contradictions. */
const contradictions = ({ seats }: Exercise, say: Say): readonly Block[] => {
  const items = seats.flatMap(({ label, excerpts }) =>
    excerpts.flatMap(({ row, contradicts }) => (contradicts ? [`${label}, ${row}: ${contradicts}`] : [])),
  );
  return items.length === 0 ? [] : [text(say('Rows that their own stored text contradicts:')), list(items)];
};

const correctionBlocks = ({ game, say }: ClassPlayed, { corrections }: EvidenceDebrief): readonly Block[] => {
  const names = namesOf(game.scenario, say);
  if (corrections.length === 0) return [];
  return [
    heading(2, say('Corrections')),
    list(
      corrections.map(({ correction, card, upstream }) => {
        const said = `${seatLabel(game.exercise, correction.seat)}: ${correctionText(correction, card, names, say)}. “${correction.reason}”`;
        return upstream ? say('{correction} Goes upstream.', { correction: said }) : said;
      }),
    ),
    remark(
      say(
        'corrections.csv in this folder has them as rows of evidence.csv with their addresses: send the file to the makers of the scenario as a pull request.',
      ),
    ),
  ];
};

/** `+2 (…)` of the count, for the first page. Nothing if no number was corrected. */
export const evidenceItems = ({ debrief, say }: ClassPlayed): readonly string[] => {
  const change = debrief.evidence?.odds.after?.difference.count;
  return change
    ? [
        say('Corrections of the evidence change the number of recognisers: {change}.', {
          change: differenceText(change, 'count', say),
        }),
      ]
    : [];
};

/** The changes by the corrections, for a short debrief. */
export const evidenceInShort = (report: ClassPlayed): readonly Block[] => {
  const { evidence } = report.debrief;
  return evidence ? [oddsBlocks, correctionBlocks].flatMap((part) => part(report, evidence)) : [];
};

/** Judgements and corrections of the teams, with the odds before and after. Nothing if no team has evidence. */
export const evidenceBlocks = (report: ClassPlayed): readonly Block[] => {
  const { evidence } = report.debrief;
  if (!evidence) return [];
  return [oddsBlocks, movedBlocks, judgedBlocks, correctionBlocks].flatMap((part) => part(report, evidence));
};
