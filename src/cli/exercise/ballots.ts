import { LONGEST_REASON } from '../../exercise/actions.ts';
import type { Seat } from '../../exercise/exercise.ts';
import { longDate } from '../../report/numbers.ts';
import { safeText } from '../../report/safe-text.ts';
import type { Asker } from './asker.ts';
import { sealOf } from './auto.ts';
import type { Desk } from './desk.ts';
import { askUntil } from './seat-turn.ts';
import { askTable, type TableAnswer } from './teacher.ts';
import { laidOut } from './views.ts';

/** Reads a chance in per cent; or says what is wanted. */
export const readPercent = (text: string): { readonly chance: number } | string => {
  const value = /^(\d{1,3})\s*%?$/.exec(text)?.[1];
  return value !== undefined && Number(value) <= 100
    ? { chance: Number(value) / 100 }
    : 'Type a whole number from 0 (surely not) to 100 (surely): 50 is “I cannot tell”.';
};

const askSeatOdds = async (desk: Desk, asker: Asker, seat: Seat): Promise<boolean> => {
  const { predictions } = desk.loaded.exercise;
  const odds: Record<string, number> = {};
  asker.say(`${safeText(seat.label)}: how likely is it, in per cent? Nobody sees it before the end.`);
  for (const [i, { id, ask, by }] of predictions.entries()) {
    const prompt = `${i + 1} of ${predictions.length}. ${safeText(ask)} (by ${longDate(by)}) > `;
    const answer = await askUntil(asker, prompt, readPercent);
    if (!answer) return false;
    odds[id] = answer.value.chance;
  }
  const seal = sealOf(desk, seat.id, odds);
  const refusal = desk.act({ do: 'predict', seat: seat.id, odds, seal });
  asker.curtain();
  asker.say(
    refusal === undefined
      ? `${safeText(seat.label)} has sealed its predictions. Write this seal down: ${seal.slice(0, 16)}`
      : `Not sealed: ${refusal}.`,
  );
  return true;
};

/** Has every team seal its predictions, one after another behind the curtain. */
export const askOdds = async (desk: Desk, asker: Asker): Promise<TableAnswer> => {
  for (const seat of desk.loaded.exercise.seats) {
    if (Object.hasOwn(desk.game().table.sealed, seat.id)) continue;
    const answer = await askTable(desk, asker, `Predictions. The keyboard to ${safeText(seat.label)}`);
    if (answer === 'absent') continue;
    if (answer !== 'on') return answer;
    asker.curtain();
    if (!(await askSeatOdds(desk, asker, seat))) return 'gone';
  }
  return 'on';
};

const typeAnswers = async (desk: Desk, asker: Asker, seat: Seat): Promise<boolean> => {
  const { questions } = desk.loaded.exercise;
  const answers: string[] = [];
  asker.say(`${safeText(seat.label)}: a sentence or two for each question; Enter leaves one out.`);
  for (const [i, { ask }] of questions.entries()) {
    asker.say(laidOut(`${i + 1} of ${questions.length}. ${ask}`));
    const text = await asker.ask('> ');
    if (text === undefined) return false;
    answers.push(text.slice(0, LONGEST_REASON));
  }
  const refusal = desk.act({ do: 'answer', seat: seat.id, answers });
  asker.curtain();
  asker.say(refusal === undefined ? `${safeText(seat.label)} has answered.` : `Not kept: ${refusal}.`);
  return true;
};

/** Has every team type its answers to the questions, one after another behind the curtain. */
export const askAnswers = async (desk: Desk, asker: Asker): Promise<TableAnswer> => {
  const { seats, questions } = desk.loaded.exercise;
  asker.say(questions.map(({ ask }) => `- ${safeText(ask)}`));
  for (const seat of seats) {
    if (Object.hasOwn(desk.game().table.answers, seat.id)) continue;
    const answer = await askTable(
      desk,
      asker,
      `Answers, typed or aloud. The keyboard to ${safeText(seat.label)}; absent: aloud`,
    );
    if (answer === 'absent') continue;
    if (answer !== 'on') return answer;
    asker.curtain();
    if (!(await typeAnswers(desk, asker, seat))) return 'gone';
  }
  return 'on';
};

const castVote = async (desk: Desk, asker: Asker, seat: Seat, voteId: string): Promise<boolean> => {
  const vote = desk.loaded.exercise.votes.find(({ id }) => id === voteId);
  if (!vote) return true;
  asker.say([
    safeText(vote.question),
    ...vote.options.map(({ label }, i) => `  ${i + 1} ${safeText(label)}`),
  ]);
  const option = await askUntil(asker, 'Number > ', (text) => {
    const found = vote.options[Number(text) - 1];
    return found ? { id: found.id } : `Type a number from 1 to ${vote.options.length}.`;
  });
  const reason =
    option &&
    (await askUntil(asker, 'Why? One sentence > ', (text) =>
      text === '' ? 'A vote needs a reason.' : { text },
    ));
  if (!reason) return false;
  const refusal = desk.act({
    do: 'vote',
    vote: voteId,
    seat: seat.id,
    option: option.value.id,
    reason: reason.value.text.slice(0, LONGEST_REASON),
  });
  asker.curtain();
  asker.say(refusal === undefined ? `${safeText(seat.label)} has voted.` : `Not counted: ${refusal}.`);
  return true;
};

/** Has every voter vote, one after another behind the curtain. */
export const askVotes = async (desk: Desk, asker: Asker, voteId: string): Promise<TableAnswer> => {
  const { exercise } = desk.loaded;
  const voters = exercise.votes.find(({ id }) => id === voteId)?.voters ?? [];
  for (const seat of exercise.seats.filter(({ id }) => voters.includes(id))) {
    if (Object.hasOwn(desk.game().table.ballots[voteId] ?? {}, seat.id)) continue;
    const answer = await askTable(desk, asker, `Vote. The keyboard to ${safeText(seat.label)}`);
    if (answer === 'absent') continue;
    if (answer !== 'on') return answer;
    asker.curtain();
    if (!(await castVote(desk, asker, seat, voteId))) return 'gone';
  }
  return 'on';
};
