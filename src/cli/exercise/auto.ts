import { sha256 } from '../../domain/sha256.ts';
import { type Action, absentLock } from '../../exercise/actions.ts';
import type { SeatId, Step } from '../../exercise/exercise.ts';
import { stepAt, turnAhead } from '../../exercise/game.ts';
import { sealedText } from '../../exercise/scores.ts';
import { UserError } from '../errors.ts';
import type { Desk } from './desk.ts';
import { takeInject } from './steps.ts';

const must = (desk: Desk, action: Action, where: string): void => {
  const refusal = desk.act(action);
  if (refusal !== undefined)
    throw new UserError(`the scripted answers cannot be played, ${where}: ${refusal}.`);
};

/** Seals a seat's chances: the hash is what the class writes down. */
export const sealOf = (desk: Desk, seat: SeatId, odds: Readonly<Record<string, number>>): string =>
  sha256(sealedText({ exercise: desk.loaded.exercise.id, seed: desk.seed }, seat, odds));

const predictAll = (desk: Desk): void => {
  const { exercise, table } = desk.game();
  for (const [seat, odds] of Object.entries(exercise.answers.predictions)) {
    if (Object.hasOwn(table.sealed, seat)) continue;
    must(desk, { do: 'predict', seat, odds, seal: sealOf(desk, seat, odds) }, `predictions of ${seat}`);
  }
};

const playTurn = (desk: Desk): void => {
  const { exercise, table } = desk.game();
  const turn = turnAhead(table);
  const choices = exercise.answers.turns[turn - 1] ?? {};
  for (const { id: seat } of exercise.seats) {
    if (Object.hasOwn(table.locks, seat)) continue;
    const choice = choices[seat];
    const lock: Action = choice
      ? {
          do: 'lock',
          seat,
          turn,
          moves: { ...choice.moves },
          tracks: { ...choice.tracks },
          measures: [...choice.measures],
          reason: choice.reason,
        }
      : absentLock(seat, turn);
    must(desk, lock, `turn ${turn}, ${seat}`);
  }
  must(desk, { do: 'reveal', turn }, `turn ${turn}`);
};

const voteAll = (desk: Desk, vote: string): void => {
  const { exercise, table } = desk.game();
  for (const [seat, { option, reason }] of Object.entries(exercise.answers.votes[vote] ?? {})) {
    if (Object.hasOwn(table.ballots[vote] ?? {}, seat)) continue;
    must(desk, { do: 'vote', vote, seat, option, reason }, `vote ${vote}, ${seat}`);
  }
};

const answerAll = (desk: Desk): void => {
  const { exercise, table } = desk.game();
  for (const [seat, answers] of Object.entries(exercise.answers.questions)) {
    if (Object.hasOwn(table.answers, seat)) continue;
    must(desk, { do: 'answer', seat, answers: [...answers] }, `questions, ${seat}`);
  }
};

const takeStep = (desk: Desk, step: Step): void => {
  if (step.do === 'predict') predictAll(desk);
  if (step.do === 'vote') voteAll(desk, step.vote);
  if (step.do === 'questions') answerAll(desk);
  if (step.do === 'inject') takeInject(desk);
  if (step.do === 'play') while (desk.game().table.inStep < step.turns) playTurn(desk);
  must(desk, { do: 'next' }, `step ${step.do}`);
};

/** Plays an exercise to its end with scripted answers, from wherever it stands. Throws UserError for one that cannot be. */
export const playScript = (desk: Desk): void => {
  if (desk.game().table.frozen) must(desk, { do: 'thaw' }, 'frozen table');
  for (let step = stepAt(desk.game()); step !== undefined; step = stepAt(desk.game())) takeStep(desk, step);
};
