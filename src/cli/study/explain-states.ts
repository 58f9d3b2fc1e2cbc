import { changesAt } from '../../engine/explain/changes.ts';
import { readingsAt } from '../../engine/explain/explain.ts';
import { playRun, type RunOptions } from '../../engine/run.ts';
import { compile } from '../../model/compile.ts';
import { type WhyView, whyView } from '../../report/why/why-view.ts';
import { centralScenario } from '../../scenario/central.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** Explains the chances of the states' next steps at the start, with every parameter at its centre. */
export const explainStates = (
  scenario: Scenario,
  states: readonly string[],
  seed: string,
): readonly WhyView[] => {
  const model = compile(centralScenario(scenario));
  const options: RunOptions = { seed, future: 0, turns: 1 };
  const played = playRun(model, options);
  const readings = readingsAt(model, options, 1);
  return states.map((state) =>
    whyView({
      scenario,
      run: played,
      state,
      turn: 1,
      readings,
      doubles: changesAt(model, options, 1, state, 'up', 2),
      halves: changesAt(model, options, 1, state, 'up', 0.5),
    }),
  );
};
