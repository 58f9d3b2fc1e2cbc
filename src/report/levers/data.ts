import type { Estimate } from '../../domain/intervals.ts';
import type { LeverFound, LeverMove, LeversAnswer } from '../../study/levers/levers.ts';
import type { PointsAbout } from '../../study/sealed/study-about.ts';
import { answerJson, type Manifest } from '../words/manifest.ts';
import { leverWord } from './text.ts';

const moveData = ({ lever }: LeverFound, move: LeverMove): object => ({
  value: move.value,
  word: leverWord(lever, move.value),
  futures: move.futures,
  mean: move.mean,
  change: move.change,
  effort: move.effort,
  per_effort: move.gain,
});

const leverData = (found: LeverFound): object => {
  const { input, lever, moves, best, isSure, reached } = found;
  return {
    lever: input.id,
    label: input.label,
    from: lever.own,
    cost: lever.cost,
    best: best ? moveData(found, best) : null,
    sure: isSure,
    reached: reached
      ? { value: reached.value, effort: reached.effort, near: reached.near, far: reached.far ?? null }
      : null,
    moves: moves.map((move) => moveData(found, move)),
  };
};

/** The levers for a goal as JSON text. The same scenario, seed and plan give the same bytes. */
export const leversJson = (answer: LeversAnswer, about: PointsAbout, manifest: Manifest): string =>
  answerJson(manifest, {
    levers: {
      goal: about.outcome,
      when: about.when ?? null,
      odds: answer.odds ?? null,
      futures_of_a_value: answer.plan.futures,
      futures_played: answer.played,
      futures_counted: answer.counted,
      own: answer.own,
      levers: answer.levers.map(leverData),
    },
  });

/** The columns of the table, one row for each lever, at its best move. */
export const LEVERS_COLUMNS = [
  ...['lever', 'label', 'from', 'to', 'sure', 'effort', 'mean'],
  ...['change', 'change_low', 'change_high', 'per_effort', 'per_effort_low', 'per_effort_high'],
  ...['reached', 'reached_near', 'reached_far', 'reached_effort'],
] as const;

const three = (estimate: Estimate | undefined): readonly number[] => {
  const { value = Number.NaN, low = Number.NaN, high = Number.NaN } = estimate ?? {};
  return [value, low, high];
};

/** The rows of the table. An unknown value is NaN. */
export const leversRows = ({ levers }: LeversAnswer): readonly (readonly (string | number)[])[] =>
  levers.map(({ input, lever, best, isSure, reached }) => [
    ...[input.id, input.label, lever.own, best?.value ?? Number.NaN, Number(isSure)],
    ...[best?.effort ?? Number.NaN, best?.mean ?? Number.NaN, ...three(best?.change), ...three(best?.gain)],
    ...[reached?.value, reached?.near, reached?.far, reached?.effort].map((value) => value ?? Number.NaN),
  ]);
