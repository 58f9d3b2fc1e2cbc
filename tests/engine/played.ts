import { exp, expm1, log } from '../../src/domain/exp-log.ts';
import { readingsByTurn } from '../../src/engine/explain/explain.ts';
import { playRun } from '../../src/engine/run.ts';
import { chooseEngine, ENGINES } from '../../src/engine/worlds/engine-choice.ts';
import { loadKernel } from '../../src/engine/worlds/in-world.ts';
import { makeWorldOnKernel } from '../../src/engine/worlds/on-kernel.ts';
import { compile } from '../../src/model/compile.ts';
import type { Model } from '../../src/model/model.ts';
import { luckOf, rootKey } from '../../src/random/luck.ts';
import { runJson } from '../../src/report/run/json.ts';
import { manifestOf } from '../../src/report/words/manifest.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { TABLES } from '../../src/study/futures/tally.ts';
import { digestOf, digestText } from '../fixtures/digest.ts';

/** What an engine is asked to play. */
export interface Wanted {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly seeds: readonly string[];
  /** The scenario, by name, whose futures are explained, how many of them, and how many turns of each. */
  readonly explained: { readonly name: string; readonly futures: number; readonly turns: number };
}

export interface Played {
  /** Turns of each scenario and seed as JSON text, by `scenario-seed`. */
  readonly histories: Readonly<Record<string, string>>;
  /** Digests of what `run --json --explain` writes, by future. */
  readonly explained: readonly string[];
  /** Digests of exp, log and expm1 over 200,000 numbers. */
  readonly functions: readonly string[];
}

const explainedRun = (scenario: Scenario, model: Model, future: number, turns: number): string => {
  const options = { seed: 'engines', future, turns };
  const read = readingsByTurn(model, { ...options, turns: turns + 1 });
  const manifest = manifestOf({ engine: '', answer: 'run' }, 'json');
  const clocks = (turn: number) => ({ states: read(turn).clocks, target: read(turn).target });
  return [...runJson({ scenario, run: playRun(model, options), manifest, clocks })].join('');
};

/** Plays what is wanted; bundled, this runs in any engine. */
export const play = ({ scenarios, seeds, explained }: Wanted): Played => ({
  histories: Object.fromEntries(
    Object.entries(scenarios).flatMap(([name, scenario]) =>
      seeds.map((seed) => [`${name}-${seed}`, JSON.stringify(playRun(compile(scenario), { seed }).turns)]),
    ),
  ),
  explained: Object.entries(scenarios)
    .filter(([name]) => name === explained.name)
    .flatMap(([, scenario]) => {
      const model = compile(scenario);
      return Array.from({ length: explained.futures }, (_, future) =>
        digestText(explainedRun(scenario, model, future, explained.turns)),
      );
    }),
  functions: [exp, log, expm1].map((of) => digestOf(of, 200_000)),
});

/** Digests of the tables of futures of a scenario, by engine; the kernel's is empty where it cannot run. */
export const count = async (
  scenario: Scenario,
  futures: number,
): Promise<Readonly<Record<string, string>>> => {
  await loadKernel();
  const model = compile(scenario);
  const canRun = makeWorldOnKernel(model, luckOf(rootKey('engines'), 0)) !== undefined;
  const digests = ENGINES.map((engine) => {
    chooseEngine(engine);
    const tally = ensemble(model, { seed: 'engines', futures: { from: 0, to: futures }, twins: true });
    return [engine, digestText(JSON.stringify(TABLES.map((table) => [...tally[table]])))] as const;
  });
  chooseEngine('kernel');
  return Object.fromEntries(
    digests.map(([engine, digest]) => [engine, engine === 'kernel' && !canRun ? '' : digest]),
  );
};
