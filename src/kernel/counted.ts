import type { Model } from '../model/model.ts';
import type { TableRoom } from '../model/parts/table-room.ts';
import type { Table } from './layout.ts';

/** The tables in which futures are counted: the tables of a tally without twins. The compiler reads this list too. */
export const COUNT_TABLES = [
  'flows',
  'firsts',
  'recognisersAt',
  'indexSums',
  'indexBins',
  'movesMade',
  'happenings',
  'tracksMoved',
  'ruleFutures',
  'ruleFirsts',
  'ruleCounts',
] as const;

/** The figures of a future while it is counted: the highest rung of each state so far, and where tracks started. */
export const COUNTED_TABLES = ['highest', 'tracksAtStart'] as const;

export type CountName = (typeof COUNT_TABLES)[number];
export type CountedTables = Readonly<Record<CountName | (typeof COUNTED_TABLES)[number], Table>>;

/** How long each table has to be. */
export type CountLengths = (name: CountName) => number;

/** Tables to count futures of a model in. */
export const countedTables = (
  { states, target }: Model,
  { f64, i32, u8 }: TableRoom,
  lengthOf: CountLengths,
): CountedTables => ({
  flows: i32(lengthOf('flows')),
  firsts: i32(lengthOf('firsts')),
  recognisersAt: i32(lengthOf('recognisersAt')),
  indexSums: f64(lengthOf('indexSums')),
  indexBins: i32(lengthOf('indexBins')),
  movesMade: f64(lengthOf('movesMade')),
  happenings: i32(lengthOf('happenings')),
  tracksMoved: i32(lengthOf('tracksMoved')),
  ruleFutures: i32(lengthOf('ruleFutures')),
  ruleFirsts: i32(lengthOf('ruleFirsts')),
  ruleCounts: f64(lengthOf('ruleCounts')),
  highest: u8(states.count),
  tracksAtStart: f64(target.tracks.length),
});
