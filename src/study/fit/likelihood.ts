import { exp, expm1, log } from '../../domain/exp-log.ts';
import { capShare, limitOf } from '../../model/cap.ts';
import type { Clock, ClockRow, Layout, StateRows } from './layout.ts';
import { type Trial, takeTrial, trial } from './trial.ts';

/** The log likelihood at a point, its gradient, and minus its matrix of second derivatives, row by row. */
interface Evaluation {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly information: Float64Array;
}

/** Gauss-Hermite quadrature with five nodes (Abramowitz & Stegun, table 25.10), for a standard normal variable. */
const NODES = [0, 0.958572464613819, 2.02018287045609];
const NODE_WEIGHTS = [0.945308720482942, 0.393619323152241, 0.0199532420590459];
const QUADRATURE = NODES.flatMap((node, n) => {
  const weight = (NODE_WEIGHTS[n] as number) / Math.sqrt(Math.PI);
  const z = Math.SQRT2 * node;
  return node === 0
    ? [{ z, weight }]
    : [
        { z, weight },
        { z: -z, weight },
      ];
});
const NO_FRAILTY = [{ z: 0, weight: 1 }];

/** A clock's log rate at a point, its gradient (by place in `at`), and the coefficient of its social curvature. */
interface Reading {
  eta: number;
  readonly slope: Float64Array;
  bend: number;
}

const reading = (size: number): Reading => ({ eta: 0, slope: new Float64Array(size), bend: 0 });

/** The log rate: own terms as they are, social ones through the model's cap. With the bound b and t = tanh(x/b),
 * d/dx b·t = 1 − t², and the second derivative is −2 t (1 − t²)/b. */
const read = (clock: Clock, point: Float64Array, into: Reading): void => {
  const { at, value, firstSocial, bound } = clock;
  let own = clock.offset;
  for (let e = 0; e < firstSocial; e++) {
    own += (value[e] as number) * (point[at[e] as number] as number);
    into.slope[e] = value[e] as number;
  }
  let sum = clock.socialOffset;
  for (let e = firstSocial; e < at.length; e++)
    sum += (value[e] as number) * (point[at[e] as number] as number);
  const share = bound === 0 ? 0 : capShare(sum / bound);
  const t = bound === 0 ? 0 : (sum * share) / bound;
  const steep = bound === 0 ? 0 : 1 - t * t;
  for (let e = firstSocial; e < at.length; e++) into.slope[e] = steep * (value[e] as number);
  // The bend is kept per unit of slope, which already holds one factor of `steep` each.
  into.bend = bound === 0 || steep === 0 ? 0 : (-2 * t) / (bound * steep);
  into.eta = own + sum * share;
};

/** exp of a log rate within the model's limits; `free` says whether it may still move with the weights. */
const rateOf = (eta: number): { rate: number; free: boolean } => {
  const limit = limitOf(eta);
  return { rate: exp(eta + limit), free: limit === 0 };
};

interface Work {
  readonly up: Reading;
  readonly down: Reading;
  readonly turn: Trial;
}

/** Reads a row's clocks, then takes its turn for one disposition z. Returns the rates' derivatives in `work.turn`. */
const atNode = (row: ClockRow, shift: number, work: Work): void => {
  const up = row.up ? rateOf(work.up.eta + shift * row.up.shift) : { rate: 0, free: false };
  const down = row.down ? rateOf(work.down.eta + shift * row.down.shift) : { rate: 0, free: false };
  takeTrial(row.outcome, up.rate, down.rate, work.turn);
  if (!up.free) {
    work.turn.up = 0;
    work.turn.upUp = 0;
    work.turn.upDown = 0;
  }
  if (!down.free) {
    work.turn.down = 0;
    work.turn.downDown = 0;
    work.turn.upDown = 0;
  }
};

const readRow = (row: ClockRow, point: Float64Array, work: Work): void => {
  if (row.up) read(row.up, point, work.up);
  if (row.down) read(row.down, point, work.down);
};

/** Log likelihood of a state's whole history for each node, and what share of the whole each node has. */
const nodeShares = (
  state: StateRows,
  nodes: readonly { readonly z: number; readonly weight: number }[],
  point: Float64Array,
  work: Work,
): {
  readonly value: number;
  readonly shares: readonly number[];
  readonly spans: readonly Span[];
} => {
  const sums = nodes.map(({ weight }) => log(weight));
  const waits = nodes.map(() => 0);
  for (const row of state.rows) {
    readRow(row, point, work);
    nodes.forEach(({ z }, n) => {
      atNode(row, state.sigma * z, work);
      const into = row.isSpan ? waits : sums;
      into[n] = (into[n] as number) + row.turns * work.turn.value;
    });
  }
  const spans = waits.map(spanOf);
  spans.forEach(({ value }, n) => {
    sums[n] = (sums[n] as number) + value;
  });
  const most = Math.max(...sums);
  const total = sums.reduce((sum, value) => sum + exp(value - most), 0);
  const shares = sums.map((value) => exp(value - most) / total);
  return { value: most + log(total), shares, spans };
};

/** For a step in some unknown turn of a span: its log chance, and the chance of no step divided by its chance. */
interface Span {
  readonly value: number;
  readonly odds: number;
}

/** For the log chance that a state stayed in all turns of a span: ln(1 − exp(wait)), and exp(wait) / (1 − exp(wait)). */
const spanOf = (wait: number): Span => {
  const chance = -expm1(wait);
  return wait === 0 ? { value: 0, odds: 0 } : { value: log(chance), odds: exp(wait) / chance };
};

/** Adds factor · a ⊗ b for two clocks' slopes. */
const addOuter = (
  into: Float64Array,
  size: number,
  factor: number,
  [a, slopeA, fromA]: readonly [Clock, Float64Array, number],
  [b, slopeB, fromB]: readonly [Clock, Float64Array, number],
): void => {
  if (factor === 0) return;
  for (let r = fromA; r < a.at.length; r++) {
    const row = (a.at[r] as number) * size;
    const part = factor * (slopeA[r] as number);
    for (let c = fromB; c < b.at.length; c++) {
      const at = row + (b.at[c] as number);
      into[at] = (into[at] as number) + part * (slopeB[c] as number);
    }
  }
};

const addSlope = (into: Float64Array, factor: number, clock: Clock, slope: Float64Array): void => {
  for (let e = 0; e < clock.at.length; e++) {
    const at = clock.at[e] as number;
    into[at] = (into[at] as number) + factor * (slope[e] as number);
  }
};

/** A row's share of the matrix of second derivatives, for mean derivatives over the nodes. */
const addCurvature = (
  { share }: StateRows,
  row: ClockRow,
  mean: Trial,
  work: Work,
  hessian: Float64Array,
  size: number,
): void => {
  const times = share * row.turns;
  const up = row.up && ([row.up, work.up.slope, 0] as const);
  const down = row.down && ([row.down, work.down.slope, 0] as const);
  if (up) addOuter(hessian, size, times * mean.upUp, up, up);
  if (down) addOuter(hessian, size, times * mean.downDown, down, down);
  if (up && down) {
    addOuter(hessian, size, times * mean.upDown, up, down);
    addOuter(hessian, size, times * mean.upDown, down, up);
  }
  for (const [clock, { slope, bend }, first] of [
    [row.up, work.up, mean.up],
    [row.down, work.down, mean.down],
  ] as const) {
    if (!clock) continue;
    const social = [clock, slope, clock.firstSocial] as const;
    addOuter(hessian, size, times * first * bend, social, social);
  }
};

/** Adds a state's part; with a disposition to integrate over, by Louis's formula (1982) for its second derivatives. */
const addState = (
  state: StateRows,
  point: Float64Array,
  work: Work,
  sums: { gradient: Float64Array; hessian: Float64Array },
): number => {
  const size = point.length;
  const nodes = state.sigma === 0 ? NO_FRAILTY : QUADRATURE;
  const { value, shares, spans } = nodeShares(state, nodes, point, work);
  const slopes = nodes.map(() => new Float64Array(size));
  const waits = nodes.map(() => new Float64Array(size));
  const mean = trial();
  for (const row of state.rows) {
    readRow(row, point, work);
    Object.assign(mean, trial());
    nodes.forEach(({ z }, n) => {
      atNode(row, state.sigma * z, work);
      const now = work.turn;
      // d ln(1 − exp(w)) = −odds · dw, with w the log chance of having stayed through the span.
      const scale = row.isSpan ? -(spans[n] as Span).odds : 1;
      const share = (shares[n] as number) * scale;
      mean.up += share * now.up;
      mean.down += share * now.down;
      mean.upUp += share * now.upUp;
      mean.downDown += share * now.downDown;
      mean.upDown += share * now.upDown;
      const slope = slopes[n] as Float64Array;
      if (row.up) addSlope(slope, row.turns * now.up * scale, row.up, work.up.slope);
      if (row.up && row.isSpan) addSlope(waits[n] as Float64Array, row.turns * now.up, row.up, work.up.slope);
      if (row.down) addSlope(slope, row.turns * now.down, row.down, work.down.slope);
    });
    addCurvature(state, row, mean, work, sums.hessian, size);
  }
  addScores(slopes, shares, sums, state.share);
  waits.forEach((wait, n) => {
    const { odds } = spans[n] as Span;
    addSquare(sums.hessian, -state.share * (shares[n] as number) * odds * (1 + odds), wait);
  });
  return state.share * value;
};

/** Adds factor · a ⊗ a. */
const addSquare = (into: Float64Array, factor: number, a: Float64Array): void => {
  if (factor === 0) return;
  for (let r = 0; r < a.length; r++)
    for (let c = 0; c < a.length; c++)
      into[r * a.length + c] =
        (into[r * a.length + c] as number) + factor * (a[r] as number) * (a[c] as number);
};

/** The gradient is the mean of the nodes' gradients; their spread lowers the information. */
const addScores = (
  slopes: readonly Float64Array[],
  shares: readonly number[],
  { gradient, hessian }: { gradient: Float64Array; hessian: Float64Array },
  times: number,
): void => {
  const size = gradient.length;
  const mean = new Float64Array(size);
  slopes.forEach((slope, n) => {
    for (let p = 0; p < size; p++)
      mean[p] = (mean[p] as number) + (shares[n] as number) * (slope[p] as number);
  });
  for (let p = 0; p < size; p++) gradient[p] = (gradient[p] as number) + times * (mean[p] as number);
  if (slopes.length === 1) return;
  slopes.forEach((slope, n) => {
    const away = slope.map((value, p) => value - (mean[p] as number));
    addSquare(hessian, times * (shares[n] as number), away);
  });
};

/**
 * The log likelihood of all that the states did, given the weights and base rates in `point`: each turn of a state is a
 * trial with complementary log-log link and two competing risks (docs/model.md, sections 3 and 7.1). Where a wave's states
 * have dispositions of spread σ they are integrated out, state by state.
 */
export const logLikelihood = ({ parameters, states }: Layout, point: Float64Array): Evaluation => {
  const size = parameters.length;
  const sums = { gradient: new Float64Array(size), hessian: new Float64Array(size * size) };
  const work: Work = { up: reading(size + 1), down: reading(size + 1), turn: trial() };
  const value = states.reduce((sum, state) => sum + addState(state, point, work, sums), 0);
  return { value, gradient: sums.gradient, information: sums.hessian.map((entry) => -entry) };
};
