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

describe('SALib', () => {
  // Reference outputs of its own tests for Ishigami's function (tests/test_cli_analyze.py, tests/test_regression.py).
  it("has Sobol' indices at 1,024 rows within its intervals of ours, and ours of its", () => {
    const { inputs, pairs } = varianceIndices(saltelli(ishigami, 3, 1024).values, 's');
    const theirs = {
      first: [
        [0.310576, 0.059615],
        [0.443653, 0.053436],
        [-0.012962, 0.053891],
      ],
      total: [
        [0.557947, 0.085851],
        [0.442189, 0.041396],
        [0.241402, 0.028607],
      ],
    } as const;
    for (const which of ['first', 'total'] as const)
      theirs[which].forEach(([value, half], i) => {
        const ours = inputs[i]?.[which] ?? { value: 9, low: 9, high: 9 };
        expect(Math.abs(ours.value - value)).toBeLessThan(half);
        expect(ours.low).toBeLessThan(value + half);
        expect(ours.high).toBeGreaterThan(value - half);
      });
    const [pair] = pairs.filter(({ inputs: of }) => of.join() === '0,2');
    expect(Math.abs((pair?.share.value ?? 9) - 0.246231)).toBeLessThan(0.103117);
  });

  it("has Morris' effects at 10,000 trajectories of four levels as ours, and those of a textbook's exercise", () => {
    const walks = Array.from({ length: 3000 }, (_, k) => trajectoryOf(3, 's', k));
    const effects = effectsOf(walks, (t, p) => ishigami(walks[t]?.points[p] ?? new Float64Array()));
    const found = elementaryEffects(effects, 3, 's');
    [7.767792, 7.875, 6.308785].forEach((size, i) => {
      const { low, high } = found[i]?.size ?? { low: 9, high: 9 };
      // Rounding alone is in the second one: it has one size everywhere.
      expect(low - 1e-9).toBeLessThan(size);
      expect(high + 1e-9).toBeGreaterThan(size);
      expect(high - low).toBeLessThan(0.5);
    });
    // Saltelli et al. (2008), exercise 4 on page 138.
    const [one = [], two = []] = [
      [2.52, 2.01, 2.3, -0.66, -0.93, -1.3],
      [-0.39, 0.13, 0.8, 0.25, -0.02, 0.51],
    ];
    const rows = one.map((value, t) => Float64Array.of(value, two[t] ?? 0));
    const exercise = elementaryEffects(rows, 2, 's').map(({ mean, size, spread }) =>
      [mean, size, spread].map(({ value }) => Number(value.toFixed(2))),
    );
    expect(exercise).toEqual([
      [0.66, 1.62, 1.79],
      [0.21, 0.35, 0.41],
    ]);
  });

  it('has PAWN indices of Ishigami with A = 2 and B = 1 at 500 points', () => {
    // Its test takes them from Pianosi & Wagener (2018): ten slices, median.
    const other: Test = (x) => {
      const [a = 0, b = 0, c = 0] = Array.from(x, (u) => (2 * u - 1) * Math.PI);
      return Math.sin(a) + 2 * Math.sin(b) ** 2 + c ** 4 * Math.sin(a);
    };
    const { values, points } = saltelli(other, 3, 500);
    pawn(points, values.a, 's').forEach(({ value }, i) => {
      expect(Math.abs(value - ([0.5, 0.16, 0.29][i] ?? 9))).toBeLessThan(0.07);
    });
  });
});
