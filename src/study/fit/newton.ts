import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/** What is to be made as large as possible: its value, gradient, and minus its matrix of second derivatives. */
export interface Slope {
  readonly value: number;
  readonly gradient: readonly number[];
  readonly information: Matrix;
}

export interface Climb {
  readonly point: readonly number[];
  readonly at: Slope;
  readonly iterations: number;
  /** Newton's decrement at the end: about twice what the value could still gain. */
  readonly decrement: number;
  readonly converged: boolean;
}

const MOST_ITERATIONS = 60;
const MOST_HALVINGS = 30;
/** A gain that no digit of a result would show. */
const ENOUGH = 1e-12;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);

/** Newton's step; where the surface is not concave it is made so by adding to the diagonal, which shortens the step. */
const stepOf = ({ gradient, information }: Slope): readonly number[] => {
  const size = gradient.length;
  const largest = Math.max(1e-6, ...information.diagonal().map(Math.abs));
  for (let ridge = 0; ; ridge = ridge === 0 ? 1e-4 * largest : 10 * ridge) {
    const cholesky = new CholeskyDecomposition(Matrix.add(information, Matrix.eye(size, size, ridge)));
    if (cholesky.isPositiveDefinite()) return cholesky.solve(Matrix.columnVector([...gradient])).to1DArray();
  }
};

/** Climbs to a maximum by Newton's method with steps halved until they gain, from `start`. Says honestly if it did not arrive. */
export const climb = (start: readonly number[], slopeAt: (point: readonly number[]) => Slope): Climb => {
  let point = start;
  let at = slopeAt(point);
  for (let iterations = 0; ; iterations++) {
    const step = at.gradient.length === 0 ? [] : stepOf(at);
    const decrement = dot(step, at.gradient);
    const done = decrement < ENOUGH;
    if (done || iterations === MOST_ITERATIONS) return { point, at, iterations, decrement, converged: done };
    const from = point;
    const next = firstGain(at.value, (share) => {
      const there = from.map((value, p) => value + share * (step[p] as number));
      return { there, slope: slopeAt(there) };
    });
    if (!next) return { point, at, iterations, decrement, converged: false };
    point = next.there;
    at = next.slope;
  }
};

/** The first of the halved steps that gains anything. */
const firstGain = <Try extends { readonly slope: Slope }>(
  value: number,
  attempt: (share: number) => Try,
): Try | undefined => {
  let share = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const next = attempt(share);
    if (next.slope.value > value) return next;
    share /= 2;
  }
  return undefined;
};
