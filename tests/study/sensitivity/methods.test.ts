import { describe, expect, it } from 'vitest';
import { varianceIndices } from '../../../src/study/sensitivity/indices.ts';
import { effectsOf, elementaryEffects, trajectoryOf } from '../../../src/study/sensitivity/morris.ts';
import { pawn } from '../../../src/study/sensitivity/pawn.ts';
import { MOST_DIMENSIONS, sobolSequence } from '../../../src/study/sensitivity/sobol-sequence.ts';

type Test = (x: Float64Array) => number;

/** Ishigami's function with a = 7, b = 0.1 on [-π, π]³. */
const ishigami: Test = (x) => {
  const [a = 0, b = 0, c = 0] = Array.from(x, (u) => (2 * u - 1) * Math.PI);
  return Math.sin(a) + 7 * Math.sin(b) ** 2 + 0.1 * c ** 4 * Math.sin(a);
};

/** Sobol's g function. */
const sobolG: Test = (x) =>
  [0, 1, 4.5, 9, 99, 99, 99, 99].reduce(
    (product, a, i) => (product * (Math.abs(4 * (x[i] ?? 0) - 2) + a)) / (1 + a),
    1,
  );

/** A function at the points of Saltelli's design. */
const saltelli = (f: Test, inputs: number, n: number) => {
  const point = sobolSequence(2 * inputs, 'test');
  const both = new Float64Array(2 * inputs);
  const table = () => new Float64Array(n);
  const values = {
    a: table(),
    b: table(),
    ab: Array.from({ length: inputs }, table),
    ba: Array.from({ length: inputs }, table),
  };
  const points = Array.from({ length: inputs }, table);
  for (let row = 0; row < n; row++) {
    point(row, both);
    const [a, b] = [both.slice(0, inputs), both.slice(inputs)];
    values.a[row] = f(a);
    values.b[row] = f(b);
    for (let i = 0; i < inputs; i++) {
      (points[i] as Float64Array)[row] = a[i] as number;
      (values.ab[i] as Float64Array)[row] = f(a.with(i, b[i] as number));
      (values.ba[i] as Float64Array)[row] = f(b.with(i, a[i] as number));
    }
  }
  return { values, points };
};

const N = 4096;

describe('the Sobol sequence', () => {
  it('has the published points', () => {
    const point = new Float64Array(MOST_DIMENSIONS);
    // scipy.stats.qmc.Sobol(128, scramble=False), which counts in the order of Gray's code: its point 1000 is ours 540.
    sobolSequence(MOST_DIMENSIONS)(1000 ^ (1000 >> 1), point);
    expect([0, 1, 5, 50, 100, 127].map((d) => point[d])).toEqual([
      0.2197265625, 0.0966796875, 0.9072265625, 0.3525390625, 0.7685546875, 0.5439453125,
    ]);
  });

  it('stays even when it is scrambled: each of 256 strips has one point in every dimension', () => {
    const draw = sobolSequence(MOST_DIMENSIONS, 'seed');
    const point = new Float64Array(MOST_DIMENSIONS);
    const strips = Array.from({ length: MOST_DIMENSIONS }, () => new Set<number>());
    for (let n = 0; n < 256; n++) {
      draw(n, point);
      for (const [d, x] of point.entries()) strips[d]?.add(Math.floor(x * 256));
    }
    expect(strips.map(({ size }) => size)).toEqual(strips.map(() => 256));
    expect(() => sobolSequence(MOST_DIMENSIONS + 1)).toThrow('at most 128 dimensions');
  });
});

describe('Sobol indices', () => {
  it('of the Ishigami function are within .02 of the closed form, with the pair that acts together', () => {
    const { inputs, pairs } = varianceIndices(saltelli(ishigami, 3, N).values, 's');
    [0.3139, 0.4424, 0].forEach((s, i) => {
      expect(Math.abs((inputs[i]?.first.value ?? 9) - s)).toBeLessThan(0.02);
    });
    [0.5576, 0.4424, 0.2437].forEach((s, i) => {
      expect(Math.abs((inputs[i]?.total.value ?? 9) - s)).toBeLessThan(0.02);
    });
    const together = Object.fromEntries(pairs.map(({ inputs: pair, share }) => [pair.join(), share.value]));
    expect(Math.abs((together['0,2'] ?? 9) - 0.2437)).toBeLessThan(0.02);
    expect(Math.abs(together['0,1'] ?? 9)).toBeLessThan(0.02);
  });

  it('of the g function are within .02 of the closed form; intervals hold them, and 0 where an input does nothing', () => {
    const { inputs } = varianceIndices(saltelli(sobolG, 9, N).values, 's');
    [0.7162, 0.179, 0.0237, 0.0072, 0.0001].forEach((s, i) => {
      expect(Math.abs((inputs[i]?.first.value ?? 9) - s)).toBeLessThan(0.02);
    });
    [0.7871, 0.2422, 0.0343, 0.0105, 0.0001].forEach((s, i) => {
      expect(Math.abs((inputs[i]?.total.value ?? 9) - s)).toBeLessThan(0.02);
    });
    const idle = inputs[8];
    expect(idle?.first).toEqual({ value: 0, low: 0, high: 0 });
    expect(idle?.total).toEqual({ value: 0, low: 0, high: 0 });
    expect(inputs[0]?.first.low).toBeLessThan(0.7162);
    expect(inputs[0]?.first.high).toBeGreaterThan(0.7162);
  });

  it('leave out rows without a value', () => {
    const { values } = saltelli(sobolG, 2, N);
    values.a.fill(Number.NaN, 0, 100);
    const [first] = varianceIndices(values, 's').inputs;
    expect(first?.first.value).toBeGreaterThan(0.6);
  });
});

describe("Morris' effects", () => {
  it('rank a function with known effects, and show which input acts with another', () => {
    const f: Test = ([a = 0, b = 0, c = 0, d = 0]) => 3 * a - 2 * b + 0.5 * c + 4 * a * d;
    const walks = Array.from({ length: 40 }, (_, k) => trajectoryOf(5, 's', k));
    const effects = effectsOf(walks, (t, p) => f(walks[t]?.points[p] ?? new Float64Array()));
    const [a, b, c, d, idle] = elementaryEffects(effects, 5, 's');
    expect(b?.mean.value).toBeCloseTo(-2, 10);
    expect(b?.size.value).toBeCloseTo(2, 10);
    expect(c?.spread.value).toBeCloseTo(0, 6);
    expect(a?.size.value).toBeCloseTo(5, 0);
    expect(d?.spread.value).toBeGreaterThan(0.5);
    expect(idle?.size).toEqual({ value: 0, low: 0, high: 0 });
    const sizes = [a, d, b, c, idle].map((each) => each?.size.value ?? -1);
    expect(sizes.slice(0, 1).concat(sizes.slice(2))).toEqual(
      sizes
        .slice(0, 1)
        .concat(sizes.slice(2))
        .toSorted((x, y) => y - x),
    );
  });
});

describe('PAWN', () => {
  it('finds the input that moves a skewed outcome, and reads ties', () => {
    const skewed: Test = ([a = 0, b = 0]) => Math.round(10 * Math.exp(6 * a)) + b;
    const { values, points } = saltelli(skewed, 3, 1024);
    const [a, b, idle] = pawn(points, values.a, 's').map(({ value }) => value);
    expect(a).toBeGreaterThan(0.4);
    expect(b).toBeLessThan(0.2);
    expect(idle).toBeLessThan(0.2);
    expect(pawn(points, new Float64Array(1024), 's').map(({ value }) => value)).toEqual([0, 0, 0]);
  });
});
