import { compile } from '../../src/model/compile.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { syntheticScenario } from '../fixtures/synthetic.ts';
import { flagship, TURNS } from './flagship.ts';
import { cpu, sideBySide } from './measure.ts';
import { ms, type Row, times } from './table.ts';

/** CPU time a future of some scenarios, in one table, side by side. */
const perFuture = (scenarios: Readonly<Record<string, Scenario>>): Readonly<Record<string, number>> =>
  sideBySide(
    5,
    Object.fromEntries(
      Object.entries(scenarios).map(([name, scenario]) => {
        const model = compile(scenario);
        // About as much work for each.
        const n = Math.ceil(600_000 / (scenario.states.length * scenario.turns));
        const play = (round: number): number =>
          cpu(
            () => void ensemble(model, { seed: 'bench', futures: { from: round * n, to: (round + 1) * n } }),
          );
        return [name, (round: number) => play(round) / n];
      }),
    ),
  );

const rows = (
  sizes: readonly number[],
  unit: string,
  scenarioOf: (size: number) => Scenario,
): readonly Row[] => {
  const took = perFuture(Object.fromEntries(sizes.map((size) => [`${size}`, scenarioOf(size)])));
  const [smallest = 1, ...larger] = sizes;
  const base = took[smallest] ?? Number.NaN;
  return larger.map((size) => ({
    what: `${size} ${unit} against ${smallest}: ${times(size / smallest, 0)} as many`,
    ratio: times((took[size] ?? Number.NaN) / base),
    note: `${ms(took[size] ?? Number.NaN)} against ${ms(base)}`,
  }));
};

/** How the time of a future grows with the world and with the horizon. */
export const growth = (): readonly Row[] => [
  ...rows([50, 200, 1000, 2000], 'made-up states', (states) =>
    syntheticScenario({ states, drivers: 6, turns: TURNS }),
  ),
  ...rows([12, 36, 120], 'turns of the flagship', flagship),
];
