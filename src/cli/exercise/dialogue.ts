import { absentLock } from '../../exercise/actions.ts';
import type { Step } from '../../exercise/exercise.ts';
import { stepAt, turnAhead, winnerOf } from '../../exercise/game.ts';
import { safeText } from '../../report/safe-text.ts';
import { type Asker, terminalAsker } from './asker.ts';
import { askAnswers, askOdds, askVotes } from './ballots.ts';
import type { Desk } from './desk.ts';
import { askAndLock } from './seat-turn.ts';
import { takeInject } from './steps.ts';
import { askTable, type TableAnswer } from './teacher.ts';
import { startTimer } from './timer.ts';
import { briefLines, laidOut, revealed, STEP_TITLES, seatView, standing, turnTitle } from './views.ts';

/** Whether the class goes on; `false` when there is nobody any more. */
type GoesOn = boolean;

const timeOf = ({ minutes, short }: Step): string =>
  minutes === undefined
    ? ''
    : ` (${minutes} minutes${short === undefined ? '' : `; ${short} in a short lesson`})`;

const briefAll = async (desk: Desk, asker: Asker): Promise<TableAnswer> => {
  const { exercise } = desk.loaded;
  asker.say(laidOut(exercise.brief));
  for (const { who, text } of exercise.voices)
    asker.say(['', `Read out: ${safeText(who)}`, ...laidOut(text)]);
  for (const seat of exercise.seats) {
    const answer = await askTable(
      desk,
      asker,
      `${safeText(seat.label)} reads its brief, alone at the screen; absent: it has it on paper`,
    );
    if (answer === 'gone' || answer === 'changed') return answer;
    if (answer !== 'on') continue;
    asker.curtain();
    asker.say(briefLines(seat));
    if ((await asker.ask('Enter when you have read it > ')) === undefined) return 'gone';
    asker.curtain();
  }
  return 'on';
};

const lockSeat = async (desk: Desk, asker: Asker, seatId: string): Promise<TableAnswer> => {
  const { exercise, table } = desk.game();
  const seat = exercise.seats.find(({ id }) => id === seatId);
  if (!seat) return 'on';
  const turn = turnAhead(table);
  const answer = await askTable(desk, asker, `${turnTitle(desk)}. The keyboard to ${safeText(seat.label)}`);
  if (answer === 'absent') {
    const refusal = desk.act(absentLock(seat.id, turn));
    if (refusal !== undefined) asker.say(`Not done: ${refusal}.`);
    return 'on';
  }
  if (answer !== 'on') return answer;
  asker.curtain();
  asker.say(seatView(desk, seat));
  const stop = startTimer(asker, exercise.limits.minutes);
  const locked = await askAndLock(desk, asker, seat, turn);
  stop();
  asker.curtain();
  if (locked) asker.say(`${safeText(seat.label)} has locked its move.`);
  return locked ? 'on' : 'gone';
};

/** One turn: every team behind the curtain, then all moves together. */
const playTurn = async (desk: Desk, asker: Asker): Promise<TableAnswer> => {
  for (const { id } of desk.loaded.exercise.seats) {
    if (Object.hasOwn(desk.game().table.locks, id)) continue;
    const answer = await lockSeat(desk, asker, id);
    if (answer !== 'on') return answer;
  }
  const answer = await askTable(desk, asker, 'All moves are locked. Reveal them together');
  if (answer !== 'on') return answer === 'absent' ? 'changed' : answer;
  const refusal = desk.act({ do: 'reveal', turn: turnAhead(desk.game().table) });
  asker.say(refusal === undefined ? ['', ...revealed(desk), ''] : `Not played: ${refusal}.`);
  return 'on';
};

const takeNews = (desk: Desk, asker: Asker, id: string): void => {
  const event = desk.loaded.exercise.injects.find((each) => each.id === id)?.event;
  asker.say(
    takeInject(desk)
      ? [safeText(event?.label ?? id), ...laidOut(event?.text ?? '')]
      : 'No news: its condition does not hold.',
  );
};

const closeVote = (desk: Desk, asker: Asker, id: string): void => {
  const { exercise, table } = desk.game();
  const won = winnerOf(exercise, table, id);
  const label = exercise.votes.find((each) => each.id === id)?.options.find((each) => each.id === won)?.label;
  asker.say(`Result: ${safeText(label ?? 'none')}.`);
};

/** Does what belongs to a step; `on` when it is done. */
const doStep = async (desk: Desk, asker: Asker, step: Step): Promise<TableAnswer> => {
  switch (step.do) {
    case 'brief':
      return briefAll(desk, asker);
    case 'predict':
      return askOdds(desk, asker);
    case 'play':
      while (desk.game().table.inStep < step.turns) {
        const answer = await playTurn(desk, asker);
        if (answer !== 'on') return answer;
      }
      return 'on';
    case 'inject':
      takeNews(desk, asker, step.inject);
      return 'on';
    case 'vote': {
      const answer = await askVotes(desk, asker, step.vote);
      if (answer === 'on') closeVote(desk, asker, step.vote);
      return answer;
    }
    case 'questions':
      return askAnswers(desk, asker);
    case 'debrief':
      asker.say(['What happened, in a sentence: say what you saw before you say why.', ...standing(desk)]);
      return 'on';
  }
};

const nextStep = async (desk: Desk, asker: Asker, step: Step): Promise<GoesOn> => {
  asker.say(['', `── ${STEP_TITLES[step.do]}${timeOf(step)} ──`]);
  const before = desk.game().table.step;
  const done = await doStep(desk, asker, step);
  if (done === 'gone') return false;
  if (done === 'changed' || desk.game().table.step !== before) return true;
  const answer = await askTable(desk, asker, `${STEP_TITLES[step.do]} is done. On to the next step`);
  if (answer === 'gone') return false;
  if (answer === 'on') desk.act({ do: 'next' });
  return true;
};

export interface DialogueOptions {
  /** The file that keeps the game. */
  readonly file: string;
  /** Writes the pack as it is at the debrief; gives what to say of it. */
  readonly atDebrief: () => Promise<string>;
}

/** Has a class play at one screen, from wherever the game stands, until it is over or nobody is there any more. */
export const playAtTable = async (
  desk: Desk,
  { file, atDebrief }: DialogueOptions,
  asker: Asker = terminalAsker(),
): Promise<void> => {
  const { exercise } = desk.loaded;
  asker.say([
    safeText(exercise.title),
    ...laidOut(exercise.summary),
    ...(exercise.contentNote === '' ? [] : laidOut(`Content note. ${exercise.contentNote}`)),
    `Every move is kept in ${file} at once: after a fault or a break the same command goes on.`,
    ...(desk.game().log.length > 0 ? [`Going on with the game in ${file}.`] : []),
  ]);
  try {
    for (let step = stepAt(desk.game()); step !== undefined; step = stepAt(desk.game())) {
      if (step.do === 'debrief') asker.say(await atDebrief());
      if (!(await nextStep(desk, asker, step))) {
        asker.say(`\nStopped. The game is kept in ${file}: the same command goes on from here.`);
        return;
      }
    }
  } finally {
    asker.close();
  }
};
