import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import { clockName } from '../../model/parts/clock-name.ts';
import { luckOf, PURPOSES, rootKey, uniform } from '../../random/luck.ts';
import { withNumbers } from '../../scenario/parts/numbers.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { ModelOf } from '../futures/ensemble.ts';
import type { UncertainInput } from '../sensitivity/inputs.ts';
import { valueAt } from '../sensitivity/settings.ts';

/** Figures of a scenario, to be drawn. */
export interface DrawnFigures {
  readonly scenario: Scenario;
  readonly figures: readonly UncertainInput[];
}

/**
 * Draws figures within the range that their evidence leaves open, and gives the scenario of a future. Each figure has
 * its own draw, named after its row, so that a new row changes no other draw. Figures with a spread in the scenario are
 * not drawn here, because each future already draws them.
 */
export const figureDrawer = (
  { scenario, figures }: DrawnFigures,
  seed: string,
): ((future: number) => Scenario) => {
  const key = rootKey(seed);
  const sets = figures.flatMap(({ id, members }) =>
    members.flatMap((member) =>
      member.kind === 'set' ? [{ ...member, ...clockName(`evidence ${id}`) }] : [],
    ),
  );
  return (future) => {
    const luck = luckOf(key, future);
    const edits = sets.flatMap(({ paths, spread, high, low }) => {
      const value = Number(valueAt(spread, uniform(luck, high, low, PURPOSES.evidence, 0)));
      return paths.map((path) => ({ path, value }));
    });
    return withNumbers(scenario, edits);
  };
};

/** The models of futures that draw figures. What people decide is as in `model`. */
export const drawnModels = (drawn: DrawnFigures, seed: string, { decisions }: Model): ModelOf => {
  const scenarioOf = figureDrawer(drawn, seed);
  return (future) => ({ ...compile(scenarioOf(future)), decisions });
};
