import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingsAt, readingsByTurn } from '../../src/engine/explain/explain.ts';
import { playRun } from '../../src/engine/run.ts';
import { startWorld } from '../../src/engine/start.ts';
import { step } from '../../src/engine/step.ts';
import { makeWorld } from '../../src/engine/world.ts';
import { compile } from '../../src/model/compile.ts';
import { luckOf, rootKey } from '../../src/random/luck.ts';
import type { Scenario, State } from '../../src/scenario/scenario.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { lonely } from '../fixtures/lonely.ts';
import { isPlausible } from './binomial.ts';
import {
  hasSameLuck,
  hasSameRules,
  historyOf,
  isAdditive,
  isBounded,
  isLocal,
  isSameAlone,
  replays,
} from './laws.properties.ts';

const seeds = fc.string({ maxLength: 8 });

const holdsFor = (law: (scenario: Scenario, seed: string) => void): void => {
  fc.assert(fc.property(scenarioArbitrary(), seeds, law));
};

/** How many states stand on the top rung at the end of each turn, over futures. */
const countAtTop = (scenario: Scenario, seed: string, futures: number): readonly number[] => {
  const model = compile(scenario);
  const key = rootKey(seed);
  const world = makeWorld(model, luckOf(key, 0));
  const counts = Array.from({ length: scenario.turns + 1 }, () => 0);
  for (let future = 0; future < futures; future++) {
    startWorld(model, world, luckOf(key, future));
    for (let turn = 1; turn <= scenario.turns; turn++) {
      step(model, world);
      for (const rung of world.now.rung) if (rung === model.top) counts[turn] = (counts[turn] ?? 0) + 1;
    }
  }
  return counts;
};

describe('laws of the model', () => {
  it('1 additive: a log rate is the sum of the terms that the explanation shows', () => holdsFor(isAdditive));

  it('1 additive: the clocks of one turn are those of the whole run', () =>
    holdsFor((scenario, seed) => {
      const model = compile(scenario);
      const read = readingsByTurn(model, { seed });
      // In order, with turns left out, the last one again, and back to the start.
      for (const turn of [1, Math.min(2, scenario.turns), scenario.turns, scenario.turns, 1])
        expect(read(turn).clocks).toEqual(readingsAt(model, { seed }, turn));
    }));

  it('1 additive: a move is explained by the clock that the turn before shows', () =>
    holdsFor((scenario, seed) => {
      const model = compile(scenario);
      const read = readingsByTurn(model, { seed });
      for (const turn of playRun(model, { seed }).turns)
        for (const { reading } of turn.moves)
          if (reading) expect(read(turn.turn).clocks).toContainEqual(reading);
    }));

  it.each([
    ['month', -3],
    ['week', -1],
  ] as const)('2 frequency: a lone state moves by turn t in 1 − exp(−λt) of futures (%s)', (turn, log) => {
    const scenario = { ...lonely(40, log), turn };
    const perTurn = Math.exp(log) * (turn === 'week' ? 7 / 30.436875 : 1);
    const futures = 1000;
    countAtTop(scenario, 'frequency', futures).forEach((count, t) => {
      if (t > 0) expect(isPlausible(40 * futures, 1 - Math.exp(-perTurn * t), count)).toBe(true);
    });
  });

  it('4 locality: a state without power, standing or links changes nobody else', () => {
    const scenarios = scenarioArbitrary({ states: { min: 2, max: 6 } });
    const rung = fc.nat({ max: 1 });
    fc.assert(
      fc.property(
        scenarios,
        seeds,
        rung,
        fc.double({ min: -1, max: 1, noNaN: true }),
        (scenario, seed, start, x) => {
          const first = scenario.states[0];
          if (!first) return;
          const traits = Object.fromEntries(scenario.drivers.map((driver) => [driver.id, x]));
          const loner: State = { ...first, id: 'S1x', rung: start, neighbour: false, traits };
          isLocal(scenario, seed, loner);
        },
      ),
    );
  });

  it('5 same luck: an event that changes nothing changes no bit', () => holdsFor(hasSameLuck));

  it('5 same luck: rules that change nothing change no bit, and a new one only its own futures', () =>
    holdsFor(hasSameRules));

  it('5 same luck: another scenario gives an untouched state the same future', () => {
    const scenario = lonely(12, -3);
    const base = historyOf(playRun(compile(scenario), { seed: 'luck' }));
    const states = scenario.states.map((state, i) => (i < 6 ? { ...state, disposition: 1 } : state));
    const changed = historyOf(playRun(compile({ ...scenario, states }), { seed: 'luck' }));
    for (const { id } of scenario.states.slice(6)) expect(changed[id]).toEqual(base[id]);
    expect(changed).not.toEqual(base);
  });

  it('5 same luck: a condition that is met, and a term of facts that no state has, change no bit', () =>
    holdsFor((scenario, seed) => {
      const [first, last] = [scenario.states[0], scenario.target.tracks.at(-1)];
      if (!first || !last) return;
      const row = { level: 0, strength: 1, source: '', reason: '', confidence: 'high' } as const;
      const asked = scenario.conditions?.some(({ state, track }) => state === first.id && track === last.id);
      const met = asked ? [] : [{ ...row, state: first.id, track: last.id }];
      const none = { id: 'none', label: '', levels: { says: ['nothing'] }, held_by: undefined };
      const by_fact = [
        { ...none, up: [0], down: [1], add: { mean: 1, sd: 1 } },
        ...(scenario.rates.by_fact ?? []),
      ];
      const more: Scenario = {
        ...scenario,
        conditions: [...met, ...(scenario.conditions ?? [])],
        rates: { ...scenario.rates, by_fact },
      };
      expect(playRun(compile(more), { seed })).toEqual(playRun(compile(scenario), { seed }));
    }));

  it('6 monotone: more weight, a higher peer, more influence or a condition met never delays a recognition', () => {
    const scenarios = scenarioArbitrary({ monotone: true, events: false });
    const lever = fc.constantFrom('weight', 'rung', 'tie', 'disposition', 'track', 'condition');
    fc.assert(
      fc.property(
        scenarios,
        seeds,
        lever,
        fc.nat(),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (scenario, seed, kind, at, by) => {
          const base = firstPassages(scenario, seed);
          const raised = firstPassages(raise(scenario, kind, at, by), seed);
          for (const [id, turn] of Object.entries(raised)) expect(turn).toBeLessThanOrEqual(base[id] ?? 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('7 bounds: on the ladder, a step at a time, dwell kept, all finite', () => holdsFor(isBounded));

  it('7 bounds: also with the wildest weights', () => {
    const wild = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(scenarioArbitrary(), seeds, wild, wild, (scenario, seed, a, b) => {
        const entries = Object.keys(scenario.weights).map((id, n) => [
          id,
          { mean: n % 2 === 0 ? a : b, sd: 0 },
        ]);
        isBounded({ ...scenario, weights: Object.fromEntries(entries) }, seed);
      }),
    );
  });

  it('8 ensemble: a future is the same alone and among others', () =>
    holdsFor((scenario, seed) => isSameAlone(scenario, seed, 3)));

  it('9 replay: the same bytes, and a shorter run is the beginning of a longer one', () => holdsFor(replays));

  it.each([0, 0.5, 1])('11 blocs: at κ = %d each member still moves in 1 − exp(−λ) of turns', (cohesion) => {
    const scenario = lonely(10, -2);
    const members = scenario.states.map((state) => state.id);
    const blocs = [{ id: 'B', label: 'Bloc', cohesion, members: members.slice(0, 5) }];
    const first = { ...scenario, blocs, turns: 3 };
    const model = compile(first);
    const futures = 20_000;
    const moved = members.map(() => 0);
    const world = makeWorld(model, luckOf(rootKey('bloc'), 0));
    for (let future = 0; future < futures; future++) {
      startWorld(model, world, luckOf(rootKey('bloc'), future));
      for (let turn = 1; turn <= 3; turn++) step(model, world);
      world.now.rung.forEach((rung, i) => {
        if (rung === 1) moved[i] = (moved[i] ?? 0) + 1;
      });
    }
    for (const count of moved)
      expect(isPlausible(futures, 1 - Math.exp(-3 * Math.exp(-2)), count)).toBe(true);
  });

  it('11 blocs: members of equal rates move together at κ = 1', () => {
    const scenario = lonely(6, -2);
    const members = scenario.states.map((state) => state.id);
    const blocs = [{ id: 'B', label: 'Bloc', cohesion: 1, members }];
    const played = playRun(compile({ ...scenario, blocs, turns: 60 }), { seed: 'together' });
    const moves = played.turns.flatMap((turn) => turn.moves);
    expect(moves.map((move) => move.cause)).toEqual(members.map(() => ({ kind: 'bloc', bloc: 'B' })));
    expect(new Set(played.turns.map((turn) => turn.indices.recognisers))).toEqual(new Set([0, 6]));
  });
});

/** First turn on the top rung, by state; a turn after the last where it is never reached. */
const firstPassages = (scenario: Scenario, seed: string): Readonly<Record<string, number>> => {
  const top = scenario.ladder.length - 1;
  const entries = Object.entries(historyOf(playRun(compile(scenario), { seed }))).map(([id, rungs]) => {
    const turn = rungs.indexOf(top);
    return [id, turn < 0 ? Number.POSITIVE_INFINITY : turn] as const;
  });
  return Object.fromEntries(entries);
};

const nth = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

const raise = (scenario: Scenario, kind: string, at: number, by: number): Scenario => {
  const changed = nth(scenario.states, at);
  const withState = (change: Partial<State>): Scenario => ({
    ...scenario,
    states: scenario.states.map((state) => (state === changed ? { ...state, ...change } : state)),
  });
  if (kind === 'rung')
    return withState({ rung: Math.min(scenario.ladder.length - 1, (changed?.rung ?? 0) + 1) });
  if (kind === 'disposition') return withState({ disposition: (changed?.disposition ?? 0) + by });
  if (kind === 'track')
    return {
      ...scenario,
      target: { ...scenario.target, tracks: scenario.target.tracks.map((track) => ({ ...track, start: 1 })) },
    };
  if (kind === 'condition') {
    const eased = nth(scenario.conditions ?? [], at);
    const conditions = (scenario.conditions ?? []).map((each) =>
      each === eased ? { ...each, level: Math.max(0, each.level - by) } : each,
    );
    return { ...scenario, conditions };
  }
  if (kind === 'tie') {
    const tie = nth(scenario.ties, at);
    return {
      ...scenario,
      ties: scenario.ties.map((each) => (each === tie ? { ...each, weight: each.weight + by / 3 } : each)),
    };
  }
  const names = [...scenario.drivers.map((driver) => driver.id), 'precedent', 'implied'];
  const id = nth(names, at) ?? '';
  const raised = (mean: number) => ({ mean: mean + by, sd: 0 });
  const states = scenario.states.map((state) => {
    const own = state.weights[id];
    return own ? { ...state, weights: { ...state.weights, [id]: raised(own.mean) } } : state;
  });
  return {
    ...scenario,
    states,
    weights: { ...scenario.weights, [id]: raised(scenario.weights[id]?.mean ?? 0) },
  };
};
