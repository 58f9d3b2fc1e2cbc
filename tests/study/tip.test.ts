import { describe, expect, it } from 'vitest';
import type { Range } from '../../src/domain/ranges.ts';
import { compile } from '../../src/model/compile.ts';
import { canonicalScenario } from '../../src/scenario/canonical.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { countGoal, type Goal, outcomesOf, stateGoal } from '../../src/study/futures/goals.ts';
import { allLevers, leversFor, type TipLever, withLever } from '../../src/study/tip/levers.ts';
import { searchTips } from '../../src/study/tip/search.ts';
import { type Ask, isMonotone, type Tip, tipOf } from '../../src/study/tip/tip.ts';
import { binomialTails } from '../engine/binomial.ts';
import { FLAGSHIP, load } from '../scenarios/futures.ts';
import { isolated } from './isolated.ts';

const leverOf = (scenario: Scenario, path: string): TipLever => {
  const lever = allLevers(scenario).find((each) => each.path === path);
  if (!lever) throw new Error(`no lever ${path}`);
  return lever;
};

const outcomes = (scenario: Scenario, seed: string, goal: Goal, futures: Range): Uint8Array =>
  outcomesOf(compile(scenario), { seed, goals: [goal], futures })[0] ?? new Uint8Array();

const asking =
  (scenario: Scenario, goal: Goal, seed: string): Ask =>
  async (lever, value, futures) =>
    outcomes(withLever(scenario, lever, value), seed, goal, futures);

const find = (
  scenario: Scenario,
  path: string,
  goalOf: (scenario: Scenario, by: number) => Goal,
  { by, odds, futures, seed }: { by: number; odds: number; futures: number; seed: string },
): Promise<Tip> =>
  tipOf(leverOf(scenario, path), { odds, futures, seed }, asking(scenario, goalOf(scenario, by), seed));

const tipping = (tip: Tip): Extract<Tip, { verdict: 'tips' }> => {
  if (tip.verdict !== 'tips') throw new Error(`${tip.lever.path}: ${tip.verdict}`);
  return tip;
};

const allLeverCases = (): readonly { path: string; value: number; set: string }[] => [
  { path: 'weights.rights.mean', value: 2.5, set: 'weights.rights.mean=2.5' },
  { path: 'weights.taboo.mean', value: 0, set: 'weights.taboo.mean=0' },
  { path: 'CHN.weights.rights', value: 0.5, set: 'CHN.weights.rights=0.5' },
  { path: 'CHN.traits.economy', value: 0.75, set: 'CHN.traits.economy=0.75' },
  { path: 'CHN.taboo', value: 1.5, set: 'CHN.taboo=1.5' },
  { path: 'CHN.rung', value: 5, set: 'CHN.rung=recognition' },
  { path: 'target.tracks.rights.start', value: 0.7, set: 'target.tracks.rights.start=0.7' },
];

const ONE = (scenario: Scenario, by: number): Goal => stateGoal(scenario, 'S0000', by);
const ANY = (scenario: Scenario, by: number): Goal => countGoal(scenario, 1, by);

/** w + shift with which P(by T) = 1 − exp(−n · exp(base + shift) · T) = odds. */
const shiftFor = (odds: number, by: number, base: number, n = 1): number =>
  Math.log(-Math.log(1 - odds) / (n * by)) - base;

describe('tip recovers known answers', () => {
  const expectTruth = (tip: Tip, truth: number): void => {
    const { to, interval, monotone } = tipping(tip);
    expect(Math.abs(to / truth - 1)).toBeLessThan(0.01);
    // One interval in twenty misses; twice as wide, one in ten thousand.
    const half = (interval.high - interval.low) / 2;
    expect(interval.low - half).toBeLessThan(truth);
    expect(interval.high + half).toBeGreaterThan(truth);
    expect(interval.open).toBe(false);
    expect(monotone).toBe(true);
  };

  // The standard error of the weight is under half of 1 % in each.
  it.each([
    { odds: 0.5, by: 12, base: -6, x: 1, seed: 'a' },
    { odds: 0.9, by: 6, base: -7, x: 0.8, seed: 'b' },
    { odds: 0.3, by: 6, base: -7, x: 1, seed: 'c' },
  ])('to 1 %: the weight that gives $odds by turn $by', async ({ odds, by, base, x, seed }) => {
    const scenario = isolated({ base, w: 0.5, x, turns: 12 });
    const options = { odds, by, futures: 10_000, seed };
    expectTruth(await find(scenario, 'weights.d0000', ONE, options), shiftFor(odds, by, base) / x);
  });

  it("to 1 %: a state's own weight and its trait", async () => {
    const scenario = isolated({ base: -6, w: 4, x: 0.2, turns: 12 });
    const options = { odds: 0.5, by: 6, futures: 10_000, seed: 'own' };
    const truth = shiftFor(0.5, 6, -6);
    expectTruth(await find(scenario, 'S0000.traits.d0000', ONE, options), truth / 4);
    expectTruth(await find(scenario, 'S0000.weights.d0000', ONE, options), truth / 0.2);
  });

  it('with an interval that holds the truth in about 95 of 100 seeds', async () => {
    const scenario = isolated({ base: -5, w: 0.5, x: 1, turns: 4 });
    const truth = shiftFor(0.4, 4, -5);
    let held = 0;
    for (let s = 0; s < 80; s++) {
      const options = { odds: 0.4, by: 4, futures: 300, seed: `cover ${s}` };
      const { interval } = tipping(await find(scenario, 'weights.d0000', ONE, options));
      if (interval.low <= truth && truth <= interval.high) held += 1;
    }
    const { low, high } = binomialTails(80, 0.95, held);
    expect(Math.min(low, high)).toBeGreaterThan(0.001);
  });

  it('to 1 %: a weight for a count of several states', async () => {
    const scenario = isolated({ base: -7, w: 1, x: 1, turns: 12 }, 3);
    const options = { odds: 0.5, by: 12, futures: 10_000, seed: 'count' };
    expectTruth(await find(scenario, 'weights.d0000', ANY, options), shiftFor(0.5, 12, -7, 3));
  });

  it("finds the peer's rung and the track's tenth", async () => {
    const single = isolated({ base: -3, w: 0, x: 1, turns: 12 }, 2);
    const watching: Scenario = {
      ...single,
      weights: { ...single.weights, precedent: { mean: 2, sd: 0 } },
      ties: [{ from: 'S0000', to: 'S0001', kind: 'peer', weight: 1, source: '' }],
    };
    const options = { odds: 0.7, by: 12, futures: 2000, seed: 'rung' };
    expect(await find(watching, 'S0001.rung', ONE, options)).toMatchObject({
      verdict: 'tips',
      to: 1,
      size: 1,
      interval: { low: 1, high: 1 },
    });
    // λ = exp(−6 + 4 · track) a month; the track never moves. 0.5 by turn 12 takes 0.787: the next tenth is 0.8.
    const tracked: Scenario = {
      ...isolated({ base: -6, w: 4, x: 1, turns: 12 }),
      target: {
        ...single.target,
        tracks: [
          {
            id: 'rights',
            label: 'Rights',
            start: 0.1,
            resistance: 0,
            up: { mean: -100, sd: 0 },
            down: { mean: -100, sd: 0 },
          },
        ],
      },
    };
    const drivers = tracked.drivers.map((driver) => ({
      ...driver,
      climate: [{ of: 'rights', base: 0, slope: 1 }],
    }));
    const found = await find({ ...tracked, drivers }, 'target.tracks.rights.start', ONE, {
      odds: 0.5,
      by: 12,
      futures: 5000,
      seed: 'track',
    });
    expect(tipping(found).to).toBe(0.8);
  });
});

describe('tip says so', () => {
  const options = { odds: 0.5, by: 12, futures: 1000, seed: 'x' };

  it('where no value in range gets there, with the best that does', async () => {
    const scenario = isolated({ base: -8, w: 4, x: 0.1, turns: 12 });
    const tip = await find(scenario, 'S0000.traits.d0000', ONE, options);
    expect(tip).toMatchObject({ verdict: 'out of range', best: { value: 1, of: 200 } });
  });

  it('where a lever changes nothing', async () => {
    const scenario = isolated({ base: -6, w: 1, x: 0.5, turns: 12 }, 2);
    expect(await find(scenario, 'S0001.traits.d0000', ONE, options)).toMatchObject({ verdict: 'idle' });
    expect(await find(scenario, 'weights.match', ONE, options)).toMatchObject({ verdict: 'idle' });
  });

  it('where a lever is not monotone, and gives the nearest tipping point', async () => {
    // Of two opposite states one moves where the weight is high, the other where it is low: 2 cosh(w) · exp(base).
    const two = isolated({ base: -5, w: -3, x: 1, turns: 12 }, 2);
    const states = two.states.map((state, i) => ({ ...state, traits: { d0000: i === 0 ? 1 : -1 } }));
    const tip = await find({ ...two, states }, 'weights.d0000', ANY, { ...options, odds: 0.95 });
    expect(tip).toMatchObject({ verdict: 'tips', monotone: false });
    // cosh(w) = −ln(0.05) / (24 · exp(−5)) at w = 3.6, reached from −3 only on the far side.
    expect(Math.abs(tipping(tip).to / Math.acosh(-Math.log(0.05) / (24 * Math.exp(-5))) - 1)).toBeLessThan(
      0.03,
    );
  });

  it('where the odds are there already, and ranks levers by the size of their move', async () => {
    const scenario = isolated({ base: -6, w: 1, x: 0.5, turns: 12 }, 2);
    const search = (odds: number) => {
      const goal = ONE(scenario, 12);
      const ask = asking(scenario, goal, 'rank');
      const stands = outcomes(scenario, 'rank', goal, { from: 0, to: 500 });
      return searchTips(leversFor(scenario, goal), stands, { odds, futures: 500, seed: 'rank' }, ask);
    };
    expect(await search(0.01)).toMatchObject({ already: true, tips: [] });
    const found = await search(0.5);
    const sizes = found.tips.map((tip) => tipping(tip).size);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(found.short.length).toBeGreaterThan(3);
    expect(await search(0.5)).toEqual(found);
  });
});

describe('a lever', () => {
  it.each(allLeverCases())('$path is what --set makes of it', ({ path, value, set }) => {
    const lever = leverOf(load(FLAGSHIP).scenario, path);
    const moved = withLever(load(FLAGSHIP).scenario, lever, value);
    expect(canonicalScenario(moved)).toBe(canonicalScenario(load(FLAGSHIP, [set]).scenario));
  });

  it('moves the mean of an unsure weight, and leaves it as unsure as it was', () => {
    const base = isolated({ base: -5, w: 1, x: 1, turns: 12 });
    const unsure = { ...base, weights: { ...base.weights, d0000: { mean: 1, sd: 0.5 } } };
    const lever = leverOf(unsure, 'weights.d0000.mean');
    expect(withLever(unsure, lever, 3).weights.d0000).toEqual({ mean: 3, sd: 0.5 });
  });
});

describe('isMonotone', () => {
  const point = (value: number, reached: number) => ({
    value,
    outcomes: Uint8Array.from({ length: 100 }, (_, r) => (r < reached ? 1 : 0)),
  });

  it('sees a rise with a fall, but not a wobble', () => {
    expect(isMonotone([point(0, 10), point(1, 50), point(2, 90)])).toBe(true);
    expect(isMonotone([point(0, 10), point(1, 50), point(2, 47)])).toBe(true);
    expect(isMonotone([point(0, 10), point(1, 50), point(2, 20)])).toBe(false);
  });
});
