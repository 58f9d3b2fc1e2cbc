import { execFileSync } from 'node:child_process';
import { fileReader } from '../../src/cli/reader.ts';
import { startWorld } from '../../src/engine/start.ts';
import { step } from '../../src/engine/step.ts';
import { makeWorld } from '../../src/engine/world.ts';
import { compile } from '../../src/model/compile.ts';
import { luckOf, rootKey } from '../../src/random/luck.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { syntheticScenario } from '../fixtures/synthetic.ts';
import { playPlain } from '../plain/play.ts';

// Prints one table. Every figure but the first column is a ratio measured side by side in this run, so that it
// holds on any machine.

const TURNS = 36;

/** CPU milliseconds of this process that a piece of work takes. */
const cpu = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A function that plays n futures without a trace, in one world. */
const player = (scenario: Scenario): ((n: number) => void) => {
  const model = compile(scenario);
  const key = rootKey('bench');
  const world = makeWorld(model, luckOf(key, 0));
  let future = 0;
  return (n) => {
    for (let played = 0; played < n; played++) {
      startWorld(model, world, luckOf(key, future++));
      for (let turn = 1; turn <= scenario.turns; turn++) step(model, world);
    }
  };
};

/** Median CPU milliseconds a future, engine and plain version in turn, once both are warm. */
const sideBySide = (scenario: Scenario): { readonly engine: number; readonly plain: number } => {
  const play = player(scenario);
  play(300);
  playPlain(scenario, 'bench', 0);
  const rounds = Array.from({ length: 5 }, (_, round) => ({
    engine: cpu(() => play(200)) / 200,
    plain: cpu(() => void playPlain(scenario, 'bench', round + 1)),
  }));
  return { engine: median(rounds.map((r) => r.engine)), plain: median(rounds.map((r) => r.plain)) };
};

const perFuture = (scenario: Scenario): number => {
  const play = player(scenario);
  play(30);
  return median(Array.from({ length: 5 }, () => cpu(() => play(20)) / 20));
};

/** Wall milliseconds of a whole process. */
const startUp = (args: readonly string[]): number => {
  const before = process.hrtime.bigint();
  execFileSync(process.execPath, [...args], { stdio: 'ignore' });
  return Number(process.hrtime.bigint() - before) / 1e6;
};

const startUps = (args: readonly string[]): number => {
  const rounds = Array.from({ length: 11 }, () => startUp(args) / startUp(['-e', '0']));
  return median(rounds);
};

const row = (what: string, figure: string, note: string): void => {
  process.stdout.write(`${what.padEnd(58)} ${figure.padStart(12)}  ${note}\n`);
};

const main = (): void => {
  const parsed = parseScenario('scenarios/russia-precedent', fileReader);
  if (!parsed.ok) throw new Error('the flagship has errors: run `demarche check` on it');
  const flagship = { ...parsed.scenario, turns: TURNS };
  const { engine, plain } = sideBySide(flagship);
  row(
    `one future of the flagship, ${TURNS} turns, no trace`,
    `${engine.toFixed(3)} ms`,
    'CPU, warm, median of 5 rounds',
  );
  row(
    'the same rules as plain objects with immer',
    `${plain.toFixed(1)} ms`,
    `CPU; ${(plain / engine).toFixed(0)} times the engine`,
  );
  const base = perFuture(syntheticScenario({ states: 50, drivers: 6, turns: TURNS }));
  for (const states of [200, 1000, 2000]) {
    const time = perFuture(syntheticScenario({ states, drivers: 6, turns: TURNS }));
    row(
      `${states} made-up states against 50`,
      `${(time / base).toFixed(1)} x`,
      `${(states / 50).toFixed(0)} times the states`,
    );
  }
  const dist = 'dist/demarche.js';
  row(
    'demarche --version against node -e 0',
    `${startUps([dist, '--version']).toFixed(2)} x`,
    'wall, median of 11 pairs',
  );
  row(
    'demarche --help against node -e 0',
    `${startUps([dist, '--help']).toFixed(2)} x`,
    'wall, median of 11 pairs',
  );
};

main();
