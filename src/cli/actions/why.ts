import type { SingleChange } from '../../domain/run.ts';
import { type Explained, explainState, writtenWhy } from '../../library/why.ts';
import type { TipReport } from '../../report/tip/tip-report.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Goal, stateGoal } from '../../study/futures/goals.ts';
import { allLevers, type TipLever } from '../../study/tip/levers.ts';
import { searchTips } from '../../study/tip/search.ts';
import { type FormatFlags, formatOf, openDelivery } from '../delivery.ts';
import { EXIT } from '../errors.ts';
import { askedEdits, type EditFlags, type GivenScenario, loadScenario } from '../load.ts';
import { openStudy } from '../study-command.ts';
import { askPool } from '../threads/ask-pool.ts';
import { openPool } from '../threads/pool.ts';

/** The turns of states that a quick answer may play for each value of a lever. They take well under 0.1 seconds. */
const STATE_TURNS = 420_000;
const FEWEST = 40;
const MOST = 400;
/** The number of futures in a first look, and the number of levers. */
const LOOK = 20;
const LEVERS = 2;

/** The levers that move a state's next step most easily. If this step is held, the traits of the state. */
const leversOf = (scenario: Scenario, goal: Goal, doubles: readonly SingleChange[]): readonly TipLever[] => {
  const all = new Map(allLevers(scenario).map((lever) => [lever.path, lever]));
  const near = doubles.flatMap(({ set }) => {
    const path = set.slice(0, set.indexOf('='));
    return all.get(path) ?? all.get(`${path}.mean`) ?? [];
  });
  const own = [...all.values()].filter(({ kind, state }) => kind === 'trait' && state === goal.states[0]);
  const found = near.length > 0 ? near : own;
  return found.slice(0, LEVERS);
};

/**
 * A quick estimate of the change that gives even odds that a state recognises by the end of the scenario. It plays few
 * levers and few futures.
 * Undefined for a state that recognises from the start, and for scenarios too large for a glance.
 */
const quickTip = async ({ open, state, view, doubles }: Explained): Promise<TipReport | undefined> => {
  const { scenario } = open;
  const { seed } = view;
  const affordable = Math.floor(STATE_TURNS / (scenario.states.length * scenario.turns));
  if (affordable < FEWEST || state.rung === scenario.ladder.length - 1) return undefined;
  const futures = Math.min(MOST, affordable);
  const goal = stateGoal(scenario, state.id, scenario.turns);
  const pool = openPool();
  try {
    const { stands, ask } = askPool(pool, { scenario, seed, goal });
    const options = { odds: 0.5, futures, seed, screen: LOOK, check: LOOK, most: 1 };
    const levers = leversOf(scenario, goal, doubles);
    const answer = await searchTips(levers, await stands(futures), options, ask);
    return { scenario, seed, goal, answer };
  } finally {
    await pool.close();
  }
};

interface WhyFlags extends FormatFlags, EditFlags {
  /** False with `--no-tip`. */
  readonly tip?: boolean;
  readonly at?: string;
  readonly seed?: string;
  readonly future?: number;
  readonly move?: readonly string[];
}

/** Explains one state's chances in one turn. Throws UserError, ScenarioError or RequestError for bad input. */
export const whyAction = async (
  given: GivenScenario,
  state: string,
  flags: WhyFlags,
  open = openDelivery,
): Promise<number> => {
  const { seed, future, at, move: moves, output } = flags;
  const format = formatOf(flags, ['text', 'json']);
  const loaded = loadScenario(given, askedEdits(flags));
  const { deliver } = await openStudy([loaded], { output, format }, open);
  const explained = explainState(loaded, state, { seed, future, at, moves });
  const tip = flags.tip === false ? 'none' : await quickTip(explained);
  await deliver(writtenWhy(explained, tip, format));
  return EXIT.done;
};
