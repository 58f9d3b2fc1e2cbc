import type { StateId } from '../../domain/ids.ts';
import { printable } from '../words/layout.ts';
import { futuresText, sharePercent } from '../words/odds-numbers.ts';
import type { LiveOddsView } from './live-view.ts';

/** The share of futures in which a state recognises, as a sentence after a blank. Empty if no futures are counted. */
export const commonness = (id: StateId, odds: LiveOddsView | undefined): string => {
  const row = odds?.states.find((state) => state.id === id);
  return !odds || odds.futures === 0 || !row ? '' : ` It recognises in ${sharePercent(row.now)} of futures.`;
};

/** How usual an end with a count of recognisers is among the counted futures. Empty if no futures are counted. */
export const usualText = (count: number, odds: LiveOddsView | undefined): string => {
  const end = odds?.now.fan.at(-1);
  if (!odds || odds.futures === 0 || !end) return '';
  const place =
    count > end.q95 || count < end.q05
      ? 'outside the range of nine in ten'
      : count >= end.q25 && count <= end.q75
        ? 'a usual end'
        : 'within nine in ten, but not within half';
  return printable(
    `Of ${futuresText(odds.futures)} from the start, half end with ${end.q25} to ${end.q75} that recognise, nine in ten with ${end.q05} to ${end.q95}. This one has ${count}: ${place}.`,
  );
};
