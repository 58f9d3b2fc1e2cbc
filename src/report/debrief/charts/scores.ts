import type { ChartBlock } from '../../page/blocks.ts';
import { type DebriefReport, seatLabel } from '../debrief-report.ts';

/** The Brier score of always saying 50 %. */
const UNSURE = 0.25;

const firstScores = ({ debrief }: DebriefReport): DebriefReport['debrief']['scores'] =>
  debrief.scores.filter(({ round, brier }) => round === 1 && brier !== undefined);

/** The score of each team, by the played future and over all futures. */
export const scoreChart = (report: DebriefReport): ChartBlock => {
  const { game, say } = report;
  return {
    kind: 'chart',
    id: 'scores',
    title: say('Scores of the teams'),
    description: say(
      'Brier score of the first forecast: less is better. The line at 0.25 is what always saying 50 % earns.',
    ),
    figure: {
      kind: 'two-bars',
      mark: UNSURE,
      bars: firstScores(report).map(({ seat, brier = 0, expectedBrier }) => ({
        label: seatLabel(game.exercise, seat),
        one: brier,
        all: expectedBrier,
      })),
    },
    legend: [
      { fill: 'var(--half)', stroke: 'var(--accent)', text: say('this future') },
      { fill: 'var(--accent)', text: say('all futures') },
    ],
  };
};

/** The forecasts, against what came about. */
export const calibrationChart = ({ debrief, say }: DebriefReport): ChartBlock => ({
  kind: 'chart',
  id: 'calibration',
  title: say('Calibration of the class'),
  description: say(
    'On the dashed line what was said is what came about. The numbers are in the table below.',
  ),
  figure: {
    kind: 'calibration',
    points: debrief.calibration.filter(({ count }) => count > 0),
    across: say('chance given'),
  },
  legend: [
    { shape: 'dot', fill: 'var(--paper)', stroke: 'var(--accent)', text: say('this future') },
    { shape: 'dot', fill: 'var(--accent)', stroke: 'var(--accent)', text: say('all futures') },
  ],
});

/** A sign for each team: its first letter if no other team has that letter, else its number. */
const signsOf = (labels: readonly string[]): readonly string[] => {
  const firsts = labels.map((label) => ([...label.trim()][0] ?? '').toUpperCase());
  const isClear = new Set(firsts).size === firsts.length && firsts.every((first) => /^\p{L}$/u.test(first));
  return isClear ? firsts : labels.map((_, i) => String(i + 1));
};

/** The forecast of each team for each question, beside the share of futures. */
export const questionsChart = ({ debrief, game: { exercise }, say }: DebriefReport): ChartBlock => {
  const seats = exercise.seats.filter(({ id }) => debrief.scores.some(({ seat }) => seat === id));
  const signs = signsOf(seats.map(({ label }) => label));
  const firsts = debrief.scores.filter(({ round }) => round === 1);
  return {
    kind: 'chart',
    id: 'questions',
    title: say('What each team said, question by question'),
    description: say(
      'The first forecast of each team, by its sign. The ring is the share of the futures; ✓ came about. {signs}.',
      { signs: seats.map(({ label }, i) => `${signs[i]} ${label}`).join(', ') },
    ),
    figure: {
      kind: 'questions',
      questions: exercise.predictions.map(({ id, ask }) => ({
        ask: debrief.happened.get(id) ? `${ask} ✓` : ask,
        odds: debrief.odds.get(id)?.share ?? 0,
        given: seats.flatMap((seat, i) => {
          const item = firsts
            .find((score) => score.seat === seat.id)
            ?.items.find(({ prediction }) => prediction === id);
          return item ? [{ sign: signs[i] ?? '', chance: item.chance }] : [];
        }),
      })),
    },
  };
};
