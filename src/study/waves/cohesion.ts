import { exp, log } from '../../domain/exp-log.ts';
import type { Wave } from './observed.ts';
import { type Outcome, waveOutcomes } from './outcome.ts';

/** A period of a bloc: its members' common rate, and turn by turn how many were free to act and how many did. */
interface Stretch {
  /** Mean rate of a member, per turn. */
  readonly rate: number;
  /** Pairs of members that could both act, summed over turns, and pairs that both acted in one turn. */
  readonly pairs: number;
  readonly together: number;
}

/** Turns over which a bloc's rate counts as constant: in shorter periods joint acts would pass for a high rate. */
const PERIOD = { week: 26, month: 12 } as const;

const pairsIn = (n: number): number => (n * (n - 1)) / 2;

const stretchOf = (members: readonly Outcome[], first: number, last: number): Stretch | undefined => {
  let exposure = 0;
  let acts = 0;
  let pairs = 0;
  let together = 0;
  for (let turn = first; turn <= last; turn++) {
    const free = members.filter(
      (m) => m.from < turn && turn <= m.last && (m.turn === undefined || m.turn >= turn),
    ).length;
    const act = members.filter((m) => m.turn === turn).length;
    exposure += free;
    acts += act;
    pairs += pairsIn(free);
    together += pairsIn(act);
  }
  return acts === 0 ? undefined : { rate: -log(1 - Math.min(0.999, acts / exposure)), pairs, together };
};

const stretchesOf = (wave: Wave): readonly Stretch[] => {
  const { turns, turn: unit, blocs } = wave.scenario;
  const outcomes = new Map(waveOutcomes(wave, turns).map((outcome) => [outcome.state, outcome]));
  return blocs
    .filter(({ cohesion }) => cohesion > 0)
    .flatMap(({ members }) => {
      const known = members.flatMap((id) => outcomes.get(id) ?? []);
      const periods = Math.ceil(turns / PERIOD[unit]);
      return Array.from({ length: periods }, (_, q) =>
        stretchOf(known, q * PERIOD[unit] + 1, Math.min(turns, (q + 1) * PERIOD[unit])),
      );
    })
    .filter((stretch) => stretch !== undefined);
};

/**
 * The cohesion κ at which members of a bloc would have acted in one turn as often as they did in some waves: solves
 *
 *     Σ pairs in which both acted  =  Σ pairs · ( 1 − 2 exp(−λ) + exp(−(2 − κ) λ) )
 *
 * (docs/model.md, section 7.6), λ being the bloc's mean rate in that half year (with monthly turns: year). Its members
 * and turns count as alike, so any difference between them is taken for cohesion. If few members act, joint acts raise
 * λ too, and κ comes out low. κ is held within 0 and 1. Undefined if no member acted.
 */
export const cohesionOf = (waves: readonly Wave[]): number | undefined => {
  const stretches = waves.flatMap(stretchesOf);
  if (stretches.length === 0) return undefined;
  const together = stretches.reduce((sum, each) => sum + each.together, 0);
  const expected = (cohesion: number): number =>
    stretches.reduce(
      (sum, { rate, pairs }) => sum + pairs * (1 - 2 * exp(-rate) + exp(-(2 - cohesion) * rate)),
      0,
    );
  let [low, high] = [0, 1];
  if (expected(low) >= together) return 0;
  if (expected(high) <= together) return 1;
  for (let n = 0; n < 40; n++) {
    const middle = (low + high) / 2;
    if (expected(middle) < together) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
