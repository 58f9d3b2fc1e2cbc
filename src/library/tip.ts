import { TIP_RUNS } from '../domain/limits.ts';
import type { Range } from '../domain/ranges.ts';
import { stateNamed } from '../domain/states/find-state.ts';
import { compile } from '../model/compile.ts';
import { tipCsv, tipJson } from '../report/tip/json.ts';
import { tipText } from '../report/tip/text.ts';
import type { TipReport } from '../report/tip/tip-report.ts';
import { manifestOf } from '../report/words/manifest.ts';
import { skillLines } from '../report/words/skill.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { countGoal, type Goal, onlyState, outcomesOf, stateGoal } from '../study/futures/goals.ts';
import { allLevers, leversFor, type TipLever, withLever } from '../study/tip/levers.ts';
import { searchTips, type TipAnswer } from '../study/tip/search.ts';
import { RequestError } from './errors.ts';
import { findState } from './find-state.ts';
import { type Answered, answered } from './forms.ts';
import { didYouMean } from './nearest.ts';
import { countAsked, futuresAsked, seedAsked } from './numbers-asked.ts';
import { type OpenScenario, playedFrom } from './open-scenario.ts';
import { type AskedTime, askedData, askedNotes, isLast, timeAsked, type When } from './when.ts';

/** What is to come about, and with what chance. Either `state` or `count` is needed. */
export interface TipRequest {
  /** The luck: any text. */
  readonly seed: string;
  /** This state recognises: by id or by name. */
  readonly state?: string | undefined;
  /** At least this many states recognise at once. */
  readonly count?: number | undefined;
  /** By this time; default: the last turn. */
  readonly by?: When | undefined;
  /** The chance that is asked for, above 0 and below 1: `0.5` (default) or `50%`. */
  readonly odds?: number | string | undefined;
  /** Only these levers, by path (`weights.rights`); default: those that may help. */
  readonly levers?: readonly string[] | undefined;
  /** How many futures; default: 1,000. */
  readonly futures?: number | undefined;
}

const goalOf = ({ state, count }: TipRequest, scenario: Scenario, by: number): Goal => {
  if (state !== undefined) return stateGoal(scenario, findState(state, scenario).id, by);
  if (count === undefined)
    throw new RequestError('what is to come about? Expected a state (CHN) or a count (5).');
  return countGoal(scenario, countAsked(count, scenario.states.length), by);
};

/** Odds as a share, from `50%`, `50 %` or `0.5`; 0 and 1 are never reached for sure. Throws RequestError. */
export const shareAsked = (asked: number | string): number => {
  const text = String(asked);
  const [, digits = '', sign = ''] = /^\s*(\d*\.?\d+(?:e-\d+)?)\s*(%?)\s*$/.exec(text) ?? [];
  const odds = sign === '%' ? Number(digits) / 100 : Number(digits);
  if (digits !== '' && odds > 0 && odds < 1) return odds;
  const hint = sign === '' && digits !== '' && odds > 1 && odds < 100 ? ` Did you mean ${digits}%?` : '';
  throw new RequestError(`“${text}” are no odds between 0 and 1. Expected for example 50%.${hint}`, 'odds');
};

/** Replaces a name of a state at the beginning of a path by the state's id. Leaves any other path as it is. */
const withStateId = (path: string, { states }: Scenario): string => {
  const [, typed = '', rest = ''] = /^(.+?)(\.(?:weights|traits|taboo|rung)\b.*)$/.exec(path) ?? [];
  const state = typed === '' ? undefined : stateNamed(typed, states);
  return state ? state.id + rest : path;
};

/** The levers of some paths, or ids of those that the scenario writes. Throws RequestError, with the nearest path, for an unknown one. */
export const leversAsked = (paths: readonly string[], scenario: Scenario): readonly TipLever[] => {
  const levers = allLevers(scenario);
  const written = levers.filter(({ kind }) => kind === 'written');
  const all = new Map([
    ...written.map((lever) => [lever.id, lever] as const),
    ...levers.map((lever) => [lever.path, lever] as const),
  ]);
  return [...new Set(paths)].map((path) => {
    const asTyped = path.trim().replace(/^states\./, '');
    const short = all.has(asTyped) ? asTyped : withStateId(asTyped, scenario);
    const lever = all.get(short) ?? all.get(`${short}.mean`);
    if (lever) return lever;
    throw new RequestError(
      `there is no lever “${path}”. Expected a weight (weights.rights, CHN.weights.rights), a trait (CHN.traits.economy), CHN.taboo, CHN.rung or a track's start (target.tracks.rights.start).${didYouMean(short, all.keys())}`,
      'lever',
    );
  });
};

/** A request with all names resolved. */
export interface TipPlan {
  readonly open: OpenScenario;
  readonly goal: Goal;
  /** The time of the goal as it was asked for. */
  readonly by: AskedTime;
  readonly odds: number;
  readonly seed: string;
  readonly futures: number;
  readonly levers: readonly TipLever[];
  /** Whether the levers were asked for by name. */
  readonly named: boolean;
}

/** What to search for a request. Throws RequestError. */
export const tipPlan = (open: OpenScenario, request: TipRequest): TipPlan => {
  const { scenario } = open;
  const by = timeAsked(request.by ?? scenario.turns, scenario, scenario.turns, 'by');
  const goal = goalOf(request, scenario, by.turn);
  const named = request.levers && leversAsked(request.levers, scenario);
  return {
    open,
    goal,
    by,
    odds: shareAsked(request.odds ?? 0.5),
    seed: seedAsked(request.seed),
    futures: futuresAsked(request.futures ?? TIP_RUNS),
    levers: named ?? leversFor(scenario, goal),
    named: named !== undefined,
  };
};

/** The manifest of a search. */
export const tipManifest = (plan: TipPlan, form: 'text' | 'json' | 'csv') => {
  const { open, goal, by, odds, seed, futures, levers, named } = plan;
  const { count } = goal;
  const state = onlyState(goal);
  const options = {
    ...(isLast(by, open.scenario.turns) ? {} : { by: by.day }),
    odds,
    ...(state === undefined ? { count } : { state }),
    ...(named ? { lever: levers.map(({ path }) => path) } : {}),
  };
  const about = { ...playedFrom(open), seed, futures, asked: futures, turns: by.turn };
  return manifestOf({ ...about, answer: 'tip', options }, form);
};

/** The findings for a plan. */
export const tipFrom = (plan: TipPlan, answer: TipAnswer): Answered<TipReport> => {
  const { open, seed, goal } = plan;
  const report = { scenario: open.scenario, seed, goal, answer };
  return answered(report, (form) => tipManifest(plan, form), {
    text: () => [...tipText(report), ...skillLines(open.skill)],
    json: (manifest) => [tipJson(report, manifest, open.skill, askedData({ by: [plan.by] }))],
    csv: () => tipCsv(report),
    notes: askedNotes([plan.by]),
  });
};

/**
 * The smallest single change that gives an outcome the chance that is asked for. Rejects with RequestError for an unknown
 * state, lever or time, and for a seed or number that cannot be.
 */
export const tip = async (open: OpenScenario, request: TipRequest): Promise<Answered<TipReport>> => {
  const plan = tipPlan(open, request);
  const { scenario } = open;
  const { seed, goal, futures, levers, named, odds } = plan;
  const outcomes = (played: Scenario, range: Range): Uint8Array =>
    outcomesOf(compile(played), { seed, goals: [goal], futures: range })[0] ?? new Uint8Array();
  const now = outcomes(scenario, { from: 0, to: futures });
  const options = { odds, futures, seed, every: named };
  const answer = await searchTips(levers, now, options, async (lever, value, range) =>
    outcomes(withLever(scenario, lever, value), range),
  );
  return tipFrom(plan, answer);
};
