import { oneLine } from '../../scenario/checks/context.ts';
import type { Path } from '../../scenario/located.ts';
import { nearest } from '../../scenario/nearest.ts';
import { rowIdOf } from '../../study/evidence/figures.ts';
import { faultOfCorrection, MOST_CORRECTIONS } from '../evidence/acts.ts';
import { correctionTask, type EvidenceCard, type Excerpt, JUDGEMENT_TASK } from '../evidence/card.ts';
import { numberOf, rowOf } from '../evidence/rows.ts';
import type { Answers, Exercise, FormValues, SeatId, Vote } from '../exercise.ts';
import type { AnswersFile } from '../schema/answers.ts';
import type { ExerciseFile } from '../schema.ts';
import { addError, type CheckedAt, checkAsOf, type ExerciseCheck, isKnown } from './names.ts';

type SeatFile = NonNullable<ExerciseFile['seats'][string]>;

/** The rows of evidence that a seat gets, each once. */
export const evidenceRows = (
  look: ExerciseCheck,
  id: SeatId,
  { rows = [] }: SeatFile,
): readonly EvidenceCard[] => {
  const { scenario } = look;
  if (!scenario) return [];
  const known = new Set(scenario.evidence.map(rowIdOf));
  const taken = new Set<string>();
  return rows.flatMap(({ row: wanted, reports, as_of }, n) => {
    const path = ['seats', id, 'rows', n, 'row'];
    const row = rowOf(scenario, wanted);
    if (!row)
      addError(look, path, 'the scenario has no evidence of this name', {
        found: wanted,
        expected: 'STATE.field of a row of its evidence',
        suggestion: nearest(wanted, known),
      });
    if (taken.has(wanted)) addError(look, path, 'this seat has the row already', { found: wanted });
    taken.add(wanted);
    return row ? [{ id: wanted, row, reports, as_of, number: numberOf(scenario, row) }] : [];
  });
};

/** The stored texts of a seat, each behind one of its rows and no later than the day of the briefs. */
export const excerptsOf = (
  look: ExerciseCheck,
  id: SeatId,
  { rows = [], excerpts = [] }: SeatFile,
): readonly Excerpt[] =>
  excerpts.map((excerpt, n) => {
    const path: Path = ['seats', id, 'excerpts', n];
    const { as_of, contradicts } = excerpt;
    isKnown(
      look,
      'row of this seat',
      excerpt.row,
      rows.map(({ row }) => row),
      [...path, 'row'],
    );
    checkAsOf(look, as_of, path);
    return { ...excerpt, contradicts };
  });

/** An option for each correction that a seat may make. */
export const correctionOptions = (
  look: ExerciseCheck,
  vote: string,
  known: readonly string[],
): Vote['options'] =>
  Object.entries(look.part.seats ?? {}).flatMap(([seat, file]) => {
    if (!file?.rows?.length) return [];
    return Array.from({ length: MOST_CORRECTIONS }, (_, i) => {
      const id = `${seat}-${i + 1}`;
      if (known.includes(id))
        addError(look, ['votes', vote, 'options', id], 'this name is taken by a correction', { found: id });
      return {
        id,
        label: `${file.label} ${i + 1}`,
        inject: undefined,
        grants: undefined,
        correction: { seat, n: i + 1 },
      };
    });
  });

/** Checks the steps on evidence and odds: the first need rows of evidence in a seat, the second a prediction. */
export const checkEvidenceSteps = (look: ExerciseCheck, steps: ExerciseFile['steps']): void => {
  const { part } = look;
  const hasRows = Object.values(part.seats ?? {}).some((seat) => seat?.rows?.length);
  for (const [n, { do: kind }] of steps.entries()) {
    if ((kind === 'judge' || kind === 'recode') && !hasRows)
      addError(look, ['steps', n, 'do'], 'no seat has rows of evidence', {
        found: kind,
        expected: 'rows in a seat',
      });
    if (kind === 'odds' && Object.keys(part.predictions ?? {}).length === 0)
      addError(look, ['steps', n, 'do'], 'there is no prediction whose odds could be counted', {
        found: kind,
        expected: 'predictions',
      });
  }
  const play = steps.findIndex((step) => step.do === 'play');
  const late = steps.findLastIndex((step) => step.do === 'recode');
  if (play >= 0 && late > play)
    addError(look, ['steps', late, 'do'], 'the evidence is corrected before play', {
      found: 'recode after play',
      expected: 'recode, then play',
    });
};

/** Scripted judgements and corrections, as forms. */
export const evidenceAnswers = (
  exercise: Exercise,
  file: AnswersFile | undefined,
  at: CheckedAt,
): Answers => {
  const { seats } = exercise;
  const withRows = seats.filter(({ rows }) => rows.length > 0).map(({ id }) => id);
  const seatOf = (id: SeatId, path: Path) =>
    isKnown(at, 'seat with rows', id, withRows, path) ? seats.find((seat) => seat.id === id) : undefined;
  const judgements = Object.entries(file?.judgements ?? {}).flatMap(([id, given]) => {
    const seat = seatOf(id, ['judgements', id]);
    if (!seat || !given) return [];
    const ids = seat.rows.map((row) => row.id);
    for (const key of ['most', 'weakest'] as const)
      isKnown(at, 'row of this seat', given[key], ids, ['judgements', id, key]);
    return [[id, { most: given.most, weakest: given.weakest, reason: oneLine(given.reason) }] as const];
  });
  const corrections = Object.entries(file?.corrections ?? {}).flatMap(([id, given = []]) => {
    const seat = seatOf(id, ['corrections', id]);
    return given.flatMap((each, n) => {
      const fault = seat && faultOfCorrection(exercise, seat, each);
      if (fault)
        addError(at, ['corrections', id, n, fault.part], fault.why, {
          found: String(each[fault.part] ?? ''),
        });
      const { value, reason, ...rest } = each;
      const values: FormValues = {
        ...rest,
        value: value === undefined ? '' : String(value),
        reason: oneLine(reason),
        ...(n === 0 && given.length > 1 ? { more: 'more' } : {}),
      };
      return [{ id, n: n + 1, values }];
    });
  });
  const tasks = Array.from({ length: MOST_CORRECTIONS }, (_, i) => [
    correctionTask(i + 1),
    Object.fromEntries(corrections.flatMap(({ id, n, values }) => (n === i + 1 ? [[id, values]] : []))),
  ]);
  return { [JUDGEMENT_TASK]: Object.fromEntries(judgements), ...Object.fromEntries(tasks) };
};
