import type { Spread } from '../../study/fan.ts';

/** A value with its 95 % interval, both as shares, 0..1. */
export interface Dot {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

/** A tile on a grid: how likely a state is to recognise. */
export interface Tile {
  readonly column: number;
  readonly row: number;
  readonly letters: string;
  readonly name: string;
  readonly text: string;
  /** 0: faint … 4: strong; the others are no chances. */
  readonly tone: 0 | 1 | 2 | 3 | 4 | 'recognised' | 'target' | 'absent';
}

export interface Line {
  readonly label: string;
  /** By turn from 0, shares. */
  readonly shares: readonly number[];
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

/** What a state's odds are in a base and in a what-if. */
export interface Pair {
  readonly label: string;
  readonly base: number;
  readonly variant: number;
  readonly text: string;
  readonly certain: boolean;
}

/** Where an axis of turns has its marks. */
export interface Tick {
  readonly turn: number;
  readonly text: string;
}

/** A country of a map, its outline in half cells; what it stands on, or that it is the target or no state of the scenario. */
export interface Land {
  readonly path: string;
  /** Its middle, in cells. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly name: string;
  readonly text: string;
  readonly rung: number | 'target' | 'absent';
}

/** A part of the world, so many cells wide and high, by rungs. */
export interface MapFigure {
  readonly kind: 'map';
  readonly columns: number;
  readonly rows: number;
  /** Of its middle, in degrees. */
  readonly latitude: number;
  readonly lands: readonly Land[];
  /** Words of the rungs, lowest first. */
  readonly ladder: readonly string[];
}

/** A chart as plain data; what draws it knows nothing of scenarios. */
export type Figure =
  | MapFigure
  | { readonly kind: 'dots'; readonly dots: readonly Dot[] }
  | { readonly kind: 'tiles'; readonly tiles: readonly Tile[] }
  | { readonly kind: 'fan'; readonly fan: readonly Spread[]; readonly ticks: readonly Tick[] }
  | { readonly kind: 'lines'; readonly lines: readonly Line[]; readonly ticks: readonly Tick[] }
  | { readonly kind: 'columns'; readonly bars: readonly Bar[]; readonly label: string }
  /** Bars of natural logarithms: to the left what holds back, to the right what draws on. */
  | { readonly kind: 'factors'; readonly bars: readonly Bar[] }
  | { readonly kind: 'pairs'; readonly pairs: readonly Pair[] };
