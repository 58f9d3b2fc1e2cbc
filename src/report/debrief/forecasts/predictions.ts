import type { SeatScore } from '../../../exercise/debrief/scores.ts';
import type { Label } from '../../labels/labels.ts';
import type { Say } from '../../labels/saying.ts';
import { type Block, heading, list, more, remark, tableBlock, text } from '../../page/blocks.ts';
import { givenPercent, quantity } from '../../words/numbers.ts';
import { thousands } from '../../words/odds-numbers.ts';
import { calibrationChart, questionsChart, scoreChart } from '../charts/scores.ts';
import { type DebriefReport, seatLabel, shareCell } from '../debrief-report.ts';

/** A Brier score in words, for people who do not know this score. */
const kindWord = (brier: number): Label => {
  if (brier <= 0.1) return 'sharp: you said much, and were mostly right';
  if (brier < 0.25) return 'better than always saying 50 %: you knew something';
  if (brier === 0.25) return 'as good as always saying 50 %: a safe start';
  return 'a bold start: being sure and wrong costs most; next time say less than you feel';
};

/** The name of a forecast of a team: the first forecast, or a revised one. */
export const roundText = (round: number, say: Say): string =>
  round === 1 ? say('first') : say('revised {round}', { round: round - 1 });

const NONE = '—';
const fixed = (value: number | undefined, places: number): string => value?.toFixed(places) ?? NONE;
const points = (value: number | undefined, say: Say): string =>
  value === undefined ? NONE : say('{points} points', { points: quantity(Math.round(value * 100)) });

const scoreRow = ({ game, say }: DebriefReport, score: SeatScore): readonly string[] => [
  seatLabel(game.exercise, score.seat),
  roundText(score.round, say),
  fixed(score.brier, 3),
  fixed(score.log, 2),
  fixed(score.expectedBrier, 3),
  points(score.distance, say),
  say(score.brier === undefined ? 'no question about what others do' : kindWord(score.brier)),
];

const scoreboard = (report: DebriefReport, seat?: string): Block => {
  const { say } = report;
  return tableBlock({
    title: say('Scoreboard, best in the played future first'),
    columns: [
      say('team'),
      say('forecast'),
      'Brier',
      'log',
      say('Brier over all futures'),
      say('mean distance from the futures'),
      say('in words'),
    ],
    rows: report.debrief.scores
      .filter((score) => seat === undefined || score.seat === seat)
      .map((score) => scoreRow(report, score)),
    numbers: [2, 3, 4, 5],
  });
};

/** Each person beside the mean of the team, if a team has several people. */
const personTables = ({ game, debrief, say }: DebriefReport): readonly Block[] => {
  const { scores, persons } = debrief;
  const rows = scores.flatMap((team) => {
    const own = persons.filter(({ seat, round }) => seat === team.seat && round === team.round);
    if (own.length < 2) return [];
    const name = seatLabel(game.exercise, team.seat);
    const row = (who: string, score: SeatScore) => [
      name,
      roundText(team.round, say),
      who,
      fixed(score.brier, 3),
      fixed(score.log, 2),
    ];
    return [
      ...own.map((each) => row(say('person {person}', { person: each.person ?? 1 }), each)),
      row(say('mean of the team'), team),
    ];
  });
  const columns = [say('team'), say('forecast'), say('who'), 'Brier', 'log'];
  return rows.length === 0
    ? []
    : [tableBlock({ title: say('Persons beside the mean of their team'), columns, rows, numbers: [3, 4] })];
};

/** `10 % → 5 % (own)`: the chances of a team, round after round. */
const givenBy = (scores: readonly SeatScore[], seat: string, prediction: string, say: Say): string => {
  const items = scores
    .filter((score) => score.seat === seat)
    .toSorted((a, b) => a.round - b.round)
    .flatMap((score) => score.items.filter((each) => each.prediction === prediction));
  const chances = items.map(({ chance }) => givenPercent(chance)).join(' → ');
  return items.some((each) => each.own) ? say('{chances} (own)', { chances }) : chances;
};

/** Each question with what came about, how often it comes about in the futures, and what each team said. */
export const itemTable = ({ debrief, game: { exercise }, say }: DebriefReport, only?: string): Block => {
  const seats = [...new Set(debrief.scores.map(({ seat }) => seat))].filter(
    (seat) => only === undefined || seat === only,
  );
  return tableBlock({
    title: say('Question by question: chances given, first and revised, beside those of the futures'),
    columns: [
      say('question'),
      say('by'),
      say('came about'),
      say('futures'),
      ...seats.map((seat) => seatLabel(exercise, seat)),
    ],
    rows: exercise.predictions.map(({ id, ask, by }) => {
      const odds = debrief.odds.get(id);
      const given = seats.map((seat) => givenBy(debrief.scores, seat, id, say));
      const happened = say(debrief.happened.get(id) ? 'yes' : 'no');
      return [ask, say.day(by), happened, odds ? shareCell(odds, say) : '', ...given];
    }),
    numbers: [3, ...seats.map((_, i) => i + 4)],
  });
};

const calibrationTable = ({ debrief, say }: DebriefReport): Block =>
  tableBlock({
    title: say('Calibration of the whole class: of what was given such a chance, how much came about?'),
    columns: [
      say('chance given'),
      say('predictions'),
      say('mean given'),
      say('came about'),
      say('in the futures'),
    ],
    rows: debrief.calibration
      .filter(({ count }) => count > 0)
      .map((bin) => [
        say('{low} to {high}', { low: say.share(bin.from), high: say.share(bin.to) }),
        String(bin.count),
        say.share(bin.said),
        say.share(bin.happened),
        say.share(bin.odds),
      ]),
    numbers: [1, 2, 3, 4],
  });

/** Every seal, opened and checked, with the reason that was sealed. */
const sealItems = ({ debrief, game: { exercise }, say }: DebriefReport, only?: string): readonly string[] =>
  debrief.opened
    .filter(({ seat }) => only === undefined || seat === only)
    .map(({ seat, forecast: { person, round, rationale, seal }, holds }) => {
      const label = seatLabel(exercise, seat);
      const who = person === 1 ? label : say('{team}, person {person}', { team: label, person });
      const why = rationale === '' ? '' : ` “${rationale}”`;
      const about = { who, round: roundText(round, say), seal: seal.slice(0, 16) };
      const fits = holds
        ? say('{who}, {round}: seal {seal}, it holds.', about)
        : say('{who}, {round}: seal {seal}, IT DOES NOT FIT what was opened.', about);
      return `${fits}${why}`;
    });

/** A line for each team: its score in the played future, and the meaning of the score in words. */
export const scoresInShort = (report: DebriefReport): readonly string[] =>
  report.debrief.scores
    .filter(({ round }) => round === 1)
    .map((score) => scoreRow(report, score))
    .map(([team, , brier, , , , words]) => `${team}: Brier ${brier}. ${words}.`);

/** Predictions scored by what happened and by the futures. */
export const predictionBlocks = (report: DebriefReport): readonly Block[] => {
  const { debrief, usual, say } = report;
  if (debrief.scores.length === 0) return [];
  const isRevised = debrief.scores.some(({ round }) => round > 1);
  const isOwned = debrief.scores.some(({ items }) => items.some(({ own }) => own));
  return [
    heading(2, say('Predictions, opened and scored')),
    remark(
      say(
        'Brier score: the mean squared distance between the chance and what happened; 0 is perfect, 0.25 is what always saying 50 % earns. Log score: 0 is perfect, 0.69 is what 50 % earns (0 and 100 % count as 1 and 99 %). One future is luck: the third number is the Brier score on average over {count} futures.',
        { count: thousands(usual.futures) },
      ),
    ),
    ...(isOwned
      ? [
          text(
            say(
              'A question about a state that the team itself plays (own) is not in its score: the team decides it.',
            ),
          ),
        ]
      : []),
    ...(isRevised
      ? [text(say('The futures begin at the start. So they measure the first forecast alone.'))]
      : []),
    { kind: 'beside', parts: [[scoreChart(report)], [calibrationChart(report)]] },
    questionsChart(report),
    scoreboard(report),
    ...personTables(report),
    text(
      say('In the futures the model plays every state. The third number is untouched by what teams decided.'),
    ),
    more(say('All numbers'), [
      remark(say('In brackets the 95 % interval.')),
      itemTable(report),
      calibrationTable(report),
    ]),
    more(say('The seals'), [
      text(
        say(
          'The seals that were written down before, with the reasons. Each was checked against what was opened.',
        ),
      ),
      list(sealItems(report)),
    ]),
  ];
};

/** The forecasts of one team, with its scores and its seals. Nothing if the team gave no forecast. */
export const teamForecastBlocks = (report: DebriefReport, seat: string): readonly Block[] => {
  if (!report.debrief.scores.some((score) => score.seat === seat)) return [];
  return [
    heading(2, report.say('Your forecasts')),
    itemTable(report, seat),
    scoreboard(report, seat),
    list(sealItems(report, seat)),
  ];
};
