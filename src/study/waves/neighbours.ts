import type { StateId } from '../../domain/ids.ts';
import { type Outcome, statusAt } from './outcome.ts';
import type { WaveFolder } from './read-wave.ts';

/** The bloc that names a wave's patrons, known in advance. */
const PATRONS = 'PATRONS';

/** How many neighbours are asked. */
const NEIGHBOURS = 15;

/** A state of a wave: how far its votes were from those of the nearest patron, and what became of it. */
export interface Neighbour {
  readonly distance: number;
  readonly outcome: Outcome;
  /** Turns in a month of its wave, to compare waves of weeks with waves of months. */
  readonly turnsPerMonth: number;
}

/** By state: the distance of its votes in the General Assembly to those of the nearest patron; of those that are known. */
export const patronDistances = ({ wave, votes }: WaveFolder): ReadonlyMap<StateId, number> => {
  const patrons = wave.scenario.blocs.find(({ id }) => id === PATRONS)?.members ?? [];
  const theirs = patrons.flatMap((id) => votes.get(id) ?? []);
  if (theirs.length === 0) return new Map();
  return new Map(
    [...votes].map(([id, vote]) => [id, Math.min(...theirs.map((each) => Math.abs(each - vote)))]),
  );
};

/**
 * The chance of a state to have recognised after some months, as the states of other waves with votes as far from their
 * patrons did: the share of the nearest ones whose status is known then. Undefined where none is.
 */
export const neighbourChance = (
  distance: number,
  others: readonly Neighbour[],
  months: number,
): number | undefined => {
  const near = others
    .flatMap((each, order) => {
      const status = statusAt(each.outcome, Math.round(months * each.turnsPerMonth));
      return status === undefined ? [] : [{ status, order, apart: Math.abs(each.distance - distance) }];
    })
    .toSorted((a, b) => a.apart - b.apart || a.order - b.order)
    .slice(0, NEIGHBOURS);
  return near.length === 0 ? undefined : near.filter(({ status }) => status).length / near.length;
};
