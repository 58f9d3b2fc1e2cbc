import { csvRow } from '../run/csv.ts';
import { voiceOf } from '../words/sentences.ts';
import { type DebriefReport, seatLabel } from './debrief-report.ts';
import { choiceText } from './story.ts';

const csv = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, ...rows].map(csvRow).join('');

/** Every decision of every seat: one row per turn and seat. */
export const decisionsCsv = (report: DebriefReport): string => {
  const { game, debrief } = report;
  const voice = voiceOf(debrief.scenario);
  return csv(
    ['turn', 'from', 'to', 'seat', 'team', 'did', 'reason'],
    debrief.turns.flatMap(({ turn, from, to, choices }) =>
      game.exercise.seats.flatMap(({ id, label }) => {
        const choice = choices[id];
        return choice ? [[turn, from, to, id, label, choiceText(report, voice, choice), choice.reason]] : [];
      }),
    ),
  );
};

/** Every move of every state, with its cause and the chance that the model gave it. */
export const movesCsv = ({ debrief }: DebriefReport): string =>
  csv(
    ['turn', 'state', 'from', 'to', 'cause', 'chance'],
    debrief.run.turns.flatMap(({ turn, moves }) =>
      moves.map((move) => [
        turn,
        move.state,
        move.from,
        move.to,
        move.cause.kind,
        move.reading?.chance ?? '',
      ]),
    ),
  );

/** Where the class and the model parted: one row per decision for a state. */
export const partingsCsv = ({ debrief }: DebriefReport): string =>
  csv(
    [
      'turn',
      'seat',
      'state',
      'did',
      'rung_before',
      'rung_after',
      'rung_of_the_model',
      'chance_up_first_month',
      'reason',
    ],
    debrief.partings.map((each) => [
      each.turn,
      each.seat,
      each.state,
      each.deed,
      each.before,
      each.after,
      each.own,
      each.chance ?? '',
      each.reason,
    ]),
  );

/** Every prediction of every person, scored. `person` is 0 for the mean of a team with several. */
export const predictionsCsv = ({ game: { exercise }, debrief }: DebriefReport): string => {
  const means = debrief.scores.filter(
    (team) =>
      debrief.persons.filter(({ seat, round }) => seat === team.seat && round === team.round).length > 1,
  );
  return csv(
    [
      ...['seat', 'team', 'round', 'person', 'prediction', 'by', 'chance', 'came_about', 'share_of_futures'],
      ...['own_state', 'brier', 'log', 'rationale', 'nonce', 'seal', 'seal_holds'],
    ],
    [...debrief.persons, ...means].flatMap(({ seat, round, person = 0, items }) => {
      const opened = debrief.opened.find(
        ({ seat: by, forecast }) => by === seat && forecast.round === round && forecast.person === person,
      );
      const { rationale = '', nonce = '', seal = '' } = opened?.forecast ?? {};
      const sealed = [rationale, nonce, seal, opened ? Number(opened.holds) : ''];
      return items.map((item) => [
        ...[seat, seatLabel(exercise, seat), round, person, item.prediction],
        exercise.predictions.find(({ id }) => id === item.prediction)?.by ?? '',
        ...[item.chance, Number(item.happened), item.odds, Number(item.own), item.brier, item.log],
        ...sealed,
      ]);
    }),
  );
};

/** What each team answered to each question. */
export const answersCsv = ({ game: { exercise, table } }: DebriefReport): string =>
  csv(
    ['question', 'asked', 'seat', 'team', 'answer'],
    exercise.questions.flatMap(({ ask }, i) =>
      exercise.seats.flatMap(({ id, label }) => {
        const words = table.answers[id]?.[i] ?? '';
        return words === '' ? [] : [[i + 1, ask, id, label, words]];
      }),
    ),
  );

/** The rubric as a sheet to fill in. */
export const rubricCsv = ({ game }: DebriefReport): string =>
  csv(
    ['student', 'objective', 'describes', 'explains', 'tests', 'criticises', 'level', 'comment'],
    game.exercise.rubric.map(({ objective, levels }) => ['', objective, ...levels, '', '']),
  );
