import { debriefOf } from '../../exercise/debrief.ts';
import type { Exercise, Step } from '../../exercise/exercise.ts';
import { spanOf } from '../../exercise/exercise.ts';
import { winnerOf } from '../../exercise/game.ts';
import { partingBlocks, reasonBlocks } from '../../report/debrief-class.ts';
import { choiceText, storyBlocks, whyBlocks } from '../../report/debrief-story.ts';
import { percent } from '../../report/numbers.ts';
import type { Block } from '../../report/page.ts';
import { voiceOf } from '../../report/sentences.ts';
import type { Passage } from '../../tui/class/desk.ts';
import type { Desk } from './desk.ts';
import { standingTexts, worldLines } from './views.ts';

/** Paragraphs of a text, each on one line. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((part) => part.trim().replace(/\s*\n\s*/g, ' '))
    .filter((part) => part !== '');

/** A block of a page as paragraphs of a screen. */
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
      return [`  “${block.text}” (${block.by})`];
    case 'table':
      return ['', block.title, ...block.rows.map((cells) => `  · ${cells.join(' · ')}`)];
  }
};

/** The brief that all read, its facts, and the voices that are read out. */
const briefPassage = ({ contentNote, brief, facts, voices }: Exercise): Passage => ({
  title: 'Brief: read out to all',
  paragraphs: [
    ...(contentNote === '' ? [] : [`Content note. ${contentNote}`]),
    ...paragraphsOf(brief),
    ...facts.map(({ text }) => `  · ${text}`),
    ...voices.flatMap(({ who, text }) => ['', `Read out: ${who}`, ...paragraphsOf(text)]),
  ],
});

/** All moves of the last turn together, and what the world did. */
const newsPassage = (desk: Desk): Passage => {
  const game = desk.game();
  const last = game.table.played.at(-1);
  if (!last) return { title: 'How things stand', paragraphs: standingTexts(desk) };
  const voice = voiceOf(game.scenario);
  const [from, to] = spanOf(game.exercise, last.turn);
  const chosen = game.exercise.seats.flatMap(({ id, label }) => {
    const choice = last.choices[id];
    return choice ? [`  · ${label}: ${choiceText({ game }, voice, choice)}`] : [];
  });
  return {
    title: `Revealed: turn ${last.turn}`,
    paragraphs: [
      'The teams',
      ...chosen,
      '',
      'The world',
      ...worldLines(desk, from, to),
      '',
      ...standingTexts(desk),
    ],
  };
};

/** What happened, why, and where the class and the model parted; each team's reasons are no secret any more. */
const debriefPassage = (desk: Desk): Passage => {
  const game = desk.game();
  if (game.table.played.length === 0) return { title: 'Debrief', paragraphs: ['No turn was played yet.'] };
  const debrief = debriefOf(game, desk.world(), desk.alone, new Map());
  const played = { game, debrief };
  return {
    title: 'Debrief: first what happened, then why',
    paragraphs: [storyBlocks, whyBlocks, partingBlocks, reasonBlocks]
      .flatMap((blocks) => blocks(played))
      .flatMap(blockParagraphs),
  };
};

const questionsPassage = ({ questions, predictions }: Exercise, desk: Desk): Passage => {
  const { table } = desk.game();
  const opened =
    table.played.length < desk.loaded.exercise.turns
      ? []
      : Object.entries(table.sealed).map(
          ([seat, { odds }]) =>
            `  · ${desk.loaded.exercise.seats.find(({ id }) => id === seat)?.label ?? seat}: ${predictions
              .map(({ id, ask }) => `${ask} ${percent(odds[id] ?? 0)}`)
              .join('; ')}`,
        );
  return {
    title: 'Questions',
    paragraphs: [
      ...questions.map(({ ask }, i) => `${i + 1}. ${ask}`),
      ...(opened.length === 0 ? [] : ['', 'The seals are open. The pack scores them.', ...opened]),
    ],
  };
};

const votePassage = (desk: Desk, voteId: string): Passage => {
  const { exercise, table } = desk.game();
  const vote = exercise.votes.find(({ id }) => id === voteId);
  const cast = table.ballots[voteId] ?? {};
  const isAll = vote?.voters.every((seat) => Object.hasOwn(cast, seat)) ?? false;
  const won = vote?.options.find(({ id }) => id === winnerOf(exercise, table, voteId))?.label ?? '';
  return {
    title: 'Vote',
    paragraphs: [
      vote?.question ?? '',
      ...(vote?.options ?? []).map(({ label }) => `  · ${label}`),
      `An option needs ${vote?.needs ?? 0} votes.`,
      ...(isAll ? [`Result: ${won}.`] : []),
    ],
  };
};

/** What all are told in a step. */
export const toldIn = (desk: Desk, step: Step | undefined, isDue: (inject: string) => boolean): Passage => {
  const { exercise, table } = desk.game();
  switch (step?.do) {
    case 'brief':
      return briefPassage(exercise);
    case 'predict':
      return {
        title: 'To be predicted',
        paragraphs: [
          'How likely is it, in per cent? Nobody sees the numbers before the end.',
          ...exercise.predictions.map(({ ask }) => `  · ${ask}`),
        ],
      };
    case 'vote':
      return votePassage(desk, step.vote);
    case 'inject': {
      const event = exercise.injects.find(({ id }) => id === step.inject)?.event;
      const isTold = table.injected.some(({ inject }) => inject === step.inject) || isDue(step.inject);
      return isTold
        ? { title: `News: ${event?.label ?? ''}`, paragraphs: paragraphsOf(event?.text ?? '') }
        : { title: 'No news', paragraphs: ['Its condition does not hold.'] };
    }
    case 'debrief':
      return debriefPassage(desk);
    case 'questions':
      return questionsPassage(exercise, desk);
    default:
      return newsPassage(desk);
  }
};
