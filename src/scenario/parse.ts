import { compareIds } from '../domain/ids.ts';
import { BOUNDS } from './bounds.ts';
import { checkClashes } from './checks/clashes.ts';
import type { Context } from './checks/context.ts';
import { checkDecisions } from './checks/decisions.ts';
import { checkDrivers } from './checks/drivers.ts';
import { checkEvents, checkInstitutions } from './checks/events.ts';
import { checkPossible } from './checks/possible.ts';
import { checkBlocs, checkEvidence, checkStates, checkTies } from './checks/states.ts';
import { line, paragraphs } from './checks/text.ts';
import {
  checkLadder,
  checkRates,
  checkSocial,
  checkTarget,
  checkVariables,
  checkWeights,
} from './checks/world.ts';
import { type Draft, readDraft } from './draft.ts';
import { type Issue, sortIssues } from './issue.ts';
import { type Loaded, load } from './load.ts';
import { locatedMap, type Mapping } from './located.ts';
import { mergeLayer } from './merge.ts';
import { namesOf } from './names.ts';
import type { Reader } from './reader.ts';
import type { Scenario } from './scenario.ts';
import { applySets } from './sets.ts';
import { writeScenario } from './write-scenario.ts';

/** A checked scenario with its doubts, or everything that is wrong with it. */
export type ParseResult =
  | { readonly ok: true; readonly scenario: Scenario; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const contextOf = (draft: Draft, everDrivers: ReadonlySet<string>, issues: Issue[]): Context => {
  const names = namesOf(draft);
  return {
    draft,
    names,
    issues,
    ranges: new Map(
      [...draft.drivers].flatMap(([id, { part, tree }]) => {
        // A malformed range bounds nothing.
        if (part.range === undefined && tree.kind === 'map' && tree.entries.has('range')) return [];
        const [low = 0, high = 1] = part.range ?? [];
        if (low > high) return [];
        return [[id, [low, high] as const] as const];
      }),
    ),
    unknownColumns: new Set(
      draft.traits.map(({ id }) => id).filter((id) => !names.drivers.has(id) && !everDrivers.has(id)),
    ),
    allStates: [...names.states].sort(compareIds),
    spoken: { states: 0 },
    hints: new Map(),
    told: { error: 0, warning: 0 },
  };
};

/** Checks a draft beyond its shape and resolves every default. Only without errors is the result a scenario. */
const resolve = (context: Context): Scenario => {
  const { head, norm } = context.draft;
  const { id = '', title, question, description, start = '', turn = 'month', turns = 36 } = head.part;
  const [ladder, rates, social, weights] = [
    checkLadder(context),
    checkRates(context),
    checkSocial(context),
    checkWeights(context),
  ];
  const [drivers, states, ties, blocs] = [
    checkDrivers(context),
    checkStates(context),
    checkTies(context),
    checkBlocs(context),
  ];
  const [evidence, target, variables] = [
    checkEvidence(context),
    checkTarget(context),
    checkVariables(context),
  ];
  const [institutions, events] = [checkInstitutions(context), checkEvents(context)];
  const decisions = checkDecisions(context);
  checkPossible(context, { events, institutions, states, blocs, tracks: target.tracks, variables });
  checkClashes(context, events, institutions);
  return {
    id,
    title: line(title, id),
    question: line(question),
    description: paragraphs(description),
    start,
    turn,
    turns,
    ladder,
    rates,
    weights,
    social,
    drivers,
    states,
    ties,
    blocs,
    evidence,
    target,
    norm: { start: norm.part.start ?? 1 },
    variables,
    institutions: institutions.map((each) => each.institution),
    events: events.map((each) => each.event),
    decisions,
  };
};

/** Sorted, errors and warnings each up to a bound. */
const bounded = (issues: readonly Issue[]): readonly Issue[] => {
  const sorted = sortIssues(issues);
  const of = (severity: Issue['severity']) =>
    sorted.filter((issue) => issue.severity === severity).slice(0, BOUNDS.issues);
  return sortIssues([...of('error'), ...of('warning')]);
};

/** Lays edits and then layers on a loaded tree and checks what comes of it. */
const check = (loaded: Loaded, sets: readonly string[], layers: readonly Mapping[] = []): ParseResult => {
  const issues: Issue[] = [...loaded.issues];
  if (!loaded.tree) return { ok: false, issues: bounded(issues) };
  const edited = applySets(loaded.tree, sets, issues);
  const tree = layers.reduce((base, layer) => mergeLayer(base, layer, issues), edited);
  const draft = readDraft(tree, loaded.traits, loaded.broken, issues);
  const scenario = resolve(contextOf(draft, loaded.everDrivers, issues));
  const found = bounded(issues);
  return found.some((issue) => issue.severity === 'error')
    ? { ok: false, issues: found }
    : { ok: true, scenario, warnings: found };
};

/**
 * Reads a scenario (a file, or a folder's scenario.yaml) through a reader, lays edits `PATH=VALUE` and then layers read
 * elsewhere on it, and checks it: all problems in one pass, errors and warnings, each with its place. Never throws on
 * bad input.
 */
export const parseScenario = (
  path: string,
  reader: Reader,
  sets: readonly string[] = [],
  layers: readonly Mapping[] = [],
): ParseResult => check(load(path, reader), sets, layers);

/** Edits: texts `PATH=VALUE` as `--set` takes them, or values by path. */
export type Sets = readonly string[] | Readonly<Record<string, number | string | boolean>>;

const isTexts = (sets: Sets): sets is readonly string[] => Array.isArray(sets);

/**
 * A checked scenario with edits on it, checked again: the same result, with the same issues, as reading its file with
 * these edits. It does not read the file. The scenario counts as written out in full: an edit that removes a default
 * brings the default back, and one that removes a state has to remove it from the effects that name it. Issues of the
 * edits have their place in the edit; others name the scenario by its id. Never throws on bad input.
 */
export const editScenario = (scenario: Scenario, sets: Sets): ParseResult => {
  const place = { file: scenario.id, line: 1, column: 1 };
  const texts = isTexts(sets)
    ? sets
    : Object.entries(sets).map(([path, value]) => `${path}=${JSON.stringify(value)}`);
  const tree = locatedMap(writeScenario(scenario), place);
  const nothing = { traits: [], broken: new Set<never>(), issues: [], everDrivers: new Set<never>() };
  return check({ ...nothing, tree }, texts);
};
