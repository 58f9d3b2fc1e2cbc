import { readingsByTurn } from '../../engine/explain.ts';
import { type RunOptions, run } from '../../engine/run.ts';
import { compile } from '../../model/compile.ts';
import { runCsv } from '../../report/csv.ts';
import { runJson } from '../../report/json.ts';
import { manifestOf } from '../../report/manifest.ts';
import { plainRun } from '../../report/plain-run.ts';
import { parseDecisions } from '../decisions.ts';
import { type FormatFlags, formatOf, type Output, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT } from '../errors.ts';
import { type Loaded, loadScenario, playedFrom } from '../load.ts';
import { asLines } from '../output.ts';
import { openStudy } from '../study-command.ts';

export interface RunFlags extends FormatFlags {
  readonly explain?: boolean;
  readonly seed?: string;
  readonly turns?: number;
  readonly future?: number;
  readonly set?: readonly string[];
  readonly move?: readonly string[];
}

const FORMATS = ['text', 'json', 'csv'] as const;

interface Asked extends RunOptions {
  readonly future: number;
  readonly turns: number;
}

const outputOf = (
  loaded: Loaded,
  asked: Asked,
  { explain = false, move = [] }: RunFlags,
  format: (typeof FORMATS)[number],
): Output => {
  const { scenario } = loaded;
  const model = compile(scenario);
  const played = run(model, asked);
  const { seed, future, turns } = asked;
  const read = readingsByTurn(model, { ...asked, turns: turns + 1 });
  const readings = (turn: number) => read(turn).clocks;
  const clocks = (turn: number) => ({ states: read(turn).clocks, target: read(turn).target });
  if (format === 'text')
    return { pieces: asLines(plainRun({ scenario, run: played, readings, everyFactor: explain })) };
  const about = { ...playedFrom(loaded), seed, future, turns, decisions: move };
  const manifest = manifestOf({ ...about, answer: 'run', options: explain ? { explain } : {} }, format);
  if (format === 'json')
    return { pieces: runJson({ scenario, run: played, manifest, clocks: explain ? clocks : undefined }) };
  return { pieces: runCsv({ scenario, run: played, readings: explain ? readings : undefined }), manifest };
};

/** Plays one future of a scenario that is read already. Throws UserError for bad input. */
export const runLoaded = async (loaded: Loaded, flags: RunFlags, open = openDelivery): Promise<number> => {
  const { seed, future = 0, turns = loaded.scenario.turns, output } = flags;
  const format = formatOf(flags, FORMATS);
  const { deliver } = await openStudy([loaded], { output, format }, open);
  const decisions = parseDecisions(flags.move ?? [], loaded.scenario, turns);
  await deliver(outputOf(loaded, { seed: seedOf(seed), future, turns, decisions }, flags, format));
  return EXIT.done;
};

/** Plays one future of a scenario and prints it, or writes it to a file. Throws UserError or ScenarioError for bad input. */
export const runAction = async (given: string, flags: RunFlags, open = openDelivery): Promise<number> =>
  runLoaded(loadScenario(given, flags.set ?? []), flags, open);
