import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileReader } from '../../src/cli/files/reader.ts';
import { startWorld } from '../../src/engine/start.ts';
import { step } from '../../src/engine/step.ts';
import { makeWorld, type World } from '../../src/engine/world.ts';
import type { Engine } from '../../src/engine/worlds/engine-choice.ts';
import { makeWorldOnKernel } from '../../src/engine/worlds/on-kernel.ts';
import { doubtOf } from '../../src/kernel/doubt.ts';
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

/** The tables of a tally in which the two engines differ, with near rates in doubt as the model says and as `doubts` say. */
const differences = (
  model: Model,
  options: EnsembleOptions,
  doubts: readonly number[] = [],
): readonly string[] => {
  const count = (engine: Engine, doubt?: number) =>
    withEngine(engine, () => ensemble(model, { ...options, twins: true }), doubt);
  const plain = count('typescript');
  return [undefined, ...doubts].flatMap((doubt) => {
    const fast = count('kernel', doubt);
    return TABLES.filter((table) => {
      const [a, b] = [fast[table], plain[table]];
      return a.length !== b.length || a.some((number, at) => number !== b[at]);
    }).map((table) => (doubt === undefined ? table : `${table} in doubt ${doubt}`));
  });
};

/** Every future with a clock that is at half of its threshold is played again; and every future that has any clock. */
const OFTEN = [0.02, 1e9];

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

/** Whether near pressures are as near to the exact ones as the doubt of a model says; counts the turns that were compared. */
const comparedNear = (model: Model, seed: string, futures: number): number => {
  const doubt = doubtOf(model, model.turns);
  const key = rootKey(seed);
  const plain = makeWorld(model, luckOf(key, 0));
  const near = makeWorldOnKernel(model, luckOf(key, 0));
  let compared = 0;
  for (let future = 0; future < futures && near && doubt > 0; future++) {
    near.passes?.takeDoubt(doubt);
    for (const world of [plain, near]) startWorld(model, world, luckOf(key, future));
    for (let turn = 0; turn < model.turns && step(model, near); turn++) {
      step(model, plain);
      expect(near.now.rung).toEqual(plain.now.rung);
      for (const side of ['up', 'down'] as const)
        for (const [i, exact] of plain[side].pressure.entries())
          expect(Math.abs((near[side].pressure[i] ?? 0) - exact)).toBeLessThanOrEqual((doubt / 2) * exact);
      compared++;
    }
  }
  return compared;
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
    expect(differences(model, { seed: 'flagship', futures }, OFTEN)).toEqual([]);
    expect(comparedNear(model, 'near', 3)).toBe(3 * model.turns);
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
        const model = compile(scenario);
        expect(firstDifference(model, seed, 2)).toBeUndefined();
        expect(differences(model, { seed, futures: { from: 0, to: 2 } }, OFTEN)).toEqual([]);
        comparedNear(model, seed, 1);
      }),
      { numRuns: 300 },
    );
  });

  it('counts the same futures of a past that they share', () => {
    const model = compiled('scenarios/two-states.yaml');
    const past = { future: 3, turn: 5 };
    expect(differences(model, { seed: 's', past, futures: { from: 0, to: 100 } }, OFTEN)).toEqual([]);
  });
});
