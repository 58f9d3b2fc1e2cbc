import { readingsByTurn } from '../../engine/explain.ts';
import { type RunOptions, run } from '../../engine/run.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import { runCsv } from '../../report/csv.ts';
import { runJson } from '../../report/json.ts';
import { plainRun } from '../../report/plain-run.ts';
import { parseDecisions } from '../decisions.ts';
import { drawSeed, seedNote } from '../draw-seed.ts';
import { EXIT } from '../errors.ts';
import { type Loaded, loadScenario, noteDoubts } from '../load.ts';
import { asLines, deliver, formatOf, note } from '../output.ts';
import { VERSION } from '../version.ts';
import { refuseInput } from '../write-file.ts';

export interface RunFlags {
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly explain?: boolean;
  readonly output?: string;
  readonly seed?: string;
  readonly turns?: number;
  readonly future?: number;
  readonly set?: readonly string[];
  readonly move?: readonly string[];
}

const piecesOf = (loaded: Loaded, model: Model, options: RunOptions, flags: RunFlags): Iterable<string> => {
  const { scenario, hash } = loaded;
  const played = run(model, options);
  const turns = played.turns.length;
  const read = readingsByTurn(model, { ...options, turns });
  const readings = (turn: number) => read(turn).clocks;
  switch (formatOf(flags)) {
    case 'json':
      return runJson({
        scenario,
        run: played,
        manifest: { engine: VERSION, sha256: hash, edits: flags.set ?? [], decisions: flags.move ?? [] },
        clocks: flags.explain
          ? (turn) => ({ states: read(turn).clocks, target: read(turn).target })
          : undefined,
      });
    case 'csv':
      return runCsv({ scenario, run: played, readings: flags.explain ? readings : undefined });
    case 'plain':
      return asLines(plainRun({ scenario, run: played, readings, everyFactor: flags.explain === true }));
  }
};

/** Plays one future of a scenario that is read already. Throws UserError for bad input. */
export const runLoaded = async (loaded: Loaded, flags: RunFlags): Promise<number> => {
  noteDoubts(loaded);
  refuseInput(flags.output, loaded.path);
  const turns = flags.turns ?? loaded.scenario.turns;
  const decisions = parseDecisions(flags.move ?? [], loaded.scenario, turns);
  const seed = flags.seed ?? drawSeed();
  if (flags.seed === undefined) note(seedNote(seed));
  const options: RunOptions = { seed, future: flags.future ?? 0, turns, decisions };
  await deliver(piecesOf(loaded, compile(loaded.scenario), options, flags), flags.output);
  return EXIT.done;
};

/** Plays one future of a scenario and prints it, or writes it to a file. Throws UserError or ScenarioError for bad input. */
export const runAction = async (given: string, flags: RunFlags): Promise<number> =>
  runLoaded(loadScenario(given, flags.set ?? []), flags);
