import { turnDate } from '../../domain/dates.ts';
import type { ClockReading, SingleChange } from '../../domain/run.ts';
import { changesAt } from '../../engine/changes.ts';
import { type Drawn, drawnAt } from '../../engine/drawn.ts';
import { readingsAt } from '../../engine/explain.ts';
import { type RunOptions, run } from '../../engine/run.ts';
import { compile } from '../../model/compile.ts';
import { drawnText } from '../../report/drawn-text.ts';
import { type Manifest, manifestOf } from '../../report/manifest.ts';
import { plainWhy } from '../../report/plain-why.ts';
import { tipSentence } from '../../report/tip-text.ts';
import { whyJson } from '../../report/why-json.ts';
import { type WhyView, whyView } from '../../report/why-view.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { parseDecisions } from '../decisions.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { EXIT } from '../errors.ts';
import { findState } from '../find-state.ts';
import { type Loaded, loadScenario, playedFrom } from '../load.ts';
import { asLines } from '../output.ts';
import { quickTip } from '../study/quick-tip.ts';
import { ownSkillFile, ownSkillLines } from '../study/skill.ts';
import { openStudy } from '../study-command.ts';
import { parseWhen } from '../when.ts';

export interface WhyFlags extends FormatFlags {
  /** False with `--no-tip`. */
  readonly tip?: boolean;
  readonly at?: string;
  readonly seed?: string;
  readonly future?: number;
  readonly set?: readonly string[];
  readonly move?: readonly string[];
}

/** The seed of an explanation if none is given: what a future draws for itself depends on it. */
const DEFAULT_SEED = 'demarche';

interface Explained {
  readonly view: WhyView;
  /** What doubles the chance of the step up. */
  readonly doubles: readonly SingleChange[];
  readonly drawn: Drawn;
}

/** The future that is explained, up to the turn that is. */
interface Asked extends RunOptions {
  readonly future: number;
  readonly turns: number;
}

const explain = (scenario: Scenario, state: string, options: Asked): Explained => {
  const model = compile(scenario);
  const turn = options.turns;
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

const manifestFor = (
  loaded: Loaded,
  state: string,
  { seed, future, turns }: Asked,
  flags: WhyFlags,
): Manifest => {
  const { start, turn } = loaded.scenario;
  const options = {
    state,
    ...(turns === 1 ? {} : { at: turnDate(start, turn, turns) }),
    ...(flags.tip === false ? { tip: false } : {}),
  };
  const about = { ...playedFrom(loaded), seed, future, turns, decisions: flags.move ?? [] };
  return manifestOf({ ...about, answer: 'why', options }, 'json');
};

/** Explains one state's chances in one turn. Throws UserError or ScenarioError for bad input. */
export const whyAction = async (
  given: string,
  typedState: string,
  flags: WhyFlags,
  open = openDelivery,
): Promise<number> => {
  const { seed = DEFAULT_SEED, future = 0, output } = flags;
  const format = formatOf(flags, ['text', 'json']);
  const loaded = loadScenario(given, flags.set ?? []);
  const { deliver } = await openStudy([loaded], { output, format }, open);
  const { scenario } = loaded;
  const state = findState(typedState, scenario);
  const turns = flags.at === undefined ? 1 : parseWhen(flags.at, scenario, scenario.turns, '--at');
  const decisions = parseDecisions(flags.move ?? [], scenario, scenario.turns);
  const asked = { seed, future, turns, decisions };
  const { view, doubles, drawn } = explain(scenario, state.id, asked);
  const tip = flags.tip === false ? undefined : await quickTip({ scenario, seed, state, doubles });
  const pieces =
    format === 'json'
      ? [whyJson(view, manifestFor(loaded, state.id, asked, flags), tip, tip && ownSkillFile())]
      : asLines([
          ...plainWhy(view, tip && tipSentence(tip), drawnText(view, scenario, drawn)),
          ...(tip ? ownSkillLines() : []),
        ]);
  await deliver({ pieces });
  return EXIT.done;
};
