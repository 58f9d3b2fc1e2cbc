import type { SeatScore } from '../../exercise/debrief/scores.ts';
import { givenPercent, longDate, percent, quantity } from '../words/numbers.ts';
import { thousands } from '../words/odds-numbers.ts';
import { voiceOf } from '../words/sentences.ts';
import { type DebriefReport, seatLabel, shareText } from './debrief-report.ts';
import { type Block, heading, list, remark, text } from './plain-page.ts';

const horizon = ({ debrief }: DebriefReport): string => longDate(debrief.run.turns.at(-1)?.date ?? '');

/** How usual the played future is among futures from the same start. */
export const usualBlocks = (report: DebriefReport): readonly Block[] => {
  const { usual, debrief } = report;
  const { names } = voiceOf(debrief.scenario);
  const { spread } = usual;
  const by = horizon(report);
  return [
    heading(2, `How usual it was: ${thousands(usual.futures)} futures from the same start`, true),
    text(
      `In each of them the model plays every state, with other luck. On ${by} the class counts ${usual.recognisers} recognising. ` +
        `Of the futures ${shareText(usual.same)} count just as many, ${shareText(usual.fewer)} fewer, ${shareText(usual.more)} more. ` +
        `Nine in ten have ${quantity(spread.q05)} to ${quantity(spread.q95)}; their mean is ${quantity(spread.mean)}.`,
    ),
    {
      kind: 'table',
      title: `States that were played, or that came to recognition or left it, by ${by}`,
      columns: ['state', 'start', 'class', 'on the same rung in', 'recognises by then in'],
      rows: usual.states.map((each) => [
        names.state(each.state),
        names.rung(each.start),
        names.rung(each.end),
        shareText(each.sameRung),
        shareText(each.recognises),
      ]),
    },
  ];
};

/** A Brier score in words, for people who do not know one. */
const kindWord = (brier: number): string => {
  if (brier <= 0.1) return 'sharp: you said much, and were mostly right';
  if (brier < 0.25) return 'better than always saying 50 %: you knew something';
  if (brier === 0.25) return 'as good as always saying 50 %: a safe start';
  return 'a bold start: being sure and wrong costs most; next time say less than you feel';
};

const scoreRow = (report: DebriefReport, score: SeatScore): readonly string[] => [
  seatLabel(report.game.exercise, score.seat),
  score.brier.toFixed(3),
  score.log.toFixed(2),
  score.expectedBrier.toFixed(3),
  `${quantity(Math.round(score.distance * 100))} points`,
  kindWord(score.brier),
];

const itemTable = (report: DebriefReport): Block => {
  const { debrief } = report;
  const { scores } = debrief;
  const { exercise } = report.game;
  return {
    kind: 'table',
    title: 'Question by question: chances given, beside those of the futures',
    columns: [
      'by',
      'question',
      'came about',
      'futures',
      ...scores.map(({ seat }) => seatLabel(exercise, seat)),
    ],
    rows: exercise.predictions.map(({ id, ask, by }) => {
      const given = scores.map((score) => score.items.find((each) => each.prediction === id)?.chance ?? 0);
      const odds = debrief.odds.get(id);
      const futures = odds ? shareText(odds) : '';
      return [
        longDate(by),
        ask,
        debrief.happened.get(id) ? 'yes' : 'no',
        futures,
        ...given.map(givenPercent),
      ];
    }),
    numbers: [3, ...scores.map((_, i) => i + 4)],
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

/** Predictions scored by what happened and by the futures. */
export const predictionBlocks = (report: DebriefReport): readonly Block[] => {
  const { debrief, usual } = report;
  if (debrief.scores.length === 0) return [];
  return [
    heading(2, 'Predictions, opened and scored', true),
    remark(
      `Brier score: the mean squared distance between the chance and what happened; 0 is perfect, 0.25 is what always saying 50 % earns. Log score: 0 is perfect, 0.69 is what 50 % earns (0 and 100 % count as 1 and 99 %). One future is luck: the third number is the Brier score on average over ${thousands(usual.futures)} futures.`,
    ),
    {
      kind: 'table',
      title: 'Scoreboard, best in the played future first',
      columns: [
        'team',
        'Brier',
        'log',
        'Brier over all futures',
        'mean distance from the futures',
        'in words',
      ],
      rows: debrief.scores.map((score) => scoreRow(report, score)),
      numbers: [1, 2, 3, 4],
    },
    text(
      'In the futures the model plays every state; in the game teams decided for states that they had predicted. The third number is untouched by that.',
    ),
    itemTable(report),
    calibrationTable(report),
    list(
      debrief.scores.map(
        ({ seat, seal }) =>
          `Seal of ${seatLabel(report.game.exercise, seat)}, given before play: ${seal.slice(0, 16)}`,
      ),
    ),
  ];
};
