import type { Spread } from '../../../study/odds/fan.ts';

/** A share with its 95 % interval, 0..1. */
export interface Dot {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

/** A tile of a state on a grid. */
export interface Tile {
  readonly column: number;
  readonly row: number;
  readonly letters: string;
  readonly name: string;
  readonly text: string;
  /** The class of chance, from 0 (lowest) to 4, or a reason why there is none. */
  readonly tone: 0 | 1 | 2 | 3 | 4 | 'recognised' | 'target';
}

export interface Curve {
  readonly label: string;
  /** By turn from 0, shares. */
  readonly shares: readonly number[];
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

/** The odds of a state in a base and in a what-if, or an outcome at the ends of an input. */
export interface Pair {
  readonly label: string;
  readonly base: number;
  readonly variant: number;
  readonly text: string;
  readonly certain: boolean;
}

/** A mark of an axis of turns. */
export interface Tick {
  readonly turn: number;
  readonly text: string;
}

/** A country of a map. Its outline is in half cells. */
export interface Land {
  readonly path: string;
  /** Its middle, in cells. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly name: string;
  readonly text: string;
  /** `absent`: not a state of the scenario. */
  readonly rung: number | 'target' | 'absent';
}

/** A map of a part of the world. */
export interface MapFigure {
  readonly kind: 'map';
  /** Its size in cells. */
  readonly columns: number;
  readonly rows: number;
  /** The latitude of its middle, in degrees. */
  readonly latitude: number;
  readonly lands: readonly Land[];
  /** The names of the rungs, lowest first. */
  readonly ladder: readonly string[];
}

/** A chart as plain data. The code that draws it does not know scenarios. */
export type Figure =
  | MapFigure
  /** `legend`: what its marks mean, where it is not what they mean in most figures of the kind. */
  | { readonly kind: 'dots'; readonly dots: readonly Dot[]; readonly legend?: readonly string[] }
  | { readonly kind: 'tiles'; readonly tiles: readonly Tile[] }
  | { readonly kind: 'fan'; readonly fan: readonly Spread[]; readonly ticks: readonly Tick[] }
  | { readonly kind: 'lines'; readonly lines: readonly Curve[]; readonly ticks: readonly Tick[] }
  | { readonly kind: 'columns'; readonly bars: readonly Bar[]; readonly label: string }
  /** Bars of natural logarithms: factors that hold back to the left, those that draw on to the right. */
  | { readonly kind: 'factors'; readonly bars: readonly Bar[] }
  /** `plain`: numbers that are no shares, on an axis that need not begin at 0. */
  | {
      readonly kind: 'pairs';
      readonly pairs: readonly Pair[];
      readonly plain?: boolean;
      readonly legend?: readonly string[];
    };
