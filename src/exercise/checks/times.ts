import { warningAt } from '../../scenario/issue.ts';
import type { Path } from '../../scenario/located.ts';
import { placeIn } from '../../scenario/pieces/shape.ts';
import { MOST_CORRECTIONS } from '../evidence/acts.ts';
import type { Exercise, ExerciseStep } from '../exercise.ts';
import type { ExerciseCheck } from './names.ts';

/**
 * The seconds that a seat needs at the single keyboard to come, read, decide, type a reason and lock. An exercise needs
 * this time for each seat.
 */
const SECONDS_A_SEAT = 45;

const LESSONS = ['minutes', 'short'] as const;

interface Timed {
  readonly step: ExerciseStep;
  /** How often a seat comes to the keyboard in it. */
  readonly seats: number;
}

/** Each step with the number of times that a seat comes behind the curtain in it. */
const timedSteps = ({ steps, turns, seats, votes }: Exercise): readonly Timed[] => {
  let played = 0;
  return steps.map((step): Timed => {
    switch (step.do) {
      case 'play': {
        const own = turns.slice(played, played + step.turns);
        played += step.turns;
        return { step, seats: own.reduce((sum, { acts }) => sum + acts.length, 0) };
      }
      case 'predict':
      case 'judge':
        return { step, seats: seats.length };
      case 'recode':
        return { step, seats: seats.length * MOST_CORRECTIONS };
      case 'vote':
        return { step, seats: votes.find(({ id }) => id === step.vote)?.voters.length ?? 0 };
      default:
        return { step, seats: 0 };
    }
  });
};

const minutesFor = (seats: number): number => (seats * SECONDS_A_SEAT) / 60;

/** Doubts whether an exercise fits into its time: its steps together, and each seat at one keyboard. */
export const checkTimes = ({ piece, part, issues }: ExerciseCheck, exercise: Exercise): void => {
  const doubt = (path: Path, message: string, found: string, expected: string): void => {
    issues.push(warningAt(placeIn(piece, ...path), message, { found, expected }));
  };
  const timed = timedSteps(exercise);
  const all = timed.reduce((sum, { seats }) => sum + seats, 0);
  if (minutesFor(all) > exercise.minutes)
    doubt(
      ['minutes'],
      'at one keyboard this exercise takes longer',
      `${exercise.minutes} minutes for ${all} times of ${SECONDS_A_SEAT} seconds`,
      `at least ${Math.ceil(minutesFor(all))} minutes, or fewer seats that act`,
    );
  for (const lesson of LESSONS) {
    const whole = part[lesson];
    const given = timed.filter(({ step }) => step[lesson] !== undefined);
    const sum = given.reduce((minutes, { step }) => minutes + (step[lesson] ?? 0), 0);
    const fits = given.length === timed.length ? sum === whole : sum <= (whole ?? sum);
    if (whole !== undefined && given.length > 0 && !fits)
      doubt(
        [lesson],
        'the steps do not take as long as the lesson',
        `${whole} minutes, and ${sum} in steps`,
        'the same',
      );
    timed.forEach(({ step, seats }, i) => {
      const minutes = step[lesson];
      if (minutes === undefined || minutes === 0 || minutesFor(seats) <= minutes) return;
      doubt(
        ['steps', i, lesson],
        'this step is too short for its seats at one keyboard',
        `${minutes} minutes for ${seats} times of ${SECONDS_A_SEAT} seconds`,
        `at least ${Math.ceil(minutesFor(seats))} minutes`,
      );
    });
  }
};
