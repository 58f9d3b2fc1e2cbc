import { ownIndices } from '../../domain/indices.ts';
import type { Estimate } from '../../domain/intervals.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { Session } from '../../session/session.ts';
import { type GoalCourses, goalCourses, goalDifferences } from '../../study/compare/paired-endings.ts';
import { type Exercise, lengthOf, type Measure } from '../exercise.ts';
import { type Game, newGame } from '../game.ts';
import { type Players, playOn } from './play.ts';

/** An exercise that can be played: `begin` opens its played scenario with a seed, at one of its futures. */
export interface Playable {
  readonly exercise: Exercise;
  readonly scenario: Scenario;
  readonly begin: (seed: string, future: number) => Session;
}

/** A change with the name of what changes. */
interface NamedChange {
  readonly id: string;
  readonly label: string;
  readonly change: Estimate;
}

/** What a measure changes, taken once, in the first turn in which a seat may take it, in a class in which all hold and nothing else is done. */
export interface LeverEffect {
  readonly measure: Measure;
  /** The change of the chance of each prediction, 0 to 1. */
  readonly predictions: readonly NamedChange[];
  /** The change of each index, on average over the turns of the class. */
  readonly indices: readonly NamedChange[];
}

/** A prediction moves if its chance changes by two points or more. */
export const LEAST_POINTS = 0.02;

const isSure = ({ change: { low, high } }: NamedChange): boolean => low > 0 || high < 0;

/** Whether a measure moves a prediction by two points, or an index outside noise. */
export const isLever = ({ predictions, indices }: LeverEffect): boolean =>
  predictions.some((each) => isSure(each) && Math.abs(each.change.value) >= LEAST_POINTS) ||
  indices.some(isSure);

interface LeverOptions {
  readonly seed: string;
  readonly futures: number;
}

/** Offers to a state that no team plays are taken or not by luck, so they are not measured. */
const isMeasured = ({ seats }: Exercise, { offer }: Measure): boolean =>
  offer === undefined || seats.some(({ states }) => states.includes(offer.state));

/** The first turn in which a seat that may take a measure decides, and that seat. */
const firstTaken = ({ turns }: Exercise, { id, seats }: Measure): NonNullable<Players['taken']> => {
  const at = turns.findIndex(({ acts }) => seats.some((seat) => acts.includes(seat)));
  const seat = seats.find((each) => turns[at]?.acts.includes(each)) ?? '';
  return { turn: at + 1, seat, measure: id };
};

/**
 * What each measure of an exercise changes: futures of a class in which all hold, in pairs with the same luck, without the
 * measure and with it.
 */
export const leverEffects = (
  { exercise, scenario, begin }: Playable,
  { seed, futures }: LeverOptions,
  progress?: (done: number, all: number) => void,
): readonly LeverEffect[] => {
  const base = begin(seed, 0);
  const indices = ownIndices(scenario).filter(({ id }) => id !== 'recognisers');
  const turns = lengthOf(exercise);
  const coursesOf = (taken?: Players['taken']): GoalCourses => {
    const start: Game = newGame(exercise, scenario, base);
    const game = playOn(start, { strategies: new Map(), luck: base, taken });
    const { model, recipe } = game.worldOn(game.table);
    return goalCourses(
      { model, decisions: recipe.decisions },
      {
        seed,
        futures: { from: 0, to: futures },
        turns,
        goals: exercise.predictions,
        indices: indices.map(({ id }) => id),
      },
    );
  };
  const without = coursesOf();
  const measures = exercise.measures.filter((measure) => isMeasured(exercise, measure));
  return measures.map((measure, n) => {
    progress?.(n, measures.length);
    const differences = goalDifferences(without, coursesOf(firstTaken(exercise, measure)));
    return {
      measure,
      predictions: exercise.predictions.flatMap(({ id, ask }, g) => {
        const change = differences.goals[g];
        return change ? [{ id, label: ask, change }] : [];
      }),
      indices: indices.flatMap(({ id, label }, i) => {
        const change = differences.indices[i];
        return change ? [{ id, label, change }] : [];
      }),
    };
  });
};
