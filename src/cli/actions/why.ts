import type { ClockReading, SingleChange } from '../../domain/run.ts';
import { changesAt } from '../../engine/changes.ts';
import { type Drawn, drawnAt } from '../../engine/drawn.ts';
import { readingsAt } from '../../engine/explain.ts';
import { type RunOptions, run } from '../../engine/run.ts';
import { compile } from '../../model/compile.ts';
import { drawnText } from '../../report/drawn-text.ts';
import { plainWhy } from '../../report/plain-why.ts';
import { tipSentence } from '../../report/tip-text.ts';
import { whyJson } from '../../report/why-json.ts';
import { type WhyView, whyView } from '../../report/why-view.ts';
import { parseDecisions } from '../decisions.ts';
import { EXIT } from '../errors.ts';
import { findState } from '../find-state.ts';
import { type Loaded, loadScenario, noteDoubts } from '../load.ts';
import { asLines, deliver } from '../output.ts';
import { quickTip } from '../study/quick-tip.ts';
import { noteRecord } from '../study/record-note.ts';
import { ownSkillFile, ownSkillLines } from '../study/skill.ts';
import { VERSION } from '../version.ts';
import { parseWhen } from '../when.ts';

export interface WhyFlags {
  /** False with `--no-tip`. */
  readonly tip?: boolean;
  readonly at?: string;
  readonly json?: boolean;
  readonly output?: string;
  readonly seed?: string;
  readonly future?: number;
  readonly set?: readonly string[];
  readonly move?: readonly string[];
}

/** The luck of an explanation for which none was asked: what a future draws for itself depends on it. */
const DEFAULT_SEED = 'demarche';

interface Explained {
  readonly view: WhyView;
  /** What doubles the chance of the step up. */
  readonly doubles: readonly SingleChange[];
  readonly drawn: Drawn;
}

const explain = ({ scenario }: Loaded, state: string, options: RunOptions, turn: number): Explained => {
  const model = compile(scenario);
  const before: readonly ClockReading[] = turn > 1 ? readingsAt(model, options, turn - 1) : [];
  const doubles = changesAt(model, options, turn, state, 'up', 2);
  const view = whyView({
    scenario,
    run: run(model, options),
    state,
    turn,
    readings: readingsAt(model, options, turn),
    before,
    doubles,
    halves: changesAt(model, options, turn, state, 'up', 0.5),
  });
  return { view, doubles, drawn: drawnAt(model, options, turn, state) };
};

/** Explains one state's chances in one turn. Throws UserError or ScenarioError for bad input. */
export const whyAction = async (given: string, typedState: string, flags: WhyFlags): Promise<number> => {
  const loaded = loadScenario(given, flags.set ?? []);
  noteDoubts(loaded);
  noteRecord(loaded.path);
  const { scenario, hash } = loaded;
  const state = findState(typedState, scenario);
  const { id } = state;
  const turn = flags.at === undefined ? 1 : parseWhen(flags.at, scenario, scenario.turns, '--at');
  const decisions = parseDecisions(flags.move ?? [], scenario, scenario.turns);
  const options: RunOptions = {
    seed: flags.seed ?? DEFAULT_SEED,
    future: flags.future ?? 0,
    turns: turn,
    decisions,
  };
  const { view, doubles, drawn } = explain(loaded, id, options, turn);
  const about = { engine: VERSION, sha256: hash, edits: flags.set ?? [] };
  const tip =
    flags.tip === false
      ? undefined
      : await quickTip({ ...about, scenario, seed: options.seed, state, doubles });
  const pieces = flags.json
    ? [whyJson(view, scenario, { ...about, decisions: flags.move ?? [] }, tip, tip && ownSkillFile())]
    : asLines([
        ...plainWhy(view, tip && tipSentence(tip), drawnText(view, scenario, drawn)),
        ...(tip ? ownSkillLines() : []),
      ]);
  await deliver(pieces, flags.output);
  return EXIT.done;
};
