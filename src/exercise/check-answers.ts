import { type Details, errorAt, type Issue } from '../scenario/issue.ts';
import type { Path } from '../scenario/located.ts';
import { nearest, orList } from '../scenario/nearest.ts';
import { type Piece, placeIn } from '../scenario/shape.ts';
import type { Answers, Choice, Exercise, Seat } from './exercise.ts';
import type { AnswersFile } from './schema.ts';

/** Where answers stand. */
export interface AnswersAt {
  readonly piece: Piece<unknown>;
  readonly path: Path;
  readonly issues: Issue[];
}

type ChoiceFile = NonNullable<NonNullable<AnswersFile['turns']>[number][string]>;

const fail = (at: AnswersAt, path: Path, message: string, details: Details): void => {
  at.issues.push(errorAt(placeIn(at.piece, ...at.path, ...path), message, details));
};

const known = (at: AnswersAt, what: string, id: string, all: readonly string[], path: Path): boolean => {
  if (all.includes(id)) return true;
  fail(at, path, `there is no ${what} of this name here`, {
    found: id,
    expected: orList(all),
    suggestion: nearest(id, all),
  });
  return false;
};

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

const movesOf = (at: AnswersAt, seat: Seat, file: ChoiceFile, path: Path): Choice['moves'] => {
  const { do: deed } = file;
  if (deed === undefined || typeof deed === 'string')
    return Object.fromEntries(seat.states.map((state) => [state, deed ?? 'hold']));
  return Object.fromEntries(
    Object.entries(deed).flatMap(([state, each]) =>
      each && known(at, 'state', state, seat.states, [...path, 'do', state]) ? [[state, each]] : [],
    ),
  );
};

const choiceOf = (at: AnswersAt, exercise: Exercise, seat: Seat, file: ChoiceFile, path: Path): Choice => {
  const open = ids(exercise.measures.filter((measure) => measure.seats.includes(seat.id)));
  const measures = (file.measures ?? []).filter((id, i) =>
    known(at, 'measure', id, open, [...path, 'measures', i]),
  );
  const tracks = Object.fromEntries(
    Object.entries(file.tracks ?? {}).flatMap(([id, deed]) => (deed ? [[id, deed]] : [])),
  );
  if (!seat.target && Object.keys(tracks).length > 0)
    fail(at, [...path, 'tracks'], 'only the target has tracks', { found: seat.id });
  return {
    moves: movesOf(at, seat, file, path),
    tracks,
    measures,
    reason: file.reason.replace(/\s+/g, ' ').trim(),
  };
};

const turnsOf = (at: AnswersAt, exercise: Exercise, file: AnswersFile): Answers['turns'] =>
  (file.turns ?? []).map((turn, i) =>
    Object.fromEntries(
      Object.entries(turn).flatMap(([id, choice]) => {
        const path = ['turns', i, id];
        const seat = exercise.seats.find((each) => each.id === id);
        if (!seat) known(at, 'seat', id, ids(exercise.seats), path);
        return seat && choice ? [[id, choiceOf(at, exercise, seat, choice, path)]] : [];
      }),
    ),
  );

const predictionsOf = (at: AnswersAt, exercise: Exercise, file: AnswersFile): Answers['predictions'] =>
  Object.fromEntries(
    Object.entries(file.predictions ?? {}).flatMap(([seat, odds]) => {
      if (!known(at, 'seat', seat, ids(exercise.seats), ['predictions', seat]) || !odds) return [];
      const given = Object.entries(odds).flatMap(([id, percent]) =>
        percent !== undefined &&
        known(at, 'prediction', id, ids(exercise.predictions), ['predictions', seat, id])
          ? [[id, percent / 100] as const]
          : [],
      );
      return [[seat, Object.fromEntries(given)]];
    }),
  );

const votesOf = (at: AnswersAt, exercise: Exercise, file: AnswersFile): Answers['votes'] =>
  Object.fromEntries(
    Object.entries(file.votes ?? {}).flatMap(([id, ballots]) => {
      const vote = exercise.votes.find((each) => each.id === id);
      if (!vote) known(at, 'vote', id, ids(exercise.votes), ['votes', id]);
      if (!vote || !ballots) return [];
      const cast = Object.entries(ballots).flatMap(([seat, ballot]) =>
        ballot &&
        known(at, 'voter', seat, vote.voters, ['votes', id, seat]) &&
        known(at, 'option', ballot.for, ids(vote.options), ['votes', id, seat, 'for'])
          ? [[seat, { option: ballot.for, reason: ballot.reason }] as const]
          : [],
      );
      return [[id, Object.fromEntries(cast)]];
    }),
  );

const questionsOf = (at: AnswersAt, exercise: Exercise, file: AnswersFile): Answers['questions'] =>
  Object.fromEntries(
    Object.entries(file.questions ?? {}).flatMap(([seat, given = []]) => {
      if (!known(at, 'seat', seat, ids(exercise.seats), ['questions', seat])) return [];
      const asked = exercise.questions.length;
      if (given.length > asked)
        fail(at, ['questions', seat, asked], 'there are more answers than questions', {
          found: String(given.length),
          expected: `${asked} or fewer`,
        });
      return [[seat, exercise.questions.map((_, i) => (given[i] ?? '').replace(/\s+/g, ' ').trim())]];
    }),
  );

/** Checks scripted answers against the exercise that they are for. */
export const checkAnswers = (exercise: Exercise, file: AnswersFile | undefined, at: AnswersAt): Answers =>
  file
    ? {
        predictions: predictionsOf(at, exercise, file),
        turns: turnsOf(at, exercise, file),
        votes: votesOf(at, exercise, file),
        questions: questionsOf(at, exercise, file),
      }
    : { predictions: {}, turns: [], votes: {}, questions: {} };
