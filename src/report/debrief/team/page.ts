import { type Block, type HandOut, heading, listUnder, text } from '../../page/blocks.ts';
import { lanesBlocks } from '../charts/lanes.ts';
import { answeredQuestions, type ClassPlayed, type DebriefReport, seatLabel } from '../debrief-report.ts';
import { teamForecastBlocks } from '../forecasts/predictions.ts';
import { partedTexts } from '../partings-part.ts';
import { chancesRemark, decidedBy } from '../reasons.ts';
import { winTexts } from '../wins.ts';
import { teamWorthBlocks } from '../worth-part.ts';

const decidedBlocks = (report: ClassPlayed, seat: string): readonly Block[] => {
  const { say } = report;
  const decided = decidedBy(report, seat, '');
  if (!decided) return [];
  return [
    heading(2, say('What you decided')),
    decided.did,
    ...(decided.model
      ? [heading(2, say('The chances of the model, and its factors')), chancesRemark(say), decided.model]
      : []),
  ];
};

/** The questions with the answers of the team, or with lines to write on. */
const answerBlocks = ({ game, say }: ClassPlayed, seat: string): readonly Block[] => {
  const own = game.exercise.seats.filter(({ id }) => id === seat);
  const questions = answeredQuestions(game, own);
  return questions.length === 0 ? [] : [heading(2, say('Your answers')), { kind: 'questions', questions }];
};

/**
 * The page that a team takes home: its states against the model, its decisions with their reasons and their worth, its
 * goals, its forecasts and its answers. The forecasts are scored once futures are counted.
 */
export const teamHandOut = (
  report: ClassPlayed,
  seat: string,
  scored: DebriefReport | undefined,
): HandOut => {
  const { game, say } = report;
  const { lang, dir, title } = game.exercise;
  const name = say('Debrief of {team}', { team: seatLabel(game.exercise, seat) });
  const kicker = say('Debrief · {title} · one future, not a forecast', { title });
  const blocks: readonly Block[] = [
    { kind: 'headline', kicker, text: name },
    ...lanesBlocks(report, seat),
    ...partedTexts(report, seat).map(text),
    ...decidedBlocks(report, seat),
    ...listUnder(2, say('Who reached what'), winTexts(report, seat)),
    ...teamWorthBlocks(report, seat),
    ...(scored ? teamForecastBlocks(scored, seat) : []),
    ...answerBlocks(report, seat),
  ];
  return { lang, dir, title: `${title}: ${name}`, blocks, isDense: true };
};
