import { turnDate } from '../../domain/dates.ts';
import { TIP_RUNS } from '../../domain/limits.ts';
import { compile } from '../../model/compile.ts';
import { type Manifest, manifestOf } from '../../report/manifest.ts';
import { tipCsv, tipJson } from '../../report/tip-json.ts';
import { tipText } from '../../report/tip-text.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { countGoal, type Goal, onlyState, stateGoal } from '../../study/goals.ts';
import { allLevers, leversFor, type TipLever } from '../../study/tip-levers.ts';
import { searchTips } from '../../study/tip-search.ts';
import { type FormatFlags, formatOf, type Output, openDelivery } from '../delivery.ts';
import { seedOf } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { findState } from '../find-state.ts';
import { type Loaded, loadScenario, playedFrom } from '../load.ts';
import { didYouMean } from '../nearest.ts';
import { asLines } from '../output.ts';
import { type AskJob, askPool, outcomesOnPool, Stopped } from '../study/ask-pool.ts';
import { ownSkillFile, ownSkillLines } from '../study/skill.ts';
import { onThreads, openStudy, stopped } from '../study-command.ts';
import { parseWhen } from '../when.ts';

export interface TipFlags extends FormatFlags {
  readonly state?: string;
  readonly count?: number;
  readonly by?: string;
  readonly odds?: string;
  readonly lever?: readonly string[];
  readonly set?: readonly string[];
  readonly seed?: string;
  readonly runs?: number;
}

const FORMATS = ['text', 'json', 'csv'] as const;

const goalOf = ({ state, count, by: when }: TipFlags, scenario: Scenario): Goal => {
  const { turns } = scenario;
  const by = when === undefined ? turns : parseWhen(when, scenario, turns, '--by');
  if (state !== undefined) return stateGoal(scenario, findState(state, scenario).id, by);
  if (count === undefined) throw new UserError('what is to come about? Expected --state CHN or --count 5.');
  const most = scenario.states.length;
  if (count > most)
    throw new UserError(`--count: ${count} is more than the ${most} states of this scenario.`);
  return countGoal(scenario, count, by);
};

/** Odds as a share, from `50%`, `50 %` or `0.5`; 0 and 1 are never reached for sure. */
const oddsOf = (text: string): number => {
  const [, digits = '', sign = ''] = /^\s*(\d*\.?\d+(?:e-\d+)?)\s*(%?)\s*$/.exec(text) ?? [];
  const odds = sign === '%' ? Number(digits) / 100 : Number(digits);
  if (digits !== '' && odds > 0 && odds < 1) return odds;
  const hint = digits !== '' && odds > 1 && odds < 100 ? ` Did you mean ${digits}%?` : '';
  throw new UserError(`--odds: “${text}” are no odds between 0 and 1. Expected for example 50%.${hint}`);
};

/** The levers that were asked for by name. Throws UserError with the nearest name for one that there is not. */
const leversAsked = (paths: readonly string[], scenario: Scenario): readonly TipLever[] => {
  const all = new Map(allLevers(scenario).map((lever) => [lever.path, lever]));
  return [...new Set(paths)].map((path) => {
    const short = path.trim().replace(/^states\./, '');
    const lever = all.get(short) ?? all.get(`${short}.mean`);
    if (lever) return lever;
    throw new UserError(
      `--lever: there is no lever “${path}”. Expected a weight (weights.rights, CHN.weights.rights), a trait (CHN.traits.economy), CHN.taboo, CHN.rung or a track's start (target.tracks.rights.start).${didYouMean(short, all.keys())}`,
    );
  });
};

/** What is asked of a scenario. */
interface Question {
  readonly goal: Goal;
  readonly odds: number;
  readonly seed: string;
  readonly futures: number;
  readonly levers: readonly TipLever[];
  /** Whether the levers were asked for by name. */
  readonly named: boolean;
}

const questionOf = (scenario: Scenario, flags: TipFlags): Omit<Question, 'seed'> => {
  const goal = goalOf(flags, scenario);
  const odds = oddsOf(flags.odds ?? '50%');
  const named = flags.lever && leversAsked(flags.lever, scenario);
  return {
    goal,
    odds,
    futures: flags.runs ?? TIP_RUNS,
    levers: named ?? leversFor(scenario, goal),
    named: named !== undefined,
  };
};

/** About how many values are played of a lever that is pursued, and futures of one that is looked at. */
const VALUES = 10;
const LOOKS = 200;

const search = async (scenario: Scenario, { goal, odds, seed, futures, levers, named }: Question) => {
  const { result } = await onThreads({}, async ({ pool, signal, show }) => {
    let played = 0;
    // How many futures it takes shows only on the way.
    let all = futures + levers.length * (named ? VALUES * futures : LOOKS);
    const onFutures = (more: number): void => {
      played += more;
      all = Math.max(all, played);
      show(played, all);
    };
    const onLever = (done: number, count: number): void => {
      all = played + (count - done) * VALUES * futures;
    };
    const job: AskJob = { scenario, seed, goal, signal, onFutures };
    const stands = await outcomesOnPool(pool, job, compile(scenario), { from: 0, to: futures });
    return searchTips(levers, stands, { odds, futures, seed, every: named, onLever }, askPool(pool, job));
  });
  return result;
};

const manifestFor = (loaded: Loaded, question: Question, format: (typeof FORMATS)[number]): Manifest => {
  const { goal, odds, seed, futures, levers, named } = question;
  const { start, turn: unit, turns } = loaded.scenario;
  const { turn: by, count } = goal;
  const state = onlyState(goal);
  const options = {
    ...(by === turns ? {} : { by: turnDate(start, unit, by) }),
    odds,
    ...(state === undefined ? { count } : { state }),
    ...(named ? { lever: levers.map(({ path }) => path) } : {}),
  };
  const about = { ...playedFrom(loaded), seed, futures, asked: futures, turns: by };
  return manifestOf({ ...about, answer: 'tip', options }, format);
};

/** Finds what it takes for given odds, and prints it. Throws UserError or ScenarioError for bad input. */
export const tipAction = async (given: string, flags: TipFlags, open = openDelivery): Promise<number> => {
  const format = formatOf(flags, FORMATS);
  const loaded = loadScenario(given, flags.set ?? []);
  const { deliver } = await openStudy([loaded], { output: flags.output, format }, open);
  const { scenario } = loaded;
  const asked = questionOf(scenario, flags);
  const question = { ...asked, seed: seedOf(flags.seed) };
  const { seed, goal } = question;
  try {
    const report = { scenario, seed, goal, answer: await search(scenario, question) };
    const manifest = manifestFor(loaded, question, format);
    const written: Readonly<Record<typeof format, () => Output['pieces']>> = {
      json: () => [tipJson(report, manifest, ownSkillFile())],
      csv: () => tipCsv(report),
      text: () => asLines([...tipText(report), ...ownSkillLines()]),
    };
    await deliver({ pieces: written[format](), manifest });
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return stopped('Stopped: there is no answer yet.');
  }
};
