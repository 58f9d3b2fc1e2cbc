import { MOVES_PER_TURN } from '../../domain/limits.ts';
import { sizeOf } from '../../domain/ranges.ts';
import { MOVE_CAUSES } from '../../domain/run.ts';
import {
  INDEX_BINS,
  INDEX_UNIT,
  RULE_COUNT,
  TALLIED_INDICES,
  type Tally,
  TWIN,
  TWIN_STATE,
  WAY,
} from './tally.ts';

/** The basis of a tally: all its futures, and the rung of each state at the start. */
interface Counted {
  readonly futures: number;
  readonly start: readonly number[];
  readonly tally: Tally;
  /** Whether futures have their own starts. These count as if they had come about in turn 0. */
  readonly drawn: boolean;
}

/** The most by which a sum may differ from its bins: half a bin of an index, in units of its sums, plus half a unit. */
const SLACK = INDEX_UNIT / 4 + 0.5;

type NumberTable = ArrayLike<number>;

const sumOf = (table: NumberTable, from: number, to: number): number => {
  let sum = 0;
  for (let at = from; at < to; at++) sum += table[at] as number;
  return sum;
};

/** Whether the columns of a table, summed over turns, keep within the futures: each future counts once in a column. */
const isOnceEach = (
  table: NumberTable,
  columns: number,
  { futures, drawn }: Pick<Counted, 'futures' | 'drawn'>,
): boolean => {
  const sums = new Float64Array(columns);
  for (let at = 0; at < table.length; at++) {
    const column = at % columns;
    sums[column] = (sums[column] as number) + (table[at] as number);
    if ((sums[column] as number) > futures || (at < columns && table[at] !== 0 && !drawn)) return false;
  }
  return true;
};

/** The futures in which each state is on each rung, turn by turn. Undefined where a count is below 0 or above all futures. */
function* standings({ futures, start, tally, drawn }: Counted): Generator<Float64Array | undefined> {
  const { rungs, turns } = tally.shape;
  const now = new Float64Array(start.length * rungs);
  start.forEach((rung, i) => {
    now[i * rungs + rung] = futures;
  });
  for (let turn = 0; turn <= turns; turn++) {
    for (let at = 0; at < now.length; at++) {
      const flow = tally.flows[turn * now.length + at] as number;
      const count = (now[at] as number) + flow;
      if (count < 0 || count > futures || (turn === 0 && flow !== 0 && !drawn)) return yield undefined;
      now[at] = count;
    }
    for (let i = 0; i < start.length; i++)
      if (sumOf(now, i * rungs, (i + 1) * rungs) !== futures) return yield undefined;
    yield now;
  }
}

/** Whether the counts of recognisers fit the futures, and the states on the last rung in the same turn. */
const fitsRecognisers = ({ futures, tally }: Counted, turn: number, now: Float64Array): boolean => {
  const { states, rungs } = tally.shape;
  const row = turn * (states + 1);
  let recognised = 0;
  for (let i = 0; i < states; i++) recognised += now[(i + 1) * rungs - 1] as number;
  let counted = 0;
  for (let n = 0; n <= states; n++) counted += n * (tally.recognisers[row + n] as number);
  return sumOf(tally.recognisers, row, row + states + 1) === futures && counted === recognised;
};

/** Whether each state on a rung or above has reached it: up to any turn, in at least as many futures. */
const fitsFirsts = (
  { start, tally }: Counted,
  reached: Float64Array,
  turn: number,
  now: Float64Array,
): boolean => {
  const { rungs } = tally.shape;
  for (let i = 0; i < start.length; i++) {
    let above = 0;
    for (let rung = rungs - 1; rung >= 0; rung--) {
      const at = i * rungs + rung;
      const first = tally.firsts[turn * now.length + at] as number;
      if (rung <= (start[i] as number)) {
        if (first !== 0) return false;
        continue;
      }
      reached[at] = (reached[at] as number) + first;
      above += now[at] as number;
      const higher = rung === rungs - 1 ? 0 : (reached[at + 1] as number);
      if ((reached[at] as number) < Math.max(above, higher)) return false;
    }
  }
  return true;
};

/** Whether moves are whole numbers, no fewer than the states that changed rung, and no more than states can make. */
const fitsMoves = ({ futures, tally }: Counted, turn: number, cells: number): boolean => {
  const columns = MOVE_CAUSES.length * WAY.size;
  const ways = [0, 0];
  for (let at = 0; at < columns; at++) {
    const count = tally.moves[turn * columns + at] as number;
    if (!Number.isSafeInteger(count) || count < 0 || (turn === 0 && count > 0)) return false;
    ways[at % WAY.size] = (ways[at % WAY.size] as number) + count;
  }
  let came = 0;
  for (let at = turn * cells; at < (turn + 1) * cells; at++) came += Math.max(0, tally.flows[at] as number);
  const moves = (ways[WAY.down] as number) + (ways[WAY.up] as number);
  return came <= moves && moves <= MOVES_PER_TURN * tally.shape.states * futures;
};

const fitsStates = (counted: Counted): boolean => {
  const { tally, drawn } = counted;
  const { states, rungs } = tally.shape;
  const reached = new Float64Array(states * rungs);
  if (!isOnceEach(tally.firsts, states * rungs, counted)) return false;
  let turn = 0;
  for (const now of standings(counted)) {
    if (!now || !fitsRecognisers(counted, turn, now) || !fitsFirsts(counted, reached, turn, now))
      return false;
    if (!(drawn && turn === 0) && !fitsMoves(counted, turn, now.length)) return false;
    turn++;
  }
  return true;
};

/** Whether each turn counts every future once in the bins of each index, and the sum is possible for these bins. */
const fitsIndices = ({ futures, tally }: Counted): boolean => {
  const rows = tally.indexSums.length;
  for (let row = 0; row < rows; row++) {
    const sum = tally.indexSums[row] as number;
    let [count, middle] = [0, 0];
    for (let bin = 0; bin < INDEX_BINS; bin++) {
      const there = tally.indexBins[row * INDEX_BINS + bin] as number;
      count += there;
      middle += (there * bin * INDEX_UNIT) / 2;
    }
    if (count !== futures || !Number.isSafeInteger(sum) || sum < 0) return false;
    if (sum > 100 * INDEX_UNIT * futures || Math.abs(sum - middle) > SLACK * futures) return false;
  }
  return rows % TALLIED_INDICES.length === 0;
};

/** Whether each track is above or below its start in no more futures than there are, and in none of them at the start. */
const fitsTracks = ({ futures, tally }: Counted): boolean => {
  const { tracks, shape } = tally;
  const atStart = shape.tracks * WAY.size;
  for (let row = 0; row < tracks.length; row += WAY.size) {
    const count = sumOf(tracks, row, row + WAY.size);
    if (count > futures || (row < atStart && count !== 0)) return false;
  }
  return true;
};

/** Whether the counts by rule add up to the counts of all futures, and their squares are possible for these counts. */
const fitsRules = ({ futures, start, tally }: Counted): boolean => {
  const { rules, turns, states, rungs } = tally.shape;
  const { ruleFutures, ruleFirsts, ruleCounts, recognisers, firsts } = tally;
  if (sumOf(ruleFutures, 0, rules) !== futures) return false;
  const over = (table: NumberTable, at: number, width: number): number => {
    let sum = 0;
    for (let rule = 0; rule < rules; rule++) sum += table[rule * width + at] as number;
    return sum;
  };
  const rows = turns + 1;
  for (let turn = 0; turn <= turns; turn++) {
    let [sum, squares] = [0, 0];
    for (let n = 0; n <= states; n++) {
      const there = recognisers[turn * (states + 1) + n] as number;
      sum += n * there;
      squares += n * n * there;
    }
    const at = turn * RULE_COUNT.size;
    if (over(ruleCounts, at + RULE_COUNT.sum, rows * RULE_COUNT.size) !== sum) return false;
    if (over(ruleCounts, at + RULE_COUNT.squares, rows * RULE_COUNT.size) !== squares) return false;
    for (let i = 0; i < start.length; i++)
      if (
        over(ruleFirsts, turn * states + i, rows * states) !== firsts[(turn * states + i) * rungs + rungs - 1]
      )
        return false;
  }
  return Array.from(ruleFutures).every((n, rule) => fitsRule(tally, rule, n));
};

/** Whether the counts of one rule can come from its futures. */
const fitsRule = ({ shape, ruleFirsts, ruleCounts }: Tally, rule: number, futures: number): boolean => {
  const { turns, states } = shape;
  const rows = turns + 1;
  const firsts = ruleFirsts.subarray(rule * rows * states, (rule + 1) * rows * states);
  for (let row = rule * rows; row < (rule + 1) * rows; row++) {
    const sum = ruleCounts[row * RULE_COUNT.size + RULE_COUNT.sum] as number;
    const squares = ruleCounts[row * RULE_COUNT.size + RULE_COUNT.squares] as number;
    if (!areWhole([sum, squares]) || sum > futures * states || squares < sum || squares > states * sum)
      return false;
    if (sum * sum > futures * squares * SURELY) return false;
  }
  return isOnceEach(firsts, states, { futures, drawn: false });
};

/** A factor a little above 1: the largest effect of rounding on a product of large whole numbers. */
const SURELY = 1 + Number.EPSILON * 4;

const areWhole = (counts: readonly number[]): boolean =>
  counts.every((count) => Number.isSafeInteger(count) && count >= 0);

/** Whether counts of twins of one rule are whole numbers that can give a variance and a covariance. */
const fitsTwinsOf = ({ shape, twinCounts, twinStates, ruleFutures }: Tally, rule: number): boolean => {
  const { states } = shape;
  const counts = Array.from(twinCounts.subarray(rule * TWIN.size, (rule + 1) * TWIN.size));
  const [pairs = 0, sum = 0, squares = 0, products = 0] = counts;
  const byState = twinStates.subarray(rule * states * TWIN_STATE.size, (rule + 1) * states * TWIN_STATE.size);
  for (let at = 0; at < byState.length; at += TWIN_STATE.size) {
    const [one = 0, both = 0] = byState.subarray(at, at + TWIN_STATE.size);
    if (!areWhole([one, both]) || one > 2 * pairs || 2 * both > one || one - both > pairs) return false;
  }
  return (
    areWhole(counts) &&
    pairs <= (ruleFutures[rule] as number) &&
    sum <= 2 * pairs * states &&
    squares >= sum &&
    squares <= states * sum &&
    2 * products <= squares &&
    // The variance of all counts is not below 0.
    sum * sum <= 2 * pairs * squares * SURELY
  );
};

const fitsTwins = ({ tally }: Counted): boolean =>
  !tally.shape.twins || Array.from(tally.ruleFutures).every((_, rule) => fitsTwinsOf(tally, rule));

/**
 * The fault in the counts of a tally, as half a sentence. Undefined if all counts fit the number of its futures and
 * each other. `start` has the rung of each state at the start. With `drawn`, futures may have drawn other rungs.
 */
export const faultInTally = (tally: Tally, start: readonly number[], drawn: boolean): string | undefined => {
  const counted: Counted = { futures: sizeOf(tally.futures), start, tally, drawn };
  const { occasions, shape } = tally;
  const checks: readonly (readonly [string, boolean])[] = [
    ['states and moves', fitsStates(counted)],
    ['indices', fitsIndices(counted)],
    ['events', shape.occasions === 0 || isOnceEach(occasions, shape.occasions, { ...counted, drawn: false })],
    ['rules', fitsRules(counted)],
    ['tracks', fitsTracks(counted)],
    ['twins', fitsTwins(counted)],
  ];
  const wrong = checks.find(([, fits]) => !fits);
  return wrong && `its counts of ${wrong[0]} cannot come from ${counted.futures} futures`;
};
