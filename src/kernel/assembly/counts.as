import { shareOf } from './derived';
import { L } from './layout';
import { f64At, i32At, putF64, putI32, putU8, rounded, u8At } from './tables';
import { playTurn } from './turn';

// The twin of src/study/futures/count-future.ts, for futures from their start.

/** The indices that are counted, in their order in a tally: positions of shareOf. */
const INDICES = memory.data<i32>([0, 1, 2, 5, 3, 4]);
const INDEX_COUNT = 6;
const INDEX_UNIT: f64 = 1000;
const INDEX_BINS = 201;

const WAYS = 2;
const UP = 1;

// @ts-ignore: decorator
@inline
function count(table: usize, at: i32, by: i32): void {
  putI32(table, at, i32At(table, at) + by);
}

// @ts-ignore: decorator
@inline
function add(table: usize, at: i32, amount: f64): void {
  putF64(table, at, f64At(table, at) + amount);
}

/** Notes that a state has come to a rung. */
// @ts-ignore: decorator
@inline
function noteHighest(m: i32): void {
  const i = i32At(L.movedState, m);
  const to = u8At(L.movedTo, m);
  if (to > u8At(L.highest, i)) putU8(L.highest, i, to);
}

function countMoves(turn: i32, rule: i32): void {
  const states = L.states;
  const rungs = L.rungs;
  for (let m = 0, moved = L.movedCount; m < moved; m++) {
    const i = i32At(L.movedState, m);
    const from = u8At(L.movedFrom, m);
    const to = u8At(L.movedTo, m);
    const row = (turn * states + i) * rungs;
    count(L.flows, row + from, -1);
    count(L.flows, row + to, 1);
    const highest = u8At(L.highest, i);
    for (let r = highest + 1; r <= to; r++) count(L.firsts, row + r, 1);
    if (to > highest && to == L.top) count(L.ruleFirsts, (rule * L.rows + turn) * states + i, 1);
    noteHighest(m);
    const cause = turn * L.moveCauses + u8At(L.movedCause, m);
    add(L.movesMade, cause * WAYS + (to > from ? UP : 0), 1);
  }
}

function countOccasions(turn: i32): void {
  for (let n = 0, all = L.occasionCount; n < all; n++) {
    const at = i32At(L.occasions, n);
    if (i32At(L.happened, at) == 1) count(L.happenings, turn * L.occasionKinds + at, 1);
  }
}

function countIndices(turn: i32): void {
  for (let x = 0; x < INDEX_COUNT; x++) {
    const value = 100 * shareOf(load<i32>(INDICES + ((<usize>x) << 2)));
    const at = turn * INDEX_COUNT + x;
    add(L.indexSums, at, rounded(value * INDEX_UNIT));
    count(L.indexBins, at * INDEX_BINS + <i32>rounded(value * 2), 1);
  }
}

function countTracks(turn: i32): void {
  const tracks = L.tracks;
  for (let t = 0; t < tracks; t++) {
    const now = f64At(L.sources, L.variables + t) * 100;
    if (turn == 0) putF64(L.tracksAtStart, t, rounded(now));
    const gained = now - f64At(L.tracksAtStart, t);
    if (Math.abs(gained) >= 0.5) count(L.tracksMoved, (turn * tracks + t) * WAYS + (gained > 0 ? UP : 0), 1);
  }
}

function countTurn(turn: i32, rule: i32): void {
  const recognisers = L.recogniserCount;
  if (turn == 0) count(L.ruleFutures, rule, 1);
  else {
    countMoves(turn, rule);
    countOccasions(turn);
  }
  count(L.recognisersAt, turn * (L.states + 1) + recognisers, 1);
  const row = (rule * L.rows + turn) * 2;
  add(L.ruleCounts, row, <f64>recognisers);
  add(L.ruleCounts, row + 1, <f64>(recognisers * recognisers));
  countIndices(turn);
  countTracks(turn);
}

/**
 * Plays the turns of a future that has been started, and counts what comes after turn `after` (−1: all of it) if `counts` says so.
 * Returns the last turn that was played. It is earlier than `turns` if near rates do not decide the next turn.
 */
export function playFuture(turns: i32, rule: i32, after: i32, counts: bool): i32 {
  if (after < 0) {
    memory.copy(L.highest, L.rung, <usize>L.states);
    if (counts) countTurn(0, rule);
  }
  for (let turn = 1; turn <= turns; turn++) {
    if (!playTurn(turn)) return turn - 1;
    if (turn <= after) continue;
    if (counts) countTurn(turn, rule);
    else for (let m = 0, moved = L.movedCount; m < moved; m++) noteHighest(m);
  }
  return turns;
}
