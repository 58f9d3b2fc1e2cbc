import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/domain/ranges.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import type { Scenario, ScenarioEvent, State } from '../../src/scenario/scenario.ts';
import { movedStates, unsharedStates, whyNotComparable } from '../../src/study/compare/comparable.ts';
import { type Comparison, comparisonOf } from '../../src/study/compare/compare.ts';
import { firstDifference } from '../../src/study/compare/first-difference.ts';
import { meanOf, pairedDifference, verdictOf } from '../../src/study/compare/paired.ts';
import { addPairTally, emptyPairTally, type PairTally } from '../../src/study/futures/pair-tally.ts';
import { pairShape, playPairs } from '../../src/study/futures/pairs.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { syntheticScenario } from '../fixtures/synthetic.ts';
import { isolated } from './isolated.ts';

const BASE = syntheticScenario({ states: 12, drivers: 3, turns: 18 });

const withWeight = (scenario: Scenario, id: string, mean: number): Scenario => ({
  ...scenario,
  weights: { ...scenario.weights, [id]: { mean, sd: 0 } },
});

const VARIANT = withWeight(BASE, 'd0001', 0.5);

const pairOf = (
  base: Scenario,
  variant: Scenario,
  seed: string,
  to: number,
  horizons?: number[],
  count?: number,
): PairTally => {
  const moved = [movedStates(base, variant)];
  const options = { seed, futures: { from: 0, to }, horizons, moved, count };
  const [tally] = playPairs(compile(base), [compile(variant)], options);
  if (!tally) throw new Error('no tally');
  return tally;
};

const expectAllZero = (comparison: Comparison, but: readonly string[] = []): void => {
  const zero = { value: 0, low: 0, high: 0 };
  for (const { states } of comparison.horizons)
    for (const { id, by, at } of states) {
      if (but.includes(id)) continue;
      for (const change of [by, at]) {
        expect(change).toMatchObject({ difference: zero, gained: 0, lost: 0, verdict: 'same' });
        expect(change.variant).toEqual(change.base);
      }
    }
  for (const { id, variantEarlier, baseEarlier, later } of comparison.timing)
    if (!but.includes(id))
      expect({ variantEarlier, baseEarlier, later }).toEqual({
        variantEarlier: 0,
        baseEarlier: 0,
        later: zero,
      });
};

describe('the tracks of the target', () => {
  it('are compared future by future, both with the start of the base', () => {
    const scenarios = scenarioArbitrary({ turns: { min: 1, max: 12 } });
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 0, max: 10 }), (base, tenths) => {
        const [first, ...others] = base.target.tracks;
        if (!first) return;
        const tracks = [{ ...first, start: tenths / 10 }, ...others];
        const variant = { ...base, target: { ...base.target, tracks } };
        const ends = [base, variant].map((scenario) =>
          Array.from(
            { length: 6 },
            (_, future) =>
              playRun(compile(scenario), { seed: 's', future }).turns.at(-1)?.tracks[first.id] ?? 0,
          ),
        );
        const [change] = comparisonOf(pairOf(base, variant, 's', 6)).horizons[0]?.tracks ?? [];
        const counts = (test: (value: number) => boolean): readonly number[] =>
          ends.map((values) => values.filter(test).length);
        const isBetter = (value: number): boolean => value > first.start;
        const isWorse = (value: number): boolean => value < first.start;
        expect([change?.better.base.count, change?.better.variant.count]).toEqual(counts(isBetter));
        expect([change?.worse.base.count, change?.worse.variant.count]).toEqual(counts(isWorse));
        const gained = ends[1]?.filter((value, n) => isBetter(value) && !isBetter(ends[0]?.[n] ?? 0)).length;
        expect(change?.better.gained).toBe(gained);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a what-if', () => {
  it('with no change: every difference is exactly 0', () => {
    fc.assert(
      fc.property(scenarioArbitrary(), fc.string({ maxLength: 6 }), (scenario, seed) => {
        const comparison = comparisonOf(pairOf(scenario, { ...scenario, title: 'Another' }, seed, 12));
        expectAllZero(comparison);
        expect(comparison.same).toBe(true);
        expect(comparison.horizons[0]?.count).toMatchObject({
          verdict: 'same',
          difference: { value: 0, low: 0, high: 0 },
          equal: { count: 12 },
        });
      }),
      { numRuns: 40 },
    );
  });

  it('on a state without power, standing or links: exactly 0 for all others', () => {
    const trait = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(scenarioArbitrary({ states: { min: 2, max: 6 } }), trait, (scenario, x) => {
        const first = scenario.states[0];
        if (!first) return;
        const traits = (value: number) =>
          Object.fromEntries(scenario.drivers.map((driver) => [driver.id, value]));
        const loner = (value: number): State => ({
          ...first,
          id: 'S1x',
          member: false,
          power: 0,
          neighbour: false,
          traits: traits(value),
        });
        const including = (state: State): Scenario => ({
          ...scenario,
          states: [...scenario.states, state].sort((a, b) => (a.id < b.id ? -1 : 1)),
        });
        expectAllZero(comparisonOf(pairOf(including(loner(0)), including(loner(x)), 'lone', 12)), ['S1x']);
        expectAllZero(comparisonOf(pairOf(scenario, including(loner(x)), 'lone', 12)));
      }),
      { numRuns: 40 },
    );
  });

  it('agrees with the closed form: isolated states of constant rates', () => {
    const [base, variant] = [
      isolated({ base: -4, w: 1, x: 0.5, turns: 12 }, 6),
      isolated({ base: -4, w: 2, x: 0.5, turns: 12 }, 6),
    ];
    const { horizons } = comparisonOf(pairOf(base, variant, 'closed form', 6000, [6, 12]));
    const chance = (w: number, turn: number): number => 1 - Math.exp(-Math.exp(-4 + w * 0.5) * turn);
    for (const { turn, states, count } of horizons) {
      const truth = chance(2, turn) - chance(1, turn);
      for (const { by } of states) {
        const half = (by.difference.high - by.difference.low) / 2;
        expect(Math.abs(by.difference.value - truth)).toBeLessThan(2 * half);
        // Same luck: a higher rate only gains, and the interval is much narrower than that of two samples.
        expect(by.lost).toBe(0);
        expect(half).toBeLessThan(0.011);
        expect(by.verdict).toBe('more');
      }
      expect(Math.abs(count.difference.value - 6 * truth)).toBeLessThan(0.06);
    }
  });

  it('is inside noise where too few futures differ', () => {
    const nudged = withWeight(BASE, 'd0000', 3.2);
    const { count, states } = comparisonOf(pairOf(BASE, nudged, 'noise', 100)).horizons[0] ?? {};
    const verdicts = [count, ...(states ?? []).map(({ by }) => by)].map((each) => each?.verdict);
    expect(verdicts).toContain('noise');
    for (const { by } of states ?? [])
      expect(by.verdict === 'noise').toBe(
        by.gained + by.lost > 0 && by.difference.low <= 0 && by.difference.high >= 0,
      );
  });
});

describe('a comparison', () => {
  it('counts what its futures say, read one by one', () => {
    const [base, variant] = [compile(BASE), compile(VARIANT)];
    const tally = pairOf(BASE, VARIANT, 'one by one', 60, [6, 18], 3);
    const found = comparisonOf(tally);
    const top = BASE.ladder.length - 1;
    const runs = Array.from({ length: 60 }, (_, future) => {
      const options = { seed: 'one by one', future };
      return [playRun(base, options), playRun(variant, options)] as const;
    });
    const first = (turns: (typeof runs)[number][0]['turns'], s: number): number => {
      const turn = turns.findIndex(({ rungs }) => rungs[s] === top);
      return turn < 0 ? Number.POSITIVE_INFINITY : turn;
    };
    BASE.states.forEach(({ id }, s) => {
      const passages = runs.map(([a, b]) => [first(a.turns, s), first(b.turns, s)] as const);
      const both = passages.filter(([a, b]) => a <= 18 && b <= 18);
      expect(found.timing[s]).toMatchObject({
        id,
        variantEarlier: passages.filter(([a, b]) => b < a).length,
        baseEarlier: passages.filter(([a, b]) => a < b).length,
        both: both.length,
        later: { value: both.reduce((sum, [a, b]) => sum + b - a, 0) / (both.length || 1) },
      });
      for (const { turn, states } of found.horizons) {
        const by = passages.filter(([a, b]) => b <= turn && !(a <= turn)).length;
        const at = runs.filter(
          ([a, b]) => a.turns[turn]?.rungs[s] === top && b.turns[turn]?.rungs[s] !== top,
        );
        expect(states[s]?.by.gained).toBe(by);
        expect(states[s]?.at.lost).toBe(at.length);
      }
    });
    const counts = runs.map(
      ([a, b]) => (b.turns[18]?.indices.recognisers ?? 0) - (a.turns[18]?.indices.recognisers ?? 0),
    );
    const last = found.horizons[1]?.count;
    expect(last?.more.count).toBe(counts.filter((d) => d > 0).length);
    expect(last?.difference.value).toBeCloseTo(counts.reduce((sum, d) => sum + d, 0) / 60, 12);
    for (const { turn, many } of found.horizons) {
      const three = runs.map((sides) =>
        sides.map(({ turns }) => (turns[turn]?.indices.recognisers ?? 0) >= 3),
      );
      expect(many?.base.count).toBe(three.filter(([a]) => a).length);
      expect(many?.gained).toBe(three.filter(([a, b]) => b && !a).length);
      expect(many?.lost).toBe(three.filter(([a, b]) => a && !b).length);
    }
    const partings = runs.map(([a, b]) => firstDifference(a, b).standing?.turn);
    partings.forEach((turn) => {
      if (turn !== undefined) tally.parts[turn] = (tally.parts[turn] as number) - 1;
    });
    expect([...tally.parts].every((left) => left === 0)).toBe(true);
  });

  it('sets apart the states that the what-if moves itself', () => {
    const futures = 60;
    const [first, second] = BASE.states.map(({ id }) => id);
    const moves: Scenario = {
      ...BASE,
      states: BASE.states.map((state) =>
        state.id === second ? { ...state, rung: BASE.ladder.length - 1 } : state,
      ),
      decisions: [
        { id: 'x', state: first ?? '', on: '2025-09-20', decision: { to: BASE.ladder.length - 1 } },
      ],
    };
    const { moved, horizons, parted, partedOfAll } = comparisonOf(pairOf(BASE, moves, 'apart', futures));
    expect(moved).toEqual([first, second]);
    const [base, variant] = [compile(BASE), compile(moves)];
    const top = BASE.ladder.length - 1;
    const differences = Array.from({ length: futures }, (_, future) => {
      const runs = [base, variant].map((model) => playRun(model, { seed: 'apart', future }));
      const [a, b] = runs.map(
        ({ turns }) => turns.at(-1)?.rungs.filter((rung, s) => s > 1 && rung === top).length ?? 0,
      );
      const isParted = runs[0]?.turns.some(({ rungs }, t) =>
        rungs.some((rung, s) => s > 1 && rung !== runs[1]?.turns[t]?.rungs[s]),
      );
      return { more: (b ?? 0) - (a ?? 0), isParted };
    });
    const count = horizons[0]?.count;
    const sum = differences.reduce((total, { more }) => total + more, 0);
    expect(count?.difference.value).toBeCloseTo(sum / futures, 12);
    expect(count?.more.count).toBe(differences.filter(({ more }) => more > 0).length);
    expect(parted.count).toBe(differences.filter(({ isParted }) => isParted).length);
    expect(partedOfAll.count).toBe(futures);
    // All that the moved states themselves add.
    expect(horizons[0]?.countOfAll.difference.value).toBeGreaterThan(0.5 + (count?.difference.value ?? 0));
  });

  it('finds no effect on others where the state that it moves has no power, standing or links', () => {
    const scenario = isolated({ base: -4, w: 1, x: 0.5, turns: 12 }, 6);
    const [first] = scenario.states;
    const moves: Scenario = {
      ...scenario,
      states: scenario.states.map((state) => (state === first ? { ...state, rung: 1 } : state)),
    };
    const { same, parted, horizons } = comparisonOf(pairOf(scenario, moves, 'alone', 200));
    expect(same).toBe(false);
    expect(parted.count).toBe(0);
    expect(horizons[0]?.count).toMatchObject({ verdict: 'same', equal: { count: 200 } });
    expect(horizons[0]?.countOfAll.verdict).toBe('more');
  });

  it('knows what moves a state: start, decisions, and events and institutions by name', () => {
    const [a = '', b = '', c = ''] = BASE.states.map(({ id }) => id);
    const event = (id: string, effects: ScenarioEvent['effects']): ScenarioEvent => ({
      id,
      label: id,
      text: '',
      source: 'x',
      act: 'event',
      timing: { kind: 'chance', chance: 0.1 },
      when: undefined,
      once: true,
      cooldown: 0,
      effects,
    });
    const all = BASE.states.map(({ id }) => id);
    const effects = (...states: readonly string[]): ScenarioEvent['effects'] => [
      { kind: 'shift', states, by: 1 },
    ];
    const held = { id: 'h', state: a, on: '2025-09-20', decision: 'hold' } as const;
    const withEvents = (...events: readonly ScenarioEvent[]): Scenario => ({ ...BASE, events });
    expect(movedStates(BASE, { ...BASE, decisions: [held] })).toEqual([a]);
    expect(
      movedStates({ ...BASE, decisions: [held] }, { ...BASE, decisions: [{ ...held, id: 'other' }] }),
    ).toEqual([]);
    expect(movedStates(BASE, withEvents(event('e', effects(b, c))))).toEqual([b, c]);
    expect(movedStates(BASE, withEvents(event('e', effects(...all))))).toEqual([]);
    const before = withEvents(event('e', effects(b)));
    expect(movedStates(before, withEvents({ ...event('e', effects(b)), label: 'Another' }))).toEqual([]);
    expect(movedStates(before, withEvents(event('e', effects(c))))).toEqual([b, c]);
    expect(movedStates(BASE, VARIANT)).toEqual([]);
  });

  it('is the same bytes whatever the shards and their order', () => {
    const models = [compile(BASE), compile(VARIANT)] as const;
    const whole = pairOf(BASE, VARIANT, 'shards', 40);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 17 }), fc.infiniteStream(fc.nat()), (size, keys) => {
        const pieces = piecesOf({ from: 0, to: 40 }, size)
          .map((futures) => ({ futures, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key);
        const sum = pieces.reduce(
          (total, { futures }) =>
            playPairs(models[0], [models[1]], { seed: 'shards', futures }).reduce(addPairTally, total),
          emptyPairTally(pairShape(models[0], models[1], {})),
        );
        expect(sum).toEqual(whole);
      }),
      { numRuns: 8 },
    );
    expect(() => addPairTally(whole, pairOf(BASE, VARIANT, 'shards', 3))).toThrow(
      /future 0 is counted in both/,
    );
  });

  it('of several variants is each one alone', () => {
    const [a, b, c] = [BASE, VARIANT, { ...withWeight(BASE, 'd0000', 1), turns: 9 }].map(compile);
    if (!(a && b && c)) throw new Error('three models');
    const options = { seed: 'several', futures: { from: 5, to: 25 } };
    expect(playPairs(a, [b, c], options)).toEqual([
      ...playPairs(a, [b], options),
      ...playPairs(a, [c], options),
    ]);
  });

  it('matches states by id, and refuses other dates and ladders', () => {
    const states = BASE.states.slice(1);
    const fewer = {
      ...BASE,
      states,
      ties: BASE.ties.filter(({ from, to }) => from !== 'S0000' && to !== 'S0000'),
    };
    expect(unsharedStates(BASE, fewer)).toEqual({ base: ['S0000'], variant: [] });
    expect(pairOf(BASE, fewer, 'fewer', 3).shape.states).toEqual(states.map(({ id }) => id));
    expect(whyNotComparable(BASE, VARIANT)).toBeUndefined();
    expect(whyNotComparable(BASE, { ...BASE, start: '2024-01-01' })).toMatch(/starts on 2024-01-01/);
    expect(whyNotComparable(BASE, { ...BASE, turn: 'week' })).toMatch(/turns are weeks/);
    expect(whyNotComparable(BASE, { ...BASE, ladder: BASE.ladder.slice(1) })).toMatch(/its ladder is r1, r2/);
  });
});

describe('paired intervals', () => {
  it('are those published: airway hyper-responsiveness before and after transplantation', () => {
    // 1 and 7 discordant of 21 pairs; Fagerland, Lydersen & Laake 2014: Tango −0.517 to −0.026.
    const { value, low, high } = pairedDifference(1, 7, 21);
    expect(value).toBeCloseTo(-0.286, 3);
    expect(low).toBeCloseTo(-0.517, 3);
    expect(high).toBeCloseTo(-0.026, 3);
  });

  it('lie within −1 to 1, hold the difference, turn with their signs, and narrow to nothing where nothing differs', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(200), (gained, lost, rest) => {
        const n = gained + lost + rest;
        if (n === 0) return;
        const there = pairedDifference(gained, lost, n);
        const back = pairedDifference(lost, gained, n);
        expect(there.low).toBeGreaterThanOrEqual(-1);
        expect(there.high).toBeLessThanOrEqual(1);
        expect(there.low).toBeLessThanOrEqual(there.value);
        expect(there.high).toBeGreaterThanOrEqual(there.value);
        expect(there.low + back.high).toBeCloseTo(0, 9);
        if (gained + lost === 0) expect(there).toEqual({ value: 0, low: 0, high: 0 });
      }),
    );
  });

  it('of a mean are the textbook ones', () => {
    // 1, 2, 3, 4: mean 2.5, sd 1.29099.
    expect(meanOf(10, 30, 4)).toMatchObject({
      value: 2.5,
      low: expect.closeTo(1.2349, 3),
      high: expect.closeTo(3.7651, 3),
    });
    expect(verdictOf({ low: -1, high: 1 }, true)).toBe('noise');
    expect(verdictOf({ low: 0, high: 0 }, false)).toBe('same');
  });
});
