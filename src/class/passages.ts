import { recordedOf } from '../exercise/debrief/record.ts';
import { optionsOpen } from '../exercise/evidence/acts.ts';
import { type ExerciseStep, type Seat, spanOf } from '../exercise/exercise.ts';
import { stepAt, voteNow } from '../exercise/game.ts';
import { cardRows } from '../report/debrief/cards.ts';
import { classPlayed, seatLabel } from '../report/debrief/debrief-report.ts';
import { triedText } from '../report/debrief/forecasts/weights-part.ts';
import { glossaryItems, pastTexts, playedBlocks } from '../report/debrief/pages.ts';
import { summaryBlocks } from '../report/debrief/summary.ts';
import { goalRows } from '../report/debrief/wins.ts';
import { reporterText, spoken, withOrigin } from '../report/labels/origin.ts';
import { sayIn } from '../report/labels/say.ts';
import type { Block } from '../report/page/blocks.ts';
import { recordBlocks } from '../report/waves/record-part.ts';
import type { Desk } from './desk.ts';
import type { Passage } from './passage.ts';
import {
  evidencePassages,
  judgePassage,
  oddsPassage,
  optionText,
  recodePassage,
} from './steps/evidence-passages.ts';
import { waitsFor } from './steps/slow.ts';
import {
  forecastText,
  newsTexts,
  ownTexts,
  paragraphsOf,
  predictionTexts,
  standingTexts,
  turnOfTeams,
  turnOfTeamText,
  turnTitle,
  worldNews,
} from './world-texts.ts';

/** What a team reads of its own: its brief, its hidden part, its roles, its goals, its cards, its evidence and the words. */
export const briefPassages = ({ game }: Desk, seat: Seat): readonly Passage[] => {
  const { id, label, brief, hidden, roles } = seat;
  const say = sayIn(game.exercise.lang);
  return [
    { title: say('{team}: what all may know', { team: label }), paragraphs: paragraphsOf(brief) },
    { title: say('For this team alone'), paragraphs: paragraphsOf(hidden) },
    ...roles.map((role) => ({ title: role.label, paragraphs: paragraphsOf(role.hidden) })),
    { title: say('Your goals'), paragraphs: goalRows(game, id).map((row) => `  · ${row}`) },
    { title: say('Your cards'), paragraphs: cardRows(game, id).map((row) => `  · ${row}`) },
    ...evidencePassages(game, seat),
    { title: say('Words'), paragraphs: glossaryItems(game.exercise).map((item) => `  · ${item}`) },
  ].filter(({ paragraphs }) => paragraphs.length > 0);
};

/** The basis of a team's decision: its own means, and what all may see. */
export const meansPassage = (desk: Desk, seat: Seat): Passage => ({
  title: turnTitle(desk),
  paragraphs: [...ownTexts(desk, seat), ...standingTexts(desk)],
});

/** A block of a page as paragraphs of a passage. */
const blockParagraphs = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'heading':
      return ['', block.text.toUpperCase()];
    case 'text':
    case 'note':
      return [block.text];
    case 'list':
      return block.items.map((item) => `  · ${item}`);
    case 'quote':
      return [`  ${block.text} (${block.by})`];
    case 'table': {
      const { caption, heads, rows } = block.table;
      return [
        '',
        ...(caption === '' ? [] : [caption]),
        heads.map(({ title }) => title).join(' · '),
        ...rows.map((cells) => `  · ${cells.join(' · ')}`),
      ];
    }
    case 'more':
      return [block.summary, ...block.blocks.flatMap(blockParagraphs)];
    case 'cards':
      return block.cards.flatMap(({ title, blocks }) => [
        '',
        title.toUpperCase(),
        ...blocks.flatMap(blockParagraphs),
      ]);
    case 'beside':
      return block.parts.flat().flatMap(blockParagraphs);
    // Drawings of a page are skipped: other blocks have their words.
    default:
      return [];
  }
};

const inBrackets = (text: string): string => (text === '' ? '' : ` (${text})`);

/** The brief that all read, its facts, and the voices that are read out. */
const openingPassage = ({ game }: Desk): Passage => {
  const { brief, facts, voices, lang } = game.exercise;
  const say = sayIn(lang);
  return {
    title: say('Brief: read out to all'),
    paragraphs: [
      ...pastTexts(game),
      ...paragraphsOf(brief),
      ...glossaryItems(game.exercise).map((item) => `  · ${item}`),
      ...facts.map(
        (fact) => `  · ${withOrigin(fact.text, fact.source, say)}${inBrackets(reporterText(fact, say))}`,
      ),
      ...voices.flatMap((voice) => [
        '',
        `${say('Read out: {who}', { who: voice.who })}${inBrackets(reporterText(voice, say))}`,
        ...paragraphsOf(withOrigin(spoken(voice), voice.source, say)),
      ]),
    ],
  };
};

/** What the world did in the last turn, and how things are now. */
export const worldPassage = (desk: Desk): Passage => {
  const { exercise, table } = desk.game;
  const last = table.played.at(-1);
  const news = last ? [...worldNews(desk, ...spanOf(exercise, last.turn)), ''] : [];
  const say = sayIn(exercise.lang);
  return {
    title: say(last ? 'The world' : 'How things stand'),
    paragraphs: [...news, ...standingTexts(desk)],
  };
};

/** The world after the last turn, then all moves of that turn together. The moves were revealed before. */
const newsPassage = (desk: Desk): Passage => {
  const { game } = desk;
  const world = worldPassage(desk);
  const last = game.table.played.at(-1);
  if (!last) return world;
  const say = sayIn(game.exercise.lang);
  const chosen = turnOfTeams(desk).map(turnOfTeamText);
  return {
    title: say('Revealed: turn {turn}', { turn: last.turn }),
    paragraphs: [
      world.title,
      ...world.paragraphs,
      '',
      ...(chosen.length > 0 ? [say('The teams'), ...chosen] : [say('No team was asked in this turn.')]),
    ],
  };
};

const injectPassage = (desk: Desk): Passage => {
  const step = stepAt(desk.game);
  return newsTexts(desk, step?.do === 'inject' ? step.inject : '');
};

/** What happened, why, where the class and the model parted, and each team's reasons, which all may know now. */
const debriefPassage = ({ game, debrief }: Desk): Passage => {
  const say = sayIn(game.exercise.lang);
  if (game.table.played.length === 0)
    return { title: say('Debrief'), paragraphs: [say('No turn was played yet.')] };
  const played = classPlayed(game, debrief());
  return {
    title: say('Debrief: first what happened, then why'),
    paragraphs: [...summaryBlocks(played), ...playedBlocks(played)].flatMap(blockParagraphs),
  };
};

/** What happened in fact, beside class and model. */
const recordPassage = ({ game, world, alone }: Desk): Passage => {
  const say = sayIn(game.exercise.lang);
  const recorded = recordedOf(game, { run: world().run, alone: alone.run });
  if (!recorded) return { title: say('What happened in fact'), paragraphs: [say('No turn was played yet.')] };
  const [, ...blocks] = recordBlocks({ game, recorded, say });
  return { title: say('What happened in fact'), paragraphs: blocks.flatMap(blockParagraphs) };
};

const predictPassage = ({ game: { exercise } }: Desk): Passage => {
  const { question, asks } = predictionTexts(exercise);
  const say = sayIn(exercise.lang);
  return {
    title: say('To be predicted'),
    paragraphs: [
      say('{question} No one sees the numbers before the end.', { question }),
      ...asks.map((ask) => `  · ${ask}`),
    ],
  };
};

const questionsPassage = ({ game, tried }: Desk): Passage => {
  const { exercise, table } = game;
  const { questions, turns } = exercise;
  const opened = Object.entries(table.sealed).flatMap(([seat, all]) =>
    all.map((each) => `  · ${seatLabel(exercise, seat)}, ${forecastText(exercise, each)}`),
  );
  const say = sayIn(exercise.lang);
  const isOpen = table.played.length >= turns.length && opened.length > 0;
  return {
    title: say('Questions'),
    paragraphs: [
      ...questions.map(({ ask }, i) => `${i + 1}. ${ask}`),
      ...tried().map((each) => triedText(game, each)),
      ...(isOpen ? ['', say('The seals are open. The pack scores them.'), ...opened] : []),
    ],
  };
};

const votePassage = ({ game }: Desk): Passage => {
  const { id, question, needs } = voteNow(game);
  const say = sayIn(game.exercise.lang);
  return {
    title: say('Vote'),
    paragraphs: [
      question,
      ...optionsOpen(game, id).map((each) => `  · ${optionText(game, each)}`),
      say('An option needs {needs} votes.', { needs }),
    ],
  };
};

/** What each kind of step says to all. */
const PASSAGES: Readonly<Record<ExerciseStep['do'], (desk: Desk) => Passage>> = {
  brief: openingPassage,
  predict: predictPassage,
  judge: judgePassage,
  odds: oddsPassage,
  recode: recodePassage,
  play: newsPassage,
  vote: votePassage,
  inject: injectPassage,
  reveal: recordPassage,
  debrief: debriefPassage,
  questions: questionsPassage,
};

const passageOf = (desk: Desk): Passage => PASSAGES[stepAt(desk.game)?.do ?? 'play'](desk);

/** A text in place of a step whose own text takes seconds to work out. */
const waitingPassage = ({ game: { exercise } }: Desk): Passage => {
  const say = sayIn(exercise.lang);
  return {
    title: say('One moment'),
    paragraphs: [say('This is being worked out from many futures. It comes in some seconds.')],
  };
};

/** The text of the step for all. The first step begins with the content note. */
export const stepPassage = (desk: Desk): Passage => {
  const { exercise, table } = desk.game;
  const passage = waitsFor(desk) ? waitingPassage(desk) : passageOf(desk);
  if (exercise.contentNote === '' || table.step > 0) return passage;
  const note = sayIn(exercise.lang)('Content note. {note}', { note: exercise.contentNote });
  return { ...passage, paragraphs: [note, ...passage.paragraphs] };
};
