import type { Scenario } from '../../../scenario/scenario.ts';
import type { Spread } from '../../../study/odds/fan.ts';
import type { RegionMap } from './region-map.ts';

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
  /** The chance in per cent, if it is large enough for a number. Else empty. */
  readonly number: string;
  readonly name: string;
  readonly text: string;
  /** The class of chance, from c0 (lowest) to c4, or a reason why there is none. */
  readonly tone: 'c0' | 'c1' | 'c2' | 'c3' | 'c4' | 'recognised' | 'target';
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

/** Two values of one row: the value in the played future, and the mean over all futures, if there is a mean. */
export interface TwoBars {
  readonly label: string;
  readonly one: number;
  readonly all: number | undefined;
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

/** The course of a state or a track over time, beside the course of the model alone. */
export interface Lane {
  readonly team: string;
  readonly name: string;
  /** By turn from 0. */
  readonly course: readonly number[];
  readonly model: readonly number[];
  /** The turns at which the two part. */
  readonly partings: readonly number[];
  readonly low: number;
  readonly high: number;
  /** The signs of the levels from `low` on, with the classes of their colours. */
  readonly marks: readonly { readonly text: string; readonly look: string }[];
}

/** A chance that a team gave, with the sign of the team. */
export interface GivenChance {
  readonly sign: string;
  readonly chance: number;
}

/** A map of a part of the world at one time. */
export interface MapFigure {
  readonly kind: 'map';
  readonly map: RegionMap;
  readonly scenario: Scenario;
  /** By position in the scenario's states. */
  readonly rungs: readonly number[];
  /** States with an outline. */
  readonly chosen: readonly string[];
  /** Whether the map has digits only, because many such maps lie beside each other. */
  readonly isSmall: boolean;
}

/** A chart as plain data. The code that draws it does not play, count or know exercises. */
export type Figure =
  | MapFigure
  /** `legend`: the meaning of its marks, if it differs from their meaning in most figures of the kind. */
  | { readonly kind: 'dots'; readonly dots: readonly Dot[]; readonly legend?: readonly string[] }
  | { readonly kind: 'tiles'; readonly tiles: readonly Tile[] }
  | { readonly kind: 'fan'; readonly fan: readonly Spread[]; readonly ticks: readonly Tick[] }
  | { readonly kind: 'lines'; readonly lines: readonly Curve[]; readonly ticks: readonly Tick[] }
  | {
      readonly kind: 'columns';
      readonly bars: readonly Bar[];
      readonly label: string;
      /** The column of the played future, and a word for it. */
      readonly marked?: { readonly at: number; readonly word: string };
    }
  /** Bars of natural logarithms. Factors that hold back are at the left, and factors that draw on are at the right. */
  | { readonly kind: 'factors'; readonly bars: readonly Bar[] }
  /** `plain`: the numbers are not shares, and their axis need not begin at 0. */
  | {
      readonly kind: 'pairs';
      readonly pairs: readonly Pair[];
      readonly plain?: boolean;
      readonly legend?: readonly string[];
    }
  | { readonly kind: 'two-bars'; readonly bars: readonly TwoBars[]; readonly mark: number }
  | {
      readonly kind: 'lanes';
      readonly lanes: readonly Lane[];
      readonly ticks: readonly Tick[];
      readonly turns: number;
    }
  | {
      readonly kind: 'calibration';
      /** Shares, 0..1. */
      readonly points: readonly { readonly said: number; readonly happened: number; readonly odds: number }[];
      readonly across: string;
    }
  | {
      readonly kind: 'questions';
      readonly questions: readonly {
        readonly ask: string;
        readonly odds: number;
        readonly given: readonly GivenChance[];
      }[];
    };
