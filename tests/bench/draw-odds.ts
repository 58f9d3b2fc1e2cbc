import type { Model } from '../../src/model/model.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { sizeOf } from '../../src/study/ranges.ts';
import type { Tally } from '../../src/study/tally.ts';

const BAR = 20;

/** Futures in which each state first recognised by the last turn, or did at the start, in id order. */
const everRecognised = (model: Model, odds: Tally): readonly number[] => {
  const { turns, states, rungs } = odds.shape;
  const all = sizeOf(odds.futures);
  return Array.from({ length: states }, (_, i) => {
    if (model.states.rung[i] === model.top) return all;
    let futures = 0;
    for (let turn = 1; turn <= turns; turn++)
      futures += odds.firsts[(turn * states + i) * rungs + model.top] ?? 0;
    return futures;
  });
};

/** A bar of the odds of every state, the likeliest first: what a screen of live odds has to put together. */
export const drawOdds = (scenario: Scenario, model: Model, odds: Tally): string => {
  const all = sizeOf(odds.futures);
  return everRecognised(model, odds)
    .map((futures, i) => ({ name: scenario.states[i]?.name ?? '', odds: futures / all }))
    .toSorted((a, b) => b.odds - a.odds)
    .map(
      ({ name, odds: chance }) =>
        `${name.padEnd(24)} ${(100 * chance).toFixed(1).padStart(5)} % ${'█'.repeat(Math.round(BAR * chance)).padEnd(BAR, '┄')}`,
    )
    .join('\n');
};
