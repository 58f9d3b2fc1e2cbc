import { type ComparePlan, comparisonFrom, pairsOf } from '../../library/compare.ts';
import {
  addPairTally,
  emptyPairTally,
  isPairTally,
  PAIR_TABLES,
  type PairTally,
} from '../../study/futures/pair-tally.ts';
import { pairShape } from '../../study/futures/pairs.ts';
import type { Output } from '../delivery.ts';
import type { PartedStudy } from './parted.ts';
import { decodePart, encodePartFile, fillTables } from './parts-file.ts';
import { type SentOf, type SentWhole, sentAbout, sentDifferences, textOf } from './sent.ts';
import { withoutUndefined } from './without-undefined.ts';

/** One tally for each what-if. */
export type PairTallies = readonly PairTally[];

const tablesOf = (tallies: PairTallies) =>
  tallies.flatMap((tally) => PAIR_TABLES.map((table) => tally[table]));

const scenariosOf = ({ base, variants }: ComparePlan) => [base, ...variants.map(({ open }) => open)];

/** A comparison, for another machine. */
export const wholeCompare = (plan: ComparePlan): SentWhole => ({
  sent: sentCompare(plan),
  texts: scenariosOf(plan).map(textOf),
});

/** The question of a comparison. */
const sentCompare = (plan: ComparePlan): SentOf<'compare'> => {
  const { seed, futures, turns, times, states, count, future } = plan;
  return {
    ...sentAbout(scenariosOf(plan)),
    answer: 'compare',
    request: {
      ...{ seed, futures, turns, by: times.map(({ day }) => day) },
      ...withoutUndefined({ states: states && [...states], count, future }),
    },
  };
};

/** The futures of a base and its what-ifs, to be played in parts. */
export const compareParts = (plan: ComparePlan): PartedStudy<PairTallies> => {
  const { futures: all, base, variants, ...options } = pairsOf(plan);
  const study = sentCompare(plan);
  const empty = (): PairTallies =>
    variants.map((variant, v) => emptyPairTally(pairShape(base, variant, options, options.moved[v])));
  const doneIn = ([tally]: PairTallies) => tally?.futures ?? [];
  const head = (tallies: PairTallies) => ({ study, done: doneIn(tallies) });
  return {
    things: 'futures',
    size: all.to,
    futuresEach: 1,
    empty,
    doneIn,
    play: (pool, futures, signal) => pool.pair({ ...options, base, variants, futures }, signal),
    add: (sums, parts) => sums.map((sum, v) => (parts[v] ? addPairTally(sum, parts[v]) : sum)),
    encode: (tallies) => {
      const texts = scenariosOf(plan).map(textOf);
      return encodePartFile({ ...head(tallies), texts }, tablesOf(tallies));
    },
    encodePart: (tallies) => encodePartFile(head(tallies), tablesOf(tallies)),
    decode: (bytes) =>
      decodePart<PairTallies>(bytes, {
        look: (found) => ({ differences: sentDifferences(found, study), size: found.request.futures }),
        empty: [],
        read: ({ head, tables }) => {
          const part = empty().map((tally) => ({ ...tally, futures: head.done }));
          const fault = fillTables(tables, tablesOf(part));
          return fault ?? (part.every(isPairTally) ? part : 'its counts do not add up to its futures');
        },
      }),
  };
};

/** The formats that comparisons are written in. */
export const COMPARE_FORMATS = ['text', 'json', 'csv', 'tally'] as const;

/** A comparison in the format that was asked for. */
export const compareOutput = (
  plan: ComparePlan,
  tallies: PairTallies,
  format: (typeof COMPARE_FORMATS)[number],
): Output =>
  format === 'tally'
    ? { pieces: [compareParts(plan).encode(tallies)] }
    : comparisonFrom(plan, tallies).write(format);
