import type { Run } from '../domain/run.ts';
import { readingsByTurn } from '../engine/explain/explain.ts';
import { indexPartsAt } from '../engine/explain/index-parts.ts';
import { playRun } from '../engine/run.ts';
import { compile } from '../model/compile.ts';
import { runCsv } from '../report/run/csv.ts';
import { runJson } from '../report/run/json.ts';
import { plainRun } from '../report/run/plain-run.ts';
import { manifestOf } from '../report/words/manifest.ts';
import { parseDecisions } from './decisions.ts';
import { type Answered, answered } from './forms.ts';
import { futureAsked, seedAsked, turnsAsked } from './numbers-asked.ts';
import { type OpenScenario, playedFrom } from './open-scenario.ts';

/** Selects the future of a scenario to play. */
export interface RunRequest {
  /** The luck: any text. */
  readonly seed: string;
  /** Which future of the seed, from 0 (default). */
  readonly future?: number | undefined;
  /** How many turns to play. Default: the turns of the scenario. */
  readonly turns?: number | undefined;
  /** Decisions for states, such as `CHN@2026-03=up`. */
  readonly moves?: readonly string[] | undefined;
  /** Whether texts, tables and JSON give the chances and factors of every turn. */
  readonly explain?: boolean | undefined;
}

/** Plays one future. Throws RequestError for a seed, number or move that does not fit the scenario. */
export const run = (open: OpenScenario, request: RunRequest): Answered<Run> => {
  const { scenario } = open;
  const { moves = [], explain = false } = request;
  const seed = seedAsked(request.seed);
  const future = futureAsked(request.future ?? 0);
  const turns = turnsAsked(request.turns ?? scenario.turns);
  const model = compile(scenario);
  const options = { seed, future, turns, decisions: parseDecisions(moves, scenario, turns) };
  const played = playRun(model, options);
  const read = readingsByTurn(model, { ...options, turns: turns + 1 });
  const readings = (turn: number) => read(turn).clocks;
  const parts = (turn: number) => indexPartsAt(model, options, turn);
  const clocks = (turn: number) => ({ states: read(turn).clocks, target: read(turn).target });
  const about = { ...playedFrom(open), seed, future, turns, decisions: moves };
  const asked = { ...about, answer: 'run' as const, options: explain ? { explain } : {} };
  return answered(played, (form) => manifestOf(asked, form), {
    text: () => plainRun({ scenario, run: played, readings, parts, everyFactor: explain }),
    json: (manifest) => runJson({ scenario, run: played, manifest, clocks: explain ? clocks : undefined }),
    csv: () => runCsv({ scenario, run: played, readings: explain ? readings : undefined }),
  });
};
