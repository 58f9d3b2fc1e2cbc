import type { SeatScore } from '../../exercise/debrief/scores.ts';
import { csvOf } from '../run/csv.ts';
import { holdText } from '../words/names.ts';
import { type DebriefReport, seatLabel } from './debrief-report.ts';
import { factorTexts } from './reasons.ts';
import { choiceText } from './story.ts';
import { takenText } from './worth-part.ts';

/** Every decision of every seat: one row per turn and seat. */
export const decisionsCsv = (report: DebriefReport): string => {
  const { game, debrief, voice } = report;
  return csvOf(
    'turn,from,to,seat,team,did,reason',
    debrief.turns.flatMap(({ turn, from, to, choices }) =>
      game.exercise.seats.flatMap(({ id, label }) => {
        const choice = choices[id];
        return choice
          ? [[turn, from, to, id, label, choiceText(report, voice, choice, id), choice.reason]]
          : [];
      }),
    ),
  );
};

/** Every move of every state, with its cause and the chance that the model gave it. */
export const movesCsv = ({ debrief }: DebriefReport): string =>
  csvOf(
    'turn,state,from,to,cause,chance',
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

/** The chances that the model gave each state and track in each turn: one row per turn and state or track. */
export const chancesCsv = ({ debrief, voice: { names } }: DebriefReport): string =>
  csvOf(
    'turn,seat,of,id,did,before,after,chance_up,chance_down,explained,for,against',
    debrief.chances.map((row) => [
      row.turn,
      row.seat,
      row.of.kind,
      row.of.id,
      row.deed,
      row.before,
      row.after,
      row.up,
      row.down,
      row.dir,
      factorTexts(row.reading, 'for', names).join('; '),
      row.held ? holdText(row.held, names) : factorTexts(row.reading, 'against', names).join('; '),
    ]),
  );

/** Where the class and the model parted: one row per state that a team played. */
export const partingsCsv = ({ debrief }: DebriefReport): string =>
  csvOf(
    'seat,state,turn,direction,rung_before,rung_after,rung_of_the_model,chance,reason',
    debrief.partings.map(({ seat, state, parting: at }) => [
      seat,
      state,
      at?.turn ?? '',
      at?.dir ?? '',
      at?.before ?? '',
      at?.after ?? '',
      at?.own ?? '',
      at?.chance ?? '',
      at?.reason ?? '',
    ]),
  );

/** The worth of each action: one row per action. The last row is for all actions together. */
export const worthCsv = (report: DebriefReport): string => {
  const { game, debrief, voice } = report;
  const { actions, whole, futures } = debrief.worths;
  const ids = game.exercise.predictions.map(({ id }) => id);
  const numbers = ({ luck, futures: over }: typeof whole): readonly (string | number)[] => [
    luck.count,
    luck.gained.join(' '),
    luck.lost.join(' '),
    luck.moved.join(' '),
    over.count.value,
    over.count.low,
    over.count.high,
    ...over.goals.map(({ value }) => value),
  ];
  return csvOf(
    `turn,action,recognisers,gained,lost,on_another_rung,recognisers_mean_of_${futures}_futures,low,high`,
    [
      ...actions.map((each) => [each.taken.turn, takenText(report, each.taken, voice), ...numbers(each)]),
      ['', 'all', ...numbers(whole)],
    ],
    ids.map((id) => `chance_${id}`),
  );
};

/** The branches of a game: one row per branch and decision that differed. */
export const branchesCsv = (report: DebriefReport): string => {
  const { game, debrief, voice } = report;
  const { differences = [], ends = [] } = debrief.branches ?? {};
  return csvOf(
    'branch,turns,recognisers,turn,seat_or_vote,did',
    ends.flatMap(({ turns, end }, at) =>
      differences.map((each) => {
        const head = [at + 1, turns, end?.indices.recognisers ?? ''];
        if (each.kind === 'vote') return [...head, '', each.vote, each.options[at] ?? ''];
        const choice = each.choices[at];
        return [...head, each.turn, each.seat, choice ? choiceText({ game }, voice, choice, each.seat) : ''];
      }),
    ),
  );
};

/** Every prediction of every person, scored. `person` is 0 for the mean of a team with several. */
export const predictionsCsv = ({ game: { exercise }, debrief, recorded }: DebriefReport): string => {
  const inFact = (score: SeatScore, prediction: string): readonly (string | number)[] => {
    if (!recorded) return [];
    const { seat, round, person } = score;
    const own = [...recorded.persons, ...recorded.scores].find(
      (each) => each.seat === seat && each.round === round && each.person === person,
    );
    const item = own?.items.find((each) => each.prediction === prediction);
    return item ? [Number(item.happened), item.brier] : ['', ''];
  };
  const means = debrief.scores.filter(
    (team) =>
      debrief.persons.filter(({ seat, round }) => seat === team.seat && round === team.round).length > 1,
  );
  return csvOf(
    `seat,team,round,person,prediction,by,chance,came_about,share_of_futures,own_state,brier,log,rationale,nonce,seal,seal_holds${recorded ? ',in_fact,brier_in_fact' : ''}`,
    [...debrief.persons, ...means].flatMap((score) => {
      const { seat, round, person = 0, items } = score;
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
        ...inFact(score, item.prediction),
      ]);
    }),
  );
};

/** The answers of each team to each question. */
export const answersCsv = ({ game: { exercise, table } }: DebriefReport): string =>
  csvOf(
    'question,asked,seat,team,answer',
    exercise.questions.flatMap(({ ask }, i) =>
      exercise.seats.flatMap(({ id, label }) => {
        const words = table.answers[id]?.[i] ?? '';
        return words === '' ? [] : [[i + 1, ask, id, label, words]];
      }),
    ),
  );

/** The rubric as a sheet to fill in. */
export const rubricCsv = ({ game }: DebriefReport): string =>
  csvOf(
    'student,objective,describes,explains,tests,criticises,level,comment',
    game.exercise.rubric.map(({ objective, levels }) => ['', objective, ...levels, '', '']),
  );
