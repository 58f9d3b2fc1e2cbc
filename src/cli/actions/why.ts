import type { ClockReading } from '../../domain/run.ts';
import { changesAt } from '../../engine/changes.ts';
import { readingsAt } from '../../engine/explain.ts';
import { type RunOptions, run } from '../../engine/run.ts';
import { compile } from '../../model/compile.ts';
import type { Model } from '../../model/model.ts';
import { plainWhy } from '../../report/plain-why.ts';
import { whyJson } from '../../report/why-json.ts';
import { type WhyView, whyView } from '../../report/why-view.ts';
import { parseDecisions } from '../decisions.ts';
import { EXIT } from '../errors.ts';
import { findState } from '../find-state.ts';
import { type Loaded, loadScenario, noteDoubts } from '../load.ts';
import { asLines, deliver } from '../output.ts';
import { VERSION } from '../version.ts';
import { parseWhen } from '../when.ts';

export interface WhyFlags {
  readonly at?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly seed?: string;
  readonly future?: number;
  readonly set?: readonly string[];
  readonly move?: readonly string[];
}

/** The luck of an explanation for which none was asked: only the draw of a state's disposition depends on it in turn 1. */
const DEFAULT_SEED = 'demarche';

const explain = (loaded: Loaded, model: Model, options: RunOptions, state: string, turn: number): WhyView => {
  const before: readonly ClockReading[] = turn > 1 ? readingsAt(model, options, turn - 1) : [];
  return whyView({
    scenario: loaded.scenario,
    run: run(model, options),
    state,
    turn,
    readings: readingsAt(model, options, turn),
    before,
    doubles: changesAt(model, options, turn, state, 'up', 2),
    halves: changesAt(model, options, turn, state, 'up', 0.5),
  });
};

/** Explains one state's chances in one turn. Throws UserError or ScenarioError for bad input. */
export const whyAction = async (given: string, typedState: string, flags: WhyFlags): Promise<number> => {
  const loaded = loadScenario(given, flags.set ?? []);
  noteDoubts(loaded);
  const { scenario, hash } = loaded;
  const { id } = findState(typedState, scenario);
  const turn = flags.at === undefined ? 1 : parseWhen(flags.at, scenario, scenario.turns, '--at');
  const decisions = parseDecisions(flags.move ?? [], scenario, scenario.turns);
  const options: RunOptions = {
    seed: flags.seed ?? DEFAULT_SEED,
    future: flags.future ?? 0,
    turns: turn,
    decisions,
  };
  const view = explain(loaded, compile(scenario), options, id, turn);
  const manifest = { engine: VERSION, sha256: hash, edits: flags.set ?? [], decisions: flags.move ?? [] };
  const pieces = flags.json ? [whyJson(view, scenario, manifest)] : asLines(plainWhy(view));
  await deliver(pieces, flags.output);
  return EXIT.done;
};
