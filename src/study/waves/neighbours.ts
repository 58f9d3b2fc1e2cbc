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

/** A state of another wave whose status is known. */
interface Known {
  readonly distance: number;
  readonly status: boolean;
}

/** The states of other waves whose status after some months is known. */
export const knownAfter = (others: readonly Neighbour[], months: number): readonly Known[] =>
  others.flatMap(({ distance, outcome, turnsPerMonth }) => {
    const status = statusAt(outcome, Math.round(months * turnsPerMonth));
    return status === undefined ? [] : [{ distance, status }];
  });

/**
 * The chance of a state to have recognised, as the states of other waves with votes as far from their patrons did: the
 * share of the nearest ones. Undefined where there is none.
 */
export const neighbourChance = (distance: number, known: readonly Known[]): number | undefined => {
  const near: { readonly status: boolean; readonly apart: number }[] = [];
  for (const { distance: other, status } of known) {
    const apart = Math.abs(other - distance);
    if (near.length === NEIGHBOURS && apart >= (near.at(-1)?.apart ?? 0)) continue;
    // Of states as far away the first ones count.
    const at = near.findIndex((each) => each.apart > apart);
    near.splice(at < 0 ? near.length : at, 0, { status, apart });
    near.length = Math.min(near.length, NEIGHBOURS);
  }
  return near.length === 0 ? undefined : near.filter(({ status }) => status).length / near.length;
};
