import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { turnDate, turnOf } from '../../src/domain/dates.ts';
import { startWorld } from '../../src/engine/start.ts';
import { makeWorld } from '../../src/engine/world.ts';
import { compile } from '../../src/model/compile.ts';
import { luckOf, rootKey } from '../../src/random/luck.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { type ObservedMove, replay, withoutLuck } from '../../src/study/waves/replay.ts';
import { FLAGSHIP, futures, load, projectPath } from './futures.ts';

/**
 * Base rates of the flagship's lower steps, from the record of August 2021 to July 2025 (docs/data.md, "Base rates").
 * `BASE_RATES=1 npx vitest run tests/scenarios/base-rates.test.ts` prints every figure.
 */
const START = '2021-08-15';
const TURNS = 47;
/** By February 2024, 30 months on, 80 states had met the Taliban: a first contact whose day is unknown falls halfway. */
const UNDATED_CONTACT = 15;

interface Row {
  readonly state: string;
  readonly date: string;
  readonly act: string;
}

const { scenario } = load(FLAGSHIP);
const { scenario: wave } = load('scenarios/history/taliban-2021/scenario.yaml');
const record: readonly Row[] = parse(
  readFileSync(projectPath('scenarios/history/taliban-2021/observed.csv'), 'utf8'),
  { columns: true },
);
const ladder = scenario.ladder.map((rung) => rung.id);
/** A rung that was skipped is taken to have been passed at the pace that the model allows. */
const PACE = scenario.rates.dwell + 1;

/** The turn of a day, a month (its middle), or an interval (halfway). */
const turnAt = (date: string): number => {
  const turns = date
    .split('/')
    .map((day) => turnOf(START, 'month', `${day}-15`.slice(0, 'YYYY-MM-DD'.length)));
  return Math.min(TURNS, Math.max(1, Math.round(turns.reduce((sum, turn) => sum + turn, 0) / turns.length)));
};

/** The steps of a state. Where the record is silent and the flagship has a contact, its day is unknown. */
const movesOf = (state: Scenario['states'][number], i: number): readonly ObservedMove[] => {
  const rows = record.filter((row) => row.state === state.id);
  const arrivals = rows.every(({ act }) => act === 'unknown')
    ? state.rung > 0
      ? [{ turn: UNDATED_CONTACT, to: state.rung }]
      : []
    : rows.map(({ date, act }) => ({ turn: turnAt(date), to: ladder.indexOf(act) }));
  let [from, last] = [wave.states[i]?.rung ?? 0, 0];
  return arrivals
    .toSorted((a, b) => a.turn - b.turn)
    .flatMap(({ turn, to }) => {
      const count = Math.abs(to - from);
      const pace = Math.min(PACE, Math.floor((turn - last) / Math.max(1, count)));
      const steps = Array.from({ length: count }, (_, s) => ({
        state: i,
        turn: turn - pace * (count - 1 - s),
        to: from + Math.sign(to - from) * (s + 1),
      }));
      [from, last] = [to, turn];
      return steps;
    });
};

const past: Scenario = {
  ...withoutLuck(scenario),
  start: START,
  turns: TURNS,
  events: [],
  states: scenario.states.map((s, i) => ({ ...s, rung: wave.states[i]?.rung ?? 0, since: undefined })),
};

const moves = scenario.states.flatMap(movesOf);
const stepsUp = moves.filter(({ state, to }, n) => {
  const before = moves.slice(0, n).findLast((move) => move.state === state);
  return to > (before?.to ?? past.states[state]?.rung ?? 0);
});

/** Weights as a future draws them: what the model expects is a mean over them, as `odds` is. */
const DRAWS = 100;
const drawn = (): readonly Scenario['weights'][] => {
  const model = compile(scenario);
  const world = makeWorld(model, luckOf(rootKey('base rates'), 0));
  return Array.from({ length: DRAWS }, (_, future) => {
    startWorld(model, world, luckOf(rootKey('base rates'), future));
    return Object.fromEntries(
      model.ids.weights.map((id, w) => [id, { mean: world.now.weights[w] ?? 0, sd: 0 }]),
    );
  });
};

const steps = Array.from({ length: scenario.ladder.length - 1 }, () => ({
  count: 0,
  months: 0,
  expected: 0,
}));
const stepAt = (k: number): { count: number; months: number; expected: number } =>
  steps[k] ?? { count: 0, months: 0, expected: 0 };
for (const { to } of stepsUp) stepAt(to - 1).count++;
const spread = Math.exp((scenario.rates.uncertainty * scenario.rates.uncertainty) / 2);
for (const weights of drawn())
  replay(compile({ ...past, weights }), moves, TURNS, (seen) => {
    seen.rates.up.forEach((rate, i) => {
      if (rate === 0) return;
      const step = stepAt(seen.rung[i] ?? 0);
      step.months += 1 / DRAWS;
      step.expected += (rate * spread) / DRAWS;
    });
  });
const figures = steps.map(({ count, months, expected }, k) => {
  const now = scenario.rates.up[k]?.mean ?? 0;
  return {
    step: `${ladder[k]} to ${ladder[k + 1]}`,
    steps: count,
    'state-months at risk': Math.round(months),
    'steps the model expects': Math.round(expected * 10) / 10,
    'base rate now': now,
    'base rate by the record': Math.round((now + Math.log(count / expected)) * 100) / 100,
    'its sd': Math.round(100 / Math.sqrt(count)) / 100,
  };
});
/** Steps in 36 months from July 2025, a mean over futures: to be held against the record by eye. */
const stepsAhead = (): Record<string, number> => {
  const FUTURES = 300;
  const all = futures(scenario, FUTURES, (future) => future.turns.flatMap((turn) => turn.moves)).flat();
  const names = all.map(({ from, to }) => `${ladder[from]} to ${ladder[to]}`);
  const means = [...new Set(names)].map((name): [string, number] => [
    name,
    Math.round((10 * names.filter((n) => n === name).length) / FUTURES) / 10,
  ]);
  return Object.fromEntries([...means, ['all', Math.round((10 * all.length) / FUTURES) / 10]]);
};
afterAll(() => {
  if (process.env.BASE_RATES) console.table(figures);
  if (process.env.BASE_RATES) console.table(stepsAhead());
});

describe('the base rates of the flagship', () => {
  it('start from the record and end where the states stand in July 2025', () => {
    const end = past.states.map((state, i) => moves.filter((m) => m.state === i).at(-1)?.to ?? state.rung);
    expect(end).toEqual(scenario.states.map((state) => state.rung));
    expect(turnDate(START, 'month', TURNS) >= scenario.start).toBe(true);
  });

  it.each([0, 1, 2, 3])('expect as many steps from rung %d as the record counts', (k) => {
    expect(figures[k]?.['base rate now']).toBeCloseTo(figures[k]?.['base rate by the record'] ?? 0, 1);
  });
});
