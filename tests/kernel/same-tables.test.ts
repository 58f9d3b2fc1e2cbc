import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { startWorld } from '../../src/engine/start.ts';
import { step } from '../../src/engine/step.ts';
import { makeWorld, type World } from '../../src/engine/world.ts';
import { makeWorldOnKernel } from '../../src/engine/worlds/on-kernel.ts';
import { compile } from '../../src/model/compile.ts';
import type { Model } from '../../src/model/model.ts';
import { luckOf, rootKey } from '../../src/random/luck.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { type EnsembleOptions, ensemble } from '../../src/study/futures/ensemble.ts';
import { TABLES } from '../../src/study/futures/tally.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { withEngine } from './both.ts';

/** How many futures of each scenario; KERNEL_FUTURES=10000 takes an hour. */
const FUTURES = Number(process.env.KERNEL_FUTURES ?? 1);

/** The tables of a tally in which the two engines differ. */
const differences = (model: Model, options: EnsembleOptions): readonly string[] => {
  const [one, other] = (['kernel', 'typescript'] as const).map((engine) =>
    withEngine(engine, () => ensemble(model, { ...options, twins: true })),
  );
  return TABLES.filter((table) => {
    const [a, b] = [one?.[table] ?? [], other?.[table] ?? []];
    return a.length !== b.length || a.some((count, at) => count !== b[at]);
  });
};

type Numbers = ArrayLike<number>;

/** What decides what happens next, and what watchers see. */
const numbersOf = ({ now, up, down, ...world }: World): Readonly<Record<string, Numbers>> => ({
  rungs: now.rung,
  uncertainty: now.uncertainty,
  pulses: now.pulse,
  seen: now.seen,
  sources: now.sources,
  climates: now.climate,
  members: now.membersAt,
  recognisers: now.recognisers.subarray(0, now.recogniserCount),
  figures: [now.legitimacy, now.legitimacyStep, now.prize, now.engagement, now.taboo, now.norm, now.backlash],
  happened: world.happened,
  tracks: world.trackBase,
  moves: world.scratch.movedState.subarray(0, world.scratch.movedCount),
  causes: world.scratch.movedCause.subarray(0, world.scratch.movedCount),
  ratesUp: up.rate,
  ratesDown: down.rate,
  up: up.pressure,
  down: down.pressure,
  upThresholds: up.threshold,
  downThresholds: down.threshold,
});

/** The names of the numbers in which two worlds differ. */
const apart = (one: World, other: World): readonly string[] => {
  const others = numbersOf(other);
  return Object.entries(numbersOf(one))
    .filter(([name, numbers]) => {
      const rest = others[name] ?? [];
      if (numbers.length !== rest.length) return true;
      for (let at = 0; at < numbers.length; at++) if (numbers[at] !== rest[at]) return true;
      return false;
    })
    .map(([name]) => name);
};

/** Plays futures side by side with both engines; the first difference, if there is one. */
const firstDifference = (model: Model, seed: string, futures: number): string | undefined => {
  const key = rootKey(seed);
  const plain = makeWorld(model, luckOf(key, 0));
  const fast = makeWorldOnKernel(model, luckOf(key, 0));
  if (!fast) return 'no WebAssembly here';
  for (let future = 0; future < futures; future++) {
    const luck = luckOf(key, future);
    for (const world of [plain, fast]) startWorld(model, world, luck);
    for (let turn = 0; turn <= model.turns; turn++) {
      const names = apart(plain, fast);
      if (names.length > 0) return `future ${future}, turn ${turn}: ${names.join(', ')}`;
      if (turn < model.turns) for (const world of [plain, fast]) step(model, world);
    }
  }
  return undefined;
};

const compiled = (path: string): Model => {
  const parsed = parseScenario(path, fileReader);
  if (!parsed.ok) throw new Error(`${path} has errors`);
  return compile(parsed.scenario);
};

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.json') && name !== 'weights')
    .map((name) => `${folder}/${name}`);

describe('the kernel against the rules in TypeScript', () => {
  it('counts the same futures of the flagship', () => {
    const model = compiled('scenarios/russia-precedent');
    const futures = { from: 0, to: Math.max(64, FUTURES) };
    expect(differences(model, { seed: 'flagship', futures })).toEqual([]);
  });

  it.each(['scenarios/afghanistan-2026', ...filesIn('scenarios/what-ifs'), ...filesIn('scenarios/history')])(
    'plays the same futures of %s',
    (path) => {
      const model = compiled(path);
      expect(firstDifference(model, path, Math.min(FUTURES, 100))).toBeUndefined();
      if (FUTURES > 100)
        expect(differences(model, { seed: path, futures: { from: 0, to: FUTURES } })).toEqual([]);
    },
  );

  it('plays every made-up scenario, and the same futures of it', () => {
    fc.assert(
      fc.property(scenarioArbitrary(), fc.string({ maxLength: 8 }), (scenario, seed) => {
        expect(firstDifference(compile(scenario), seed, 2)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('counts the same futures of a past that they share', () => {
    const model = compiled('scenarios/two-states.yaml');
    const past = { future: 3, turn: 5 };
    expect(differences(model, { seed: 's', past, futures: { from: 0, to: 100 } })).toEqual([]);
  });
});
