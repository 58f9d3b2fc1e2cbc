import { exp, expm1, log } from '../../domain/exp-log.ts';
import type { Direction } from '../../domain/terms.ts';

/** Log likelihood of one turn and its derivatives by the log rates up and down. */
export interface Trial {
  value: number;
  up: number;
  down: number;
  upUp: number;
  downDown: number;
  upDown: number;
}

export const trial = (): Trial => ({ value: 0, up: 0, down: 0, upUp: 0, downDown: 0, upDown: 0 });

/** A move one way: its clock fires, 1 − exp(−λ), and the other does not. */
const moves = (fires: number, other: number): { value: number; first: number; second: number } => {
  const chance = -expm1(-fires);
  const odds = exp(-fires) / chance;
  const first = odds * fires;
  return { value: log(chance) - other, first, second: first - (odds / chance) * fires * fires };
};

/** Staying: neither clock fires, or both do (docs/model.md, section 3: then neither moves the state). */
const stays = (up: number, down: number, into: Trial): void => {
  if (up === 0 || down === 0) {
    into.value = -up - down;
    into.up = -up;
    into.upUp = -up;
    into.down = -down;
    into.downDown = -down;
    into.upDown = 0;
    return;
  }
  const noUp = exp(-up);
  const noDown = exp(-down);
  const chance = 1 - noUp - noDown + 2 * noUp * noDown;
  const byUp = (noUp * (1 - 2 * noDown)) / chance;
  const byDown = (noDown * (1 - 2 * noUp)) / chance;
  into.value = log(chance);
  into.up = byUp * up;
  into.down = byDown * down;
  into.upUp = into.up + (-byUp - byUp * byUp) * up * up;
  into.downDown = into.down + (-byDown - byDown * byDown) * down * down;
  into.upDown = ((2 * noUp * noDown) / chance - byUp * byDown) * up * down;
};

/** Takes one turn's log likelihood for the rates of both clocks; 0 for a clock that does not run. */
export const takeTrial = (outcome: 'stays' | Direction, up: number, down: number, into: Trial): void => {
  if (outcome === 'stays') {
    stays(up, down, into);
    return;
  }
  const fires = outcome === 'up' ? moves(up, down) : moves(down, up);
  const other = outcome === 'up' ? down : up;
  into.value = fires.value;
  into.upDown = 0;
  into.up = outcome === 'up' ? fires.first : -other;
  into.upUp = outcome === 'up' ? fires.second : -other;
  into.down = outcome === 'up' ? -other : fires.first;
  into.downDown = outcome === 'up' ? -other : fires.second;
};
