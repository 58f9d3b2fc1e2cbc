import { DEFAULT_RUNS, MAX_VARIANTS } from '../domain/limits.ts';
import { playRun } from '../engine/run.ts';
import { compile } from '../model/compile.ts';
import type { Model } from '../model/model.ts';
import type { ComparedVariant, CompareReport } from '../report/compare/compare-report.ts';
import { compareCsv } from '../report/compare/csv.ts';
import { compareJson } from '../report/compare/json.ts';
import { compareText } from '../report/compare/text.ts';
import { manifestOf, type VariantMark } from '../report/words/manifest.ts';
import { skillLines, skillUnder } from '../report/words/skill.ts';
import { rulesHash } from '../scenario/canonical.ts';
import { differencesOf } from '../scenario/differences.ts';
import { movedStates, unsharedStates, whyNotComparable } from '../study/compare/comparable.ts';
import { comparisonOf } from '../study/compare/compare.ts';
import { firstDifference } from '../study/compare/first-difference.ts';
import type { PairTally } from '../study/futures/pair-tally.ts';
import { playPairs } from '../study/futures/pairs.ts';
import { RequestError } from './errors.ts';
import { findState } from './find-state.ts';
import { type Answered, answered } from './forms.ts';
import { countAsked, futureAsked, futuresAsked, seedAsked, turnsAsked } from './numbers-asked.ts';
import { markOf, type OpenScenario, playedFrom } from './open-scenario.ts';
import { type AskedTime, askedData, askedNotes, isLast, timeAsked, type When } from './when.ts';

/** Which futures to play in a base and in its what-ifs, and what to ask of them. */
export interface CompareRequest {
  /** The luck, the same for all: any text. */
  readonly seed: string;
  /** How many futures; default: 10,000. */
  readonly futures?: number | undefined;
  /** How many turns; default: as many as all of them have. */
  readonly turns?: number | undefined;
  /** The time to look at, or several; default: the last turn. */
  readonly by?: When | readonly When[] | undefined;
  /** Only these states, by id or by name; default: all. */
  readonly states?: readonly string[] | undefined;
  /** The number of states for "how often do at least this many recognise at once"; default: not asked. */
  readonly count?: number | undefined;
  /** The future, from 0, of which to say where it parts first. */
  readonly future?: number | undefined;
}

/** A what-if that may be compared with its base. */
interface Variant {
  readonly open: OpenScenario;
  readonly model: Model;
  /** The edits that make the what-if out of the base. Empty if the what-if is a scenario of its own. */
  readonly edits: readonly string[];
}

/** A comparison that is still to be played. */
export interface ComparePlan {
  readonly base: OpenScenario;
  readonly model: Model;
  readonly variants: readonly Variant[];
  readonly seed: string;
  readonly futures: number;
  readonly turns: number;
  readonly horizons: readonly number[];
  /** The times as they were asked for. */
  readonly times: readonly AskedTime[];
  /** Ids of the states to show; undefined: all. */
  readonly states: readonly string[] | undefined;
  readonly count: number | undefined;
  readonly future: number | undefined;
}

/** The edits that a what-if has beyond the edits of its base. Undefined if it is another scenario. */
const ownEdits = (base: OpenScenario, open: OpenScenario): readonly string[] | undefined => {
  const isSame = open.origin === base.origin && base.edits.every((edit, i) => open.edits[i] === edit);
  return isSame ? open.edits.slice(base.edits.length) : undefined;
};

const variantOf = (base: OpenScenario, open: OpenScenario): Variant => {
  const edits = ownEdits(base, open);
  const named = edits === undefined || edits.length === 0 ? open : { ...open, name: edits.join(', ') };
  const why = whyNotComparable(base.scenario, open.scenario);
  if (why) throw new RequestError(`${named.name} cannot be compared with the base: ${why}.`);
  return { open: named, model: compile(open.scenario), edits: edits ?? [] };
};

/** What to play for a comparison. Throws RequestError. */
export const comparePlan = (
  base: OpenScenario,
  whatIfs: readonly OpenScenario[],
  request: CompareRequest,
): ComparePlan => {
  if (whatIfs.length > MAX_VARIANTS)
    throw new RequestError(
      `${whatIfs.length} what-ifs are too many: at most ${MAX_VARIANTS} are compared at once.`,
    );
  const { future, count } = request;
  const variants = whatIfs.map((open) => variantOf(base, open));
  const turns = turnsAsked(
    request.turns ?? Math.min(...[base, ...whatIfs].map(({ scenario }) => scenario.turns)),
  );
  const asked = [request.by ?? turns].flat().map((when) => timeAsked(when, base.scenario, turns, 'by'));
  const times = [...new Map(asked.map((time) => [time.day, time])).values()].toSorted(
    (a, b) => a.turn - b.turn,
  );
  const horizons = [...new Set(times.map(({ turn }) => turn))];
  const states = request.states?.map((typed) => findState(typed, base.scenario).id).toSorted();
  return {
    base,
    model: compile(base.scenario),
    variants,
    seed: seedAsked(request.seed),
    futures: futuresAsked(request.futures ?? DEFAULT_RUNS),
    turns,
    horizons,
    times,
    states,
    count: count === undefined ? undefined : countAsked(count, base.scenario.states.length),
    future: future === undefined ? undefined : futureAsked(future),
  };
};

/** The manifest of a comparison; `played`: how many futures it counts. */
export const compareManifest = (plan: ComparePlan, played: number, form: 'text' | 'json' | 'csv') => {
  const { base, seed, futures, turns, times, states, count, future = null } = plan;
  const isDefault = times.length === 1 && times.every((time) => isLast(time, turns));
  const by = times.map(({ day }) => day);
  const about = { ...playedFrom(base), variants: variantMarks(plan), seed, future, turns };
  const options = {
    ...(isDefault ? {} : { by }),
    ...(states === undefined ? {} : { state: states }),
    ...(count === undefined ? {} : { count }),
  };
  return manifestOf({ ...about, answer: 'compare', futures: played, asked: futures, options }, form);
};

/** What a manifest says of the what-ifs. */
export const variantMarks = ({ variants }: ComparePlan): readonly VariantMark[] =>
  variants.map(({ open, edits }) => ({ ...markOf(open), edits }));

const comparedOf = (plan: ComparePlan, variant: Variant, tally: PairTally): ComparedVariant => {
  const { base, model, seed, turns, future } = plan;
  const { name, scenario, hash } = variant.open;
  const options = { seed, turns, future };
  return {
    name,
    scenario,
    sha256: hash,
    edits: differencesOf(base.scenario, scenario),
    unshared: unsharedStates(base.scenario, scenario),
    comparison: comparisonOf(tally),
    first:
      future === undefined
        ? undefined
        : firstDifference(playRun(model, options), playRun(variant.model, options)),
  };
};

/** The results of the pairs that were counted for a plan, with one tally for each what-if. */
export const comparisonFrom = (plan: ComparePlan, tallies: readonly PairTally[]): Answered<CompareReport> => {
  const { base, seed, futures, states, count, future } = plan;
  const report = {
    base: { scenario: base.scenario, sha256: base.hash },
    variants: plan.variants.flatMap((variant, v) =>
      tallies[v] ? [comparedOf(plan, variant, tallies[v])] : [],
    ),
    seed,
    asked: futures,
    states,
    count,
    future,
  };
  const played = Math.min(...report.variants.map(({ comparison }) => comparison.futures));
  const rules = plan.variants.map(({ open }) => rulesHash(open.scenario));
  const skill = skillUnder(base.skill, rules);
  return answered(report, (form) => compareManifest(plan, played, form), {
    text: () => [...compareText(report), ...skillLines(skill)],
    json: (manifest) => [compareJson(report, manifest, skill, askedData({ by: plan.times }))],
    csv: () => compareCsv(report),
    notes: askedNotes(plan.times),
  });
};

/** The pairs to play for a plan. */
export const pairsOf = ({ base, model, variants, seed, futures, turns, horizons, count }: ComparePlan) => ({
  base: model,
  variants: variants.map((variant) => variant.model),
  seed,
  futures: { from: 0, to: futures },
  turns,
  horizons,
  count,
  moved: variants.map(({ open }) => movedStates(base.scenario, open.scenario)),
});

/** What-ifs as a list. Throws RequestError if there is none. */
export const whatIfsOf = (whatIf: OpenScenario | readonly OpenScenario[]): readonly OpenScenario[] => {
  const whatIfs = 'scenario' in whatIf ? [whatIf] : whatIf;
  if (whatIfs.length === 0) throw new RequestError('there is nothing to compare the base with.');
  return whatIfs;
};

/**
 * The changes in one or more what-ifs, in futures of the same luck. Throws RequestError for what-ifs that cannot be
 * compared, and for a state or time that the base does not have.
 */
export const compare = (
  base: OpenScenario,
  whatIf: OpenScenario | readonly OpenScenario[],
  request: CompareRequest,
): Answered<CompareReport> => {
  const plan = comparePlan(base, whatIfsOf(whatIf), request);
  const { base: model, variants, ...options } = pairsOf(plan);
  return comparisonFrom(plan, playPairs(model, variants, options));
};
