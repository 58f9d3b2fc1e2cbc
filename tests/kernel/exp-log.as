import { exp, expBelow, expPair, log, logPair } from './exp-log';

// For tests alone: every way to an exponential or a logarithm, over numbers in memory.

export function scalars(from: usize, exps: usize, logs: usize, count: i32): void {
  for (let n: usize = 0; n < <usize>count << 3; n += 8) {
    store<f64>(exps + n, exp(load<f64>(from + n)));
    store<f64>(logs + n, log(load<f64>(from + n)));
  }
}

export function exponentials(from: usize, into: usize, count: i32): void {
  for (let n: usize = 0; n < <usize>count << 3; n += 16) v128.store(into + n, expPair(v128.load(from + n)));
}

export function exponentialsBelow(from: usize, into: usize, count: i32): void {
  for (let n: usize = 0; n < <usize>count << 3; n += 16) v128.store(into + n, expBelow(v128.load(from + n)));
}

export function logarithms(from: usize, into: usize, count: i32): void {
  for (let n: usize = 0; n < <usize>count << 3; n += 16) v128.store(into + n, logPair(v128.load(from + n)));
}
