import { sha256 } from '../domain/sha256.ts';
import type { SeatId } from './exercise.ts';
import type { AtTable, SealedForecast, TableState } from './table.ts';

/**
 * The number of the present step among the steps `predict`, from 1. In another step, the number of the last one so far.
 */
export const roundAt = ({ exercise, table }: AtTable): number =>
  exercise.steps.slice(0, table.step + 1).filter((step) => step.do === 'predict').length;

/** The forecasts of a seat in a round, by person. */
export const forecastsIn = (
  { sealed }: Pick<TableState, 'sealed'>,
  seat: SeatId,
  round: number,
): readonly SealedForecast[] => (sealed[seat] ?? []).filter((each) => each.round === round);

/** The person of a seat whose turn it is to predict, from 1. Undefined once all have sealed in this round. */
export const personAhead = (game: AtTable, seat: SeatId): number | undefined => {
  const given = forecastsIn(game.table, seat, roundAt(game));
  const last = given.at(-1);
  return last && !last.more ? undefined : given.length + 1;
};

/** The content from which a seal is computed as a hash. */
type Sealable = Pick<SealedForecast, 'person' | 'odds' | 'rationale' | 'nonce'>;

/**
 * The seal of a forecast: SHA-256 of exercise, seat, person, chances, rationale and nonce as JSON. The nonce is random
 * and secret, so that nobody can guess chances from their seal.
 */
export const sealOf = (exercise: string, seat: SeatId, forecast: Sealable): string => {
  const { person, odds, rationale, nonce } = forecast;
  const chances = Object.keys(odds)
    .toSorted()
    .map((id) => [id, odds[id]]);
  return sha256(JSON.stringify([exercise, seat, person, chances, rationale, nonce]));
};
