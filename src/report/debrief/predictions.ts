import type { SeatScore } from '../../exercise/debrief/scores.ts';
import { givenPercent, longDate, percent, quantity } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { type DebriefReport, seatLabel, shareText } from './debrief-report.ts';
import { type Block, heading, list, remark, text } from './plain-page.ts';

/** A Brier score in words, for people who do not know one. */
const kindWord = (brier: number): string => {
  if (brier <= 0.1) return 'sharp: you said much, and were mostly right';
  if (brier < 0.25) return 'better than always saying 50 %: you knew something';
  if (brier === 0.25) return 'as good as always saying 50 %: a safe start';
  return 'a bold start: being sure and wrong costs most; next time say less than you feel';
};

const roundText = (round: number): string => (round === 1 ? 'first' : `revised ${round - 1}`);

const NONE = '—';
const fixed = (value: number | undefined, places: number): string => value?.toFixed(places) ?? NONE;
const points = (value: number | undefined): string =>
  value === undefined ? NONE : `${quantity(Math.round(value * 100))} points`;

const scoreRow = (report: DebriefReport, score: SeatScore): readonly string[] => [
  seatLabel(report.game.exercise, score.seat),
  roundText(score.round),
  fixed(score.brier, 3),
  fixed(score.log, 2),
  fixed(score.expectedBrier, 3),
  points(score.distance),
  score.brier === undefined ? 'no question about what others do' : kindWord(score.brier),
];

const scoreboard = (report: DebriefReport): Block => ({
  kind: 'table',
  title: 'Scoreboard, best in the played future first',
  columns: [
    'team',
    'forecast',
    'Brier',
    'log',
    'Brier over all futures',
    'mean distance from the futures',
    'in words',
  ],
  rows: report.debrief.scores.map((score) => scoreRow(report, score)),
  numbers: [2, 3, 4, 5],
});

/** Each person beside the mean of the team, where a team has several. */
const personTables = (report: DebriefReport): readonly Block[] => {
  const { scores, persons } = report.debrief;
  const rows = scores.flatMap((team) => {
    const own = persons.filter(({ seat, round }) => seat === team.seat && round === team.round);
    if (own.length < 2) return [];
    const name = seatLabel(report.game.exercise, team.seat);
    const row = (who: string, score: SeatScore) => [
      name,
      roundText(team.round),
      who,
      fixed(score.brier, 3),
      fixed(score.log, 2),
    ];
    return [...own.map((each) => row(`person ${each.person}`, each)), row('mean of the team', team)];
  });
  const columns = ['team', 'forecast', 'who', 'Brier', 'log'];
  return rows.length === 0
    ? []
    : [{ kind: 'table', title: 'Persons beside the mean of their team', columns, rows, numbers: [3, 4] }];
};

/** `10 % → 5 % (own)`: the chances of a team, round after round. */
const givenBy = (scores: readonly SeatScore[], seat: string, prediction: string): string => {
  const items = scores
    .filter((score) => score.seat === seat)
    .toSorted((a, b) => a.round - b.round)
    .flatMap((score) => score.items.filter((each) => each.prediction === prediction));
  const own = items.some((each) => each.own) ? ' (own)' : '';
  return `${items.map(({ chance }) => givenPercent(chance)).join(' → ')}${own}`;
};

const itemTable = ({ debrief, game: { exercise } }: DebriefReport): Block => {
  const seats = [...new Set(debrief.scores.map(({ seat }) => seat))];
  return {
    kind: 'table',
    title: 'Question by question: chances given, first and revised, beside those of the futures',
    columns: ['by', 'question', 'came about', 'futures', ...seats.map((seat) => seatLabel(exercise, seat))],
    rows: exercise.predictions.map(({ id, ask, by }) => {
      const odds = debrief.odds.get(id);
      const given = seats.map((seat) => givenBy(debrief.scores, seat, id));
      const happened = debrief.happened.get(id) ? 'yes' : 'no';
      return [longDate(by), ask, happened, odds ? shareText(odds) : '', ...given];
    }),
    numbers: [3, ...seats.map((_, i) => i + 4)],
  };
};

const calibrationTable = ({ debrief }: DebriefReport): Block => ({
  kind: 'table',
  title: 'Calibration of the whole class: of what was given such a chance, how much came about?',
  columns: ['chance given', 'predictions', 'mean given', 'came about', 'in the futures'],
  rows: debrief.calibration
    .filter(({ count }) => count > 0)
    .map((bin) => [
      `${percent(bin.from)} to ${percent(bin.to)}`,
      String(bin.count),
      percent(bin.said),
      percent(bin.happened),
      percent(bin.odds),
    ]),
  numbers: [1, 2, 3, 4],
});

/** Every seal, opened and checked, with the reason that was sealed. */
const sealItems = ({ debrief, game: { exercise } }: DebriefReport): readonly string[] =>
  debrief.opened.map(({ seat, forecast: { person, round, rationale, seal }, holds }) => {
    const label = seatLabel(exercise, seat);
    const who = person === 1 ? label : `${label}, person ${person}`;
    const why = rationale === '' ? '' : ` “${rationale}”`;
    const fits = holds ? 'it holds' : 'IT DOES NOT FIT what was opened';
    return `${who}, ${roundText(round)}: seal ${seal.slice(0, 16)}, ${fits}.${why}`;
  });

/** Predictions scored by what happened and by the futures. */
export const predictionBlocks = (report: DebriefReport): readonly Block[] => {
  const { debrief, usual } = report;
  if (debrief.scores.length === 0) return [];
  const isRevised = debrief.scores.some(({ round }) => round > 1);
  const isOwned = debrief.scores.some(({ items }) => items.some(({ own }) => own));
  return [
    heading(2, 'Predictions, opened and scored', true),
    remark(
      `Brier score: the mean squared distance between the chance and what happened; 0 is perfect, 0.25 is what always saying 50 % earns. Log score: 0 is perfect, 0.69 is what 50 % earns (0 and 100 % count as 1 and 99 %). One future is luck: the third number is the Brier score on average over ${thousands(usual.futures)} futures.`,
    ),
    ...(isOwned
      ? [
          text(
            'A question about a state that the team itself plays (own) is not in its score: the team decides it.',
          ),
        ]
      : []),
    ...(isRevised ? [text('The futures begin at the start. So they measure the first forecast alone.')] : []),
    scoreboard(report),
    ...personTables(report),
    text('In the futures the model plays every state. The third number is untouched by what teams decided.'),
    itemTable(report),
    calibrationTable(report),
    text(
      'The seals that were written down before, with the reasons. Each was checked against what was opened.',
    ),
    list(sealItems(report)),
  ];
};
