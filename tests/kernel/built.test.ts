import { describe, expect, it } from 'vitest';
import { exp, log } from '../../src/domain/exp-log.ts';
import { KERNEL } from '../../src/kernel/kernel-wasm.ts';
import { streamOf } from '../../src/random/luck.ts';
import { compileKernel } from '../baking/compile-kernel.mjs';

describe('the compiled kernel', () => {
  it('is what its sources give: run `npm run bake-kernel` after a change', async () => {
    expect(Buffer.from(await compileKernel()).toString('base64') === KERNEL).toBe(true);
  });
});

interface Functions {
  readonly memory: WebAssembly.Memory;
  readonly scalars: (from: number, exps: number, logs: number, count: number) => void;
  readonly exponentials: (from: number, into: number, count: number) => void;
  readonly exponentialsBelow: (from: number, into: number, count: number) => void;
  readonly logarithms: (from: number, into: number, count: number) => void;
}

const COUNT = 4000;
const SPECIAL = [
  ...[0, -0, 1, -1, 0.5, 2, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, -5e-324],
  ...[709, 709.782712893384, 709.79, -708, -708.4, -745.1332191019411, -745.2, 0.3465735912322998, 1.0000001],
  ...[
    -0.3465735912322998,
    -0.34657359123229975,
    1e-9,
    3.725290298461914e-9,
    Math.LN2,
    Math.SQRT2,
    2 ** -1022,
  ],
];

/** Numbers of a kind: in memory of the functions, as `at` says, and what they make of them. */
const tableOf = async () => {
  const bytes = await compileKernel('tests/kernel/exp-log.as');
  const functions = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Functions;
  const [from, into, more] = [0x10000, 0x20000, 0x30000];
  functions.memory.grow(4);
  const { buffer } = functions.memory;
  const table = (at: number) => new Float64Array(buffer, at, COUNT);
  const draw = streamOf('numbers');
  return {
    functions,
    from,
    into,
    more,
    results: { into: table(into), more: table(more) },
    fill: (number: (u: number, n: number) => number) => {
      const numbers = table(from);
      for (let n = 0; n < COUNT; n++) numbers[n] = number(draw(), n);
      return numbers;
    },
  };
};

/** The first number of which two tables have different bits. */
const firstDifference = (numbers: Float64Array, found: Float64Array, expected: (x: number) => number) =>
  numbers.find((x, n) => !Object.is(found[n], expected(x)));

describe('exponentials and logarithms of the kernel', async () => {
  const { functions, from, into, more, results, fill } = await tableOf();

  it('have the bits of those in TypeScript', () => {
    const numbers = fill((u, n) => SPECIAL[n] ?? (n % 2 === 0 ? 80 * u - 60 : 2 ** (2000 * u - 1000)));
    functions.scalars(from, into, more, COUNT);
    expect(firstDifference(numbers, results.into, exp)).toBeUndefined();
    expect(firstDifference(numbers, results.more, log)).toBeUndefined();
    functions.exponentials(from, into, COUNT);
    expect(firstDifference(numbers, results.into, exp)).toBeUndefined();
  });

  it('have them where vectors take a shorter way', () => {
    const below = fill((u, n) => (n === 0 ? -0.3465735912322998 : n === 1 ? -40 : -40 * u - 0.35));
    functions.exponentialsBelow(from, into, COUNT);
    expect(firstDifference(below, results.into, exp)).toBeUndefined();
    const shares = fill((u, n) =>
      n < 60 ? 2 ** -(n + 1) : n < 120 ? 1 - 2 ** -(n - 59) : n % 2 === 0 ? u : u * u * u,
    );
    functions.logarithms(from, into, COUNT);
    expect(firstDifference(shares.subarray(0, COUNT), results.into, log)).toBeUndefined();
  });
});
