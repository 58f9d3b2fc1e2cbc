import { suggestedIds } from '../../domain/states/find-state.ts';
import { oneLine } from '../../scenario/checks/context.ts';
import type { Path } from '../../scenario/located.ts';
import { orList } from '../../scenario/nearest.ts';
import {
  type Answers,
  type Exercise,
  type FormValues,
  NOTHING_CHOSEN,
  predictionTask,
  RATIONALE,
  type Seat,
  type SeatId,
} from '../exercise.ts';
import { refusalOfMeasures } from '../limits.ts';
import type { AnswersFile } from '../schema/answers.ts';
import type { PlayedTurn } from '../table.ts';
import { CHANGE, changeValue } from '../weights/changes.ts';
import { evidenceAnswers } from './evidence.ts';
import { addError, type CheckedAt, isKnown } from './names.ts';

type ChoiceFile = NonNullable<NonNullable<AnswersFile['turns']>[number][string]>;

const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

/** What each seat fills in. An unknown name is reported as `what`. */
const bySeat = <T>(
  at: CheckedAt,
  [what, seats]: readonly [string, readonly SeatId[]],
  given: Readonly<Record<SeatId, T | undefined>>,
  path: Path,
  valuesOf: (given: T, path: Path, seat: SeatId) => FormValues,
): Answers[string] =>
  Object.fromEntries(
    Object.entries(given).flatMap(([seat, each]) => {
      const own = [...path, seat];
      return isKnown(at, what, seat, seats, own) && each !== undefined
        ? [[seat, valuesOf(each, own, seat)]]
        : [];
    }),
  );

const movesOf = (
  at: CheckedAt,
  { states }: Seat,
  { do: deed = 'hold' }: ChoiceFile,
  path: Path,
): FormValues =>
  typeof deed === 'string'
    ? Object.fromEntries(states.map((state) => [`move ${state}`, deed]))
    : Object.fromEntries(
        Object.entries(deed).flatMap(([state, each]) =>
          isKnown(at, 'state', state, states, [...path, 'do', state], (found) =>
            suggestedIds(
              found,
              states.map((id) => ({ id, name: id })),
            ),
          ) && each
            ? [[`move ${state}`, each]]
            : [],
        ),
      );

const choiceOf = (
  at: CheckedAt,
  { measures }: Exercise,
  seat: Seat,
  file: ChoiceFile,
  path: Path,
): FormValues => {
  const open = ids(measures.filter(({ seats }) => seats.includes(seat.id)));
  const taken = (file.measures ?? []).filter((id, i) =>
    isKnown(at, 'measure', id, open, [...path, 'measures', i]),
  );
  const tracks = Object.entries(file.tracks ?? {}).flatMap(([id, deed]) =>
    deed ? [[`track ${id}`, deed]] : [],
  );
  const offered = ids(measures.filter(({ offer }) => offer && seat.states.includes(offer.state)));
  const offers = Object.entries(file.offers ?? {}).flatMap(([id, word]) =>
    isKnown(at, 'offer', id, offered, [...path, 'offers', id]) && word ? [[`offer ${id}`, word]] : [],
  );
  if (!seat.target && tracks.length > 0)
    addError(at, [...path, 'tracks'], 'only the target has tracks', { found: seat.id });
  return {
    ...movesOf(at, seat, file, path),
    ...Object.fromEntries(tracks),
    ...(taken.length === 0 ? {} : { measures: taken.join(' ') }),
    ...Object.fromEntries(offers),
    ...(file.stands ? { stands: 'stands' } : {}),
    reason: oneLine(file.reason),
  };
};

const textsOf = (at: CheckedAt, asked: number, given: readonly string[], path: Path): FormValues => {
  if (given.length > asked)
    addError(at, [...path, asked], 'there are more answers than questions', {
      found: String(given.length),
      expected: `${asked} or fewer`,
    });
  return Object.fromEntries(given.slice(0, asked).map((text, i) => [`answer ${i}`, oneLine(text)]));
};

/** What each seat answers at the end, and the weight that it would change. */
const endAnswers = (at: CheckedAt, exercise: Exercise, file: AnswersFile | undefined): Answers[string] => {
  const teams = ['seat', ids(exercise.seats)] as const;
  const texts = bySeat(at, teams, file?.questions ?? {}, ['questions'], (given, path) =>
    textsOf(at, exercise.questions.length, given, path),
  );
  const changes = bySeat(at, teams, file?.changes ?? {}, ['changes'], ({ weight, times }, path) =>
    isKnown(at, 'weight', weight, exercise.weights, [...path, 'weight'])
      ? { [CHANGE]: changeValue({ weight, times }) }
      : {},
  );
  return Object.fromEntries(
    Object.keys({ ...texts, ...changes }).map((seat) => [seat, { ...texts[seat], ...changes[seat] }]),
  );
};

/** Reports measures for which the budget, or the times that they may be taken, are not enough. */
const checkSpending = (at: CheckedAt, exercise: Exercise, turns: readonly Answers[string][]): void => {
  // A part that could not be read has no budget.
  if (at.issues.some(({ severity }) => severity === 'error')) return;
  const played: PlayedTurn[] = [];
  for (const [i, given] of turns.entries()) {
    const choices = Object.fromEntries(
      Object.entries(given).map(([seat, { measures = '' }]) => [
        seat,
        { ...NOTHING_CHOSEN, measures: measures.split(' ').filter((id) => id !== '') },
      ]),
    );
    for (const [seat, choice] of Object.entries(choices)) {
      const refusal =
        choice.measures.length > 0 ? refusalOfMeasures(exercise, { played }, seat, choice) : undefined;
      if (refusal)
        addError(at, ['turns', i, seat, 'measures'], refusal, { found: choice.measures.join(', ') });
    }
    played.push({ turn: i + 1, choices, broken: [], cohesion: {} });
  }
};

/** Checks scripted answers against the exercise that they are for. */
export const checkAnswers = (exercise: Exercise, file: AnswersFile | undefined, at: CheckedAt): Answers => {
  const { seats, predictions, votes } = exercise;
  const teams = ['seat', ids(seats)] as const;
  const turns = (file?.turns ?? []).map((turn, i): readonly [string, Answers[string]] => [
    `turn ${i + 1}`,
    bySeat(at, teams, turn, ['turns', i], (choice, path, id) => {
      const seat = seats.find((each) => each.id === id);
      const { acts = [] } = exercise.turns[i] ?? {};
      if (exercise.turns[i] && !acts.includes(id))
        addError(at, path, 'this seat does not act in this turn', { found: id, expected: orList(acts) });
      return seat ? choiceOf(at, exercise, seat, choice, path) : {};
    }),
  ]);
  checkSpending(
    at,
    exercise,
    turns.map(([, given]) => given),
  );
  const cast = Object.entries(file?.votes ?? {}).flatMap(([id, ballots = {}]) => {
    const vote = votes.find((each) => each.id === id);
    if (!vote) isKnown(at, 'vote', id, ids(votes), ['votes', id]);
    if (!vote) return [];
    const options = ids(vote.options);
    const values = bySeat(at, ['voter', vote.voters], ballots, ['votes', id], (ballot, path) => {
      isKnown(at, 'option', ballot.for, options, [...path, 'for']);
      return { option: ballot.for, reason: oneLine(ballot.reason) };
    });
    return [[`vote ${id}`, values]];
  });
  const rationales = bySeat(at, teams, file?.rationales ?? {}, ['rationales'], (texts) =>
    Object.fromEntries(texts.map((text, i) => [String(i), oneLine(text)])),
  );
  const rounds = [
    [file?.predictions ?? {}, ['predictions']] as const,
    ...(file?.revised ?? []).map((round, i) => [round, ['revised', i]] as const),
  ].map(([round, path], i) => [
    predictionTask(i + 1),
    bySeat(at, teams, round, path, (odds, own, seat) => {
      const known = Object.entries(odds).flatMap(([id, percent]) =>
        isKnown(at, 'prediction', id, ids(predictions), [...own, id]) ? [[id, String(percent)]] : [],
      );
      const why = rationales[seat]?.[i];
      return Object.fromEntries(why === undefined ? known : [...known, [RATIONALE, why]]);
    }),
  ]);
  return {
    ...Object.fromEntries(rounds),
    ...evidenceAnswers(exercise, file, at),
    questions: endAnswers(at, exercise, file),
    ...Object.fromEntries([...turns, ...cast]),
  };
};
