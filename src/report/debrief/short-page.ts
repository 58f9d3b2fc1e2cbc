import { spoken, withOrigin } from '../labels/origin.ts';
import { recognisersSaid } from '../labels/recognisers.ts';
import { type Block, type HandOut, heading, list, quote, remark, text } from '../page/blocks.ts';
import { recordInShort } from '../waves/record-part.ts';
import { lanesBlocks } from './charts/lanes.ts';
import { type DebriefReport, seatLabel } from './debrief-report.ts';
import { evidenceInShort } from './evidence/part.ts';
import { itemTable, scoresInShort } from './forecasts/predictions.ts';
import { triedText } from './forecasts/weights-part.ts';
import { debriefTitled, headBlocks } from './pages.ts';
import { choiceText, isAsked, steeredTexts } from './story.ts';
import { bestItems, summaryBlocks } from './summary.ts';

/** The actions of each team, with a line for each turn. */
const turnItems = (report: DebriefReport): readonly string[] => {
  const { debrief, game, say, voice } = report;
  return debrief.turns.map(({ turn, from, to, choices, end }) => {
    const days = say('Turn {turn}: {from} to {to}', { turn, from: say.day(from), to: say.day(to) });
    const asked = game.exercise.seats.flatMap(({ id, label }) => {
      const choice = choices[id];
      return choice ? [`${label}: ${choiceText(report, voice, choice, id)}`] : [];
    });
    const did = isAsked(choices) ? `${asked.join('; ')}.` : say('No team was asked in this turn.');
    const steered = steeredTexts(game, turn, voice)
      .map((text) => `${text} `)
      .join('');
    return `${days}. ${did} ${steered}${recognisersSaid(say, end, voice)}`;
  });
};

const forecastBlocks = (report: DebriefReport): readonly Block[] => {
  if (report.debrief.scores.length === 0) return [];
  return [
    heading(2, report.say('Predictions, opened and scored')),
    itemTable(report),
    list(scoresInShort(report)),
  ];
};

/** Each goal of a team, and whether it was met. */
const goalItems = ({ debrief, game, say }: DebriefReport): readonly string[] =>
  debrief.wins.map(
    ({ seat, text: goal, isMet }) =>
      `${seatLabel(game.exercise, seat)}, ${say(isMet ? 'met' : 'not met')}: ${goal}`,
  );

/** The debrief on two pages: what happened and why it matters, then predictions, voices and questions. */
export const shortDebriefPage = (report: DebriefReport): HandOut => {
  const { game, recorded, say } = report;
  const { exercise } = game;
  const page = debriefTitled(report, [
    ...headBlocks(report),
    ...summaryBlocks(report),
    list([...goalItems(report), ...bestItems(report)]),
    ...lanesBlocks(report),
    heading(2, say('What happened')),
    list(turnItems(report)),
    ...(recorded ? recordInShort({ ...report, recorded }) : []),
    ...evidenceInShort(report),
    ...forecastBlocks(report),
    ...report.tried.map((each) => text(triedText(report.game, each))),
    heading(2, say('Voices without a seat')),
    ...exercise.voices.map((voice) => quote(withOrigin(spoken(voice), voice.source, say), voice.who)),
    heading(2, say('Questions for the discussion')),
    list(exercise.questions.map(({ ask }) => ask)),
    remark(say('The long debrief is debrief-full.html, in the same folder.')),
  ]);
  return { ...page, isDense: true };
};
