import { TIP_RUNS } from '../../domain/limits.ts';
import { compile } from '../../model/compile.ts';
import { tipCsv, tipJson } from '../../report/tip-json.ts';
import type { TipReport } from '../../report/tip-report.ts';
import { tipText } from '../../report/tip-text.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { countGoal, type Goal, stateGoal } from '../../study/goals.ts';
import { allLevers, leversFor, type TipLever } from '../../study/tip-levers.ts';
import { searchTips, type TipAnswer } from '../../study/tip-search.ts';
import { drawSeed, seedNote } from '../draw-seed.ts';
import { EXIT, UserError } from '../errors.ts';
import { findState } from '../find-state.ts';
import { loadScenario, noteDoubts } from '../load.ts';
import { didYouMean } from '../nearest.ts';
import { asLines, deliver, formatOf, note } from '../output.ts';
import { type AskJob, askPool, outcomesOnPool, Stopped } from '../study/ask-pool.ts';
import { openPool } from '../study/pool.ts';
import { startProgress } from '../study/progress.ts';
import { noteRecord } from '../study/record-note.ts';
import { untilInterrupted } from '../study/signals.ts';
import { ownSkillFile, ownSkillLines } from '../study/skill.ts';
import { VERSION } from '../version.ts';
import { parseWhen } from '../when.ts';
import { ensureWritable, refuseInput } from '../write-file.ts';

export interface TipFlags {
  readonly state?: string;
  readonly count?: number;
  readonly by?: string;
  readonly odds?: string;
  readonly lever?: readonly string[];
  readonly set?: readonly string[];
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly output?: string;
  readonly seed?: string;
  readonly runs?: number;
}

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
  const [, digits = '', sign = ''] = /^\s*(\d*\.?\d+)\s*(%?)\s*$/.exec(text) ?? [];
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

const questionOf = (scenario: Scenario, flags: TipFlags): Question => {
  const goal = goalOf(flags, scenario);
  const odds = oddsOf(flags.odds ?? '50%');
  const named = flags.lever && leversAsked(flags.lever, scenario);
  return {
    goal,
    odds,
    seed: flags.seed ?? drawSeed(),
    futures: flags.runs ?? TIP_RUNS,
    levers: named ?? leversFor(scenario, goal),
    named: named !== undefined,
  };
};

/** About how many values are played of a lever that is pursued, and futures of one that is looked at. */
const VALUES = 10;
const LOOKS = 200;

const search = async (scenario: Scenario, question: Question): Promise<TipAnswer> => {
  const { goal, odds, seed, futures, levers, named } = question;
  const pool = openPool();
  const progress = startProgress();
  let played = 0;
  // How many futures it takes shows only on the way.
  let all = futures + levers.length * (named ? VALUES * futures : LOOKS);
  const onFutures = (more: number): void => {
    played += more;
    all = Math.max(all, played);
    progress.show(played, all);
  };
  const onLever = (done: number, count: number): void => {
    all = played + (count - done) * VALUES * futures;
  };
  try {
    const { result } = await untilInterrupted(async (signal) => {
      const job: AskJob = { scenario, seed, goal, signal, onFutures };
      const stands = await outcomesOnPool(pool, job, compile(scenario), { from: 0, to: futures });
      return searchTips(levers, stands, { odds, futures, seed, every: named, onLever }, askPool(pool, job));
    });
    return result;
  } finally {
    progress.clear();
    await pool.close();
  }
};

const piecesOf = (report: TipReport, flags: TipFlags): Iterable<string> => {
  switch (formatOf(flags)) {
    case 'json':
      return [tipJson(report, ownSkillFile())];
    case 'csv':
      return tipCsv(report);
    case 'plain':
      return asLines([...tipText(report), ...ownSkillLines()]);
  }
};

/** Finds what it takes for given odds, and prints it. Throws UserError or ScenarioError for bad input. */
export const tipAction = async (given: string, flags: TipFlags): Promise<number> => {
  const loaded = loadScenario(given, flags.set ?? []);
  noteDoubts(loaded);
  noteRecord(loaded.path);
  refuseInput(flags.output, loaded.path);
  await ensureWritable(flags.output);
  const { scenario, hash } = loaded;
  const question = questionOf(scenario, flags);
  const { goal, seed } = question;
  if (flags.seed === undefined) note(seedNote(seed));
  try {
    const answer = await search(scenario, question);
    const about = { engine: VERSION, scenario, sha256: hash, edits: flags.set ?? [] };
    await deliver(piecesOf({ ...about, seed, goal, answer }, flags), flags.output);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    note('Stopped: there is no answer yet.');
    return EXIT.interrupted;
  }
};
