import type { Model, TieTable } from '../model/model.ts';

/** Half of the distance from 1 to the next number: the largest relative error of a rounding. */
const ROUNDING = Number.EPSILON / 2;

/**
 * The largest relative error of a near exponential: of the series of e^r up to r⁶ / 6!, for |r| ≤ ln 2 / 2, the rest is at most
 * √2 |r|⁷ / 7! of e^r, that is 1.685e-7; the roundings are far smaller.
 */
const OF_EXPONENTIAL = 1.7e-7;

/**
 * Bounds all terms of a log rate except social terms. A future with a larger term is in doubt (FAR in
 * assembly/near.as).
 */
const FAR = 1000;

/** A normal draw from 52 bits is at most this many standard deviations from its mean. */
const FARTHEST = 8.3;

/** Effects keep weights within this bound. */
const MOST_BY_EFFECT = 50;

/** If the doubt is larger, too many futures would be played twice. */
const LARGEST_DOUBT = 1e-4;

const most = (numbers: Iterable<number>): number => {
  let found = 0;
  for (const number of numbers) found = Math.max(found, Math.abs(number));
  return found;
};

/** The largest sum of a state's ties. */
const mostTied = ({ start, weight }: TieTable): number =>
  most(
    Array.from({ length: start.length - 1 }, (_, i) =>
      weight.subarray(start[i], start[i + 1]).reduce((sum, each) => sum + Math.abs(each), 0),
    ),
  );

/** The largest weight that a state can have in any future. */
const mostWeighed = ({ rules, effects }: Model): number => {
  const drawn = rules.flatMap(({ draws }) => draws.filter(({ table }) => table === 'weight'));
  return Math.max(
    ...rules.map(({ weightMeans }) => most(weightMeans)),
    most(drawn.map(({ mean, sd }) => Math.abs(mean) + FARTHEST * sd)),
    effects.some(({ kind }) => kind === 'weight') ? MOST_BY_EFFECT : 0,
  );
};

/** The most that all boosts together can add to a log rate of a state. */
const mostBoosted = ({ states, effects }: Model): number => {
  const sums = new Float64Array(states.count);
  for (const effect of effects)
    if (effect.kind === 'boost')
      for (const i of effect.states) sums[i] = (sums[i] as number) + Math.abs(effect.log);
  return most(sums);
};

/** The most that the sizes of all social terms add up to, before they are capped. */
const mostSocial = (model: Model): number => {
  const { peers, rivals, states, rungStanding } = model;
  const standing = states.standing.reduce((sum, each) => sum + Math.abs(each), 0);
  const ties = 2 * mostTied(peers) + mostTied(rivals);
  const felt = ties + most(states.taboo) + most(states.traits) + 2 * standing * most(rungStanding);
  return felt * mostWeighed(model);
};

/**
 * The share of its threshold by which a near pressure has to miss it, to decide as the exact pressure does. 0 if near
 * rates are of no use. `turns` is the number of turns of a future.
 *
 * A pressure is a sum of positive rates. So its relative error is at most the largest one of a rate, and a rounding for
 * each turn on both sides. The error of a rate is the error of its exponential and the error of the log rate. In a log
 * rate, the n terms but the social ones are added up once, and then moved by at most N changes of climates, one for
 * each turn and driver. None of all is larger than FAR, so this sum and the exact one err by at most (N + 2n)² FAR
 * roundings. Social terms and boosts err by a few dozen roundings of their sizes, and the cap by half of its
 * exponential's error. All of it counts twice: a future that takes over from another has thresholds above the pressures
 * that it finds.
 */
export const doubtOf = (model: Model, turns: number): number => {
  const { drivers, demands, states, social, rates } = model;
  const asked = most(
    Array.from({ length: states.count }, (_, i) => (demands.start[i + 1] ?? 0) - (demands.start[i] ?? 0)),
  );
  const terms = 2 + drivers.count + asked;
  const moves = turns * drivers.count + 2 * terms;
  const roundings = moves * moves * FAR + 40 * (mostSocial(model) + mostBoosted(model) + social.cap);
  const scale = Math.max(1, rates.hysteresis);
  const ofLogRate = scale * (ROUNDING * roundings + 0.5 * social.cap * OF_EXPONENTIAL);
  const doubt = 2.1 * (OF_EXPONENTIAL + ofLogRate + 3 * turns * ROUNDING);
  return doubt < LARGEST_DOUBT ? doubt : 0;
};
