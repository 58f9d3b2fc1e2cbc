import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileReader } from '../../src/cli/files/reader.ts';
import type { Run } from '../../src/domain/run.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { formatIssue, type Issue } from '../../src/scenario/issue.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** The path of a file of this project, from any working directory. */
export const projectPath = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const FLAGSHIP = projectPath('scenarios/russia-precedent/scenario.yaml');

export interface Checked {
  readonly scenario: Scenario;
  readonly warnings: readonly Issue[];
}

/** Scenarios of this project do not change while its tests run: all test files of a process share what was read. */
const read = new Map<string, Checked>();

/** Reads a scenario of this project, or fails the test with everything that is wrong with it. */
export const load = (path: string, sets: readonly string[] = []): Checked => {
  const key = [resolve(path), ...sets].join('\n');
  const known = read.get(key);
  if (known) return known;
  const result = parseScenario(path, fileReader, sets);
  if (!result.ok) throw new Error(result.issues.map(formatIssue).join('\n'));
  read.set(key, result);
  return result;
};

/** The same luck in every sample: differences between two samples are effects, not noise. */
const SEED = 'patterns';

/** `count` futures from the one numbered `first` on, each reduced to what `look` sees in it. */
export const futures = <T>(
  scenario: Scenario,
  count: number,
  look: (future: Run) => T,
  turns = scenario.turns,
  first = 0,
): readonly T[] => {
  const model = compile(scenario);
  return Array.from({ length: count }, (_, n) =>
    look(playRun(model, { seed: SEED, future: first + n, turns })),
  );
};

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const share = (values: readonly boolean[]): number => mean(values.map(Number));

/** The value below which a share of the values lies (nearest rank). */
export const quantile = (values: readonly number[], at: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(at * sorted.length) - 1)] ?? Number.NaN;
};

const endOf = (future: Run): Run['turns'][number] => {
  const end = future.turns[future.turns.length - 1];
  if (!end) throw new Error('a run has at least its start');
  return end;
};

/** How many states recognise at the end. */
export const recognisers = (future: Run): number => endOf(future).indices.recognisers;

/** A state's rung at the end. */
export const rungAtEnd = (future: Run, state: string): number =>
  endOf(future).rungs[future.states.indexOf(state)] ?? Number.NaN;

/** All rungs of the end, by state in id order. */
export const rungsAtEnd = (future: Run): readonly number[] => endOf(future).rungs;

/** How many recognise at the end beside Russia. */
export const followers = (future: Run): number =>
  recognisers(future) - Number(rungAtEnd(future, 'RUS') === 5);

export interface Recognition {
  readonly state: string;
  readonly turn: number;
}

/** Who came to recognise, and when, in order. */
export const recognitions = (future: Run): readonly Recognition[] =>
  future.turns.flatMap(({ turn, moves }) =>
    moves.filter((move) => move.to === 5).map((move) => ({ state: move.state, turn })),
  );

/** The turn in which the UN seat was granted, if it was. */
export const grantedAt = (future: Run): number | undefined =>
  future.turns.find(({ acts }) => acts.some((act) => act.kind === 'institution' && act.granted))?.turn;
