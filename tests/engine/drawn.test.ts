import { describe, expect, it } from 'vitest';
import { underMainRule } from '../../src/domain/rules/under-rule.ts';
import { drawnAt } from '../../src/engine/explain/drawn.ts';
import { readingsAt } from '../../src/engine/explain/explain.ts';
import { compile } from '../../src/model/compile.ts';
import { load } from '../scenarios/futures.ts';

const scenario = underMainRule(load('scenarios/russia-precedent').scenario);
const drawing = compile(scenario);
/** The same where nothing is left to draw. */
const certain = {
  ...drawing,
  rules: drawing.rules.map((rule) => ({ ...rule, draws: [], uncertainty: 0 })),
};

describe('what a future has drawn', () => {
  it('is nothing where nothing can be drawn: the middle is the chance, late in a future too', () => {
    for (const turn of [1, 9, 20]) {
      const options = { seed: 'middle', future: 0, turns: turn };
      const chances = new Map(
        readingsAt(certain, options, turn).flatMap(({ state, dir, chance }) =>
          dir === 'up' ? [[state, chance] as const] : [],
        ),
      );
      for (const state of ['CHN', 'UZB', 'PAK', 'DEU']) {
        const { middle, weights } = drawnAt(certain, options, turn, state);
        expect(middle).toBeCloseTo(chances.get(state) ?? -1, 12);
        // Later an event may have moved a weight for a while.
        if (turn === 1) expect(weights.every(({ drawn, mean }) => drawn === mean)).toBe(true);
      }
    }
  });

  it('is the same middle in every future of turn 1, whatever each has drawn', () => {
    const at = (future: number) => drawnAt(drawing, { seed: 'middle', future, turns: 1 }, 1, 'CHN');
    const [first, second] = [at(0), at(1)];
    expect(second.middle).toBe(first.middle);
    expect(second.middle).toBe(drawnAt(certain, { seed: 'x', future: 0, turns: 1 }, 1, 'CHN').middle);
    expect(second.weights).not.toEqual(first.weights);
  });

  it('is of a state that there is', () => {
    expect(() => drawnAt(drawing, { seed: 'x', future: 0, turns: 1 }, 1, 'XXX')).toThrow(RangeError);
  });
});
