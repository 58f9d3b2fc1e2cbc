import { correctionsOf, evidenceCardOf, MOST_CORRECTIONS } from '../../exercise/evidence/acts.ts';
import type { Seat, SeatId, Vote } from '../../exercise/exercise.ts';
import type { Game } from '../../exercise/game.ts';
import { seatLabel } from '../../report/debrief/debrief-report.ts';
import {
  correctionText,
  evidenceText,
  excerptText,
  figureText,
} from '../../report/debrief/evidence/cards.ts';
import { oddsRows } from '../../report/debrief/evidence/part.ts';
import { sayIn } from '../../report/labels/say.ts';
import { namesOf } from '../../report/words/names.ts';
import { thousands } from '../../report/words/odds-numbers.ts';
import type { Desk } from '../desk.ts';
import type { Passage } from '../passage.ts';

/** The rows of evidence of a team, and the stored texts behind them. */
export const evidencePassages = (
  { exercise, scenario }: Game,
  { rows, excerpts }: Seat,
): readonly Passage[] => {
  if (rows.length === 0) return [];
  const say = sayIn(exercise.lang);
  const names = namesOf(scenario, say);
  const lines = ({ title, reason, source }: ReturnType<typeof evidenceText>): readonly string[] => [
    title,
    ...(reason === '' ? [] : [`  ${reason}`]),
    `  ${source}`,
  ];
  return [
    {
      title: say('Your rows of evidence'),
      paragraphs: rows.flatMap((card) => lines(evidenceText(card, names, say))),
    },
    ...(excerpts.length === 0
      ? []
      : [
          {
            title: say('What stored texts say'),
            paragraphs: excerpts.flatMap((each) => lines(excerptText(each, rows, names, say))),
          },
        ]),
  ];
};

/** The questions of a step `judge`. */
export const judgePassage = ({ game: { exercise } }: Desk, say = sayIn(exercise.lang)): Passage => ({
  title: say('Judgement'),
  paragraphs: [
    say('Which row moves the answer most?'),
    say('Which row is the weakest?'),
    say(
      'Each team names both of its own rows. No one sees it before the debrief, which measures what each row moves.',
    ),
  ],
});

export const recodePassage = ({ game: { exercise } }: Desk, say = sayIn(exercise.lang)): Passage => ({
  title: say('Corrections'),
  paragraphs: [
    say(
      'Each team may correct {n} of its rows. It gives the value, the source with its date and reporter, and a reason. The odds are then counted again.',
      { n: MOST_CORRECTIONS },
    ),
  ],
});

/** The corrections that a team made, each with its reason. */
const correctionLines = ({ exercise, scenario, table }: Game, seat: SeatId): readonly string[] => {
  const say = sayIn(exercise.lang);
  const names = namesOf(scenario, say);
  return correctionsOf(table, seat).map((each) => {
    const card = evidenceCardOf(exercise, seat, each.row);
    return `${correctionText(each, card, names, say)}. “${each.reason}”`;
  });
};

/** What a team judged, sealed for all but the teacher, and what it corrected. */
export const evidenceTexts = (game: Game, { id, rows }: Seat): readonly string[] => {
  const say = sayIn(game.exercise.lang);
  const judged = game.table.judged[id];
  if (!judged) return correctionLines(game, id);
  const nameOf = (row: string): string => {
    const card = rows.find((each) => each.id === row);
    return card ? figureText(card, namesOf(game.scenario, say)) : row;
  };
  return [
    `${say('Which row moves the answer most?')} ${nameOf(judged.most)}. “${judged.reason}”`,
    `${say('Which row is the weakest?')} ${nameOf(judged.weakest)}. ${say('Seal {seal}.', { seal: judged.seal.slice(0, 16) })}`,
    ...correctionLines(game, id),
  ];
};

/** The odds of the predictions as they are now. */
export const oddsPassage = ({ game, odds }: Desk): Passage => {
  const { exercise } = game;
  const say = sayIn(exercise.lang);
  const counted = odds();
  const count = thousands(counted.futures);
  const lines = exercise.seats.flatMap(({ id }) =>
    correctionLines(game, id).map((line) => `  · ${seatLabel(exercise, id)}: ${line}`),
  );
  const rows = oddsRows(exercise, counted, say).map(([asked = '', was = '', is = '', by = '']) =>
    counted.after
      ? [asked, `  ${say('before')}: ${was}`, `  ${say('after')}: ${is}`, `  ${say('difference')}: ${by}`]
      : [`  · ${asked}: ${was}`],
  );
  return {
    title: say(counted.after ? 'The odds before and after the corrections' : 'The odds of the file as it is'),
    paragraphs: [
      counted.after
        ? say(
            'In {count} futures no people decide. The same futures are played with the file as it was and with the corrections, so the difference is no luck.',
            { count },
          )
        : say('In {count} futures no people decide.', { count }),
      ...(lines.length > 0 && !counted.after
        ? [say('No number was corrected, so the odds stay as they were.')]
        : []),
      ...rows.flat(),
      ...(lines.length === 0 ? [] : ['', say('Corrections'), ...lines]),
    ],
  };
};

/** An option of a vote as a team reads it, with the text of the correction. */
export const optionText = (
  { exercise, scenario, table }: Game,
  { label, correction }: Vote['options'][number],
): string => {
  const made = correction && correctionsOf(table, correction.seat)[correction.n - 1];
  if (!correction || !made) return label;
  const card = evidenceCardOf(exercise, correction.seat, made.row);
  return `${label}: ${correctionText(made, card, namesOf(scenario), sayIn(exercise.lang))}`;
};
