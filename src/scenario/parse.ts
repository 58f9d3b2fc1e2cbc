import { compareIds } from '../domain/ids.ts';
import { BOUNDS } from './bounds.ts';
import { checkClaim } from './checks/claim.ts';
import { checkClashes } from './checks/clashes.ts';
import { type Context, oneLine } from './checks/context.ts';
import { checkDecisions } from './checks/decisions.ts';
import { checkDrivers } from './checks/drivers.ts';
import { checkEvents, checkInstitutions } from './checks/events.ts';
import { checkPossible } from './checks/reach/possible.ts';
import { checkBlocs, checkEvidence, checkStates, checkTies } from './checks/states.ts';
import { checkTarget } from './checks/target.ts';
import { checkByFact, checkConditions, checkRules } from './checks/terms.ts';
import { checkLevers, checkUncertain } from './checks/uncertain.ts';
import {
  checkEnd,
  checkLadder,
  checkRates,
  checkSocial,
  checkVariables,
  checkWeights,
} from './checks/world.ts';
import { type LoadedTree, load } from './files/load.ts';
import { mergeLayer } from './files/merge.ts';
import { applySets } from './files/sets.ts';
import { type Issue, sortIssues } from './issue.ts';
import { entriesIn, locatedMap, type Mapping } from './located.ts';
import { readDraft, type ScenarioDraft } from './pieces/draft.ts';
import { knownNames } from './pieces/known-names.ts';
import type { Reader } from './reader.ts';
import type { Scenario } from './scenario.ts';
import { readYaml } from './text/yaml.ts';
import { writeScenario } from './write-scenario.ts';

/** A checked scenario with its warnings, or all of its errors and warnings. */
export type ParseResult =
  | { readonly ok: true; readonly scenario: Scenario; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

const contextOf = (draft: ScenarioDraft, everDrivers: ReadonlySet<string>, issues: Issue[]): Context => {
  const names = knownNames(draft);
  return {
    draft,
    names,
    issues,
    ranges: new Map(
      [...draft.drivers].flatMap(([id, { part, tree }]) => {
        // A malformed range sets no bounds.
        if (part.range === undefined && entriesIn(tree).has('range')) return [];
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
    counts: { error: 0, warning: 0 },
  };
};

type Head = ScenarioDraft['head']['part'];

const resolvedHead = (part: Head) => {
  const { id = '', title, question, description, lang, dir, start = '', turn = 'month', turns = 36 } = part;
  return {
    id,
    title: oneLine(title, id),
    question: oneLine(question),
    description: severalLines(description ?? ''),
    ...(lang === undefined ? {} : { lang }),
    ...(dir === undefined ? {} : { dir }),
    start,
    turn,
    turns,
  };
};

/** Checks a draft beyond its shape and fills in every default. The result is a scenario only if there are no errors. */
const resolve = (context: Context): Scenario => {
  const { head, norm } = context.draft;
  checkEnd(context);
  const [ladder, rates, social] = [checkLadder(context), checkRates(context), checkSocial(context)];
  const [weights, rules] = [checkWeights(context), checkRules(context)];
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
  const claim = checkClaim(context);
  const uncertain = checkUncertain(context);
  const [institutions, events] = [checkInstitutions(context), checkEvents(context)];
  checkPossible(context, { events, institutions, states, blocs, tracks: target.tracks, variables });
  checkClashes(context, events, institutions);
  const scenario: Scenario = {
    ...resolvedHead(head.part),
    ladder,
    rates: checkByFact(context, rates),
    weights,
    ...(rules.length === 0 ? {} : { rules }),
    social,
    drivers,
    states,
    ties,
    blocs,
    evidence,
    target,
    ...checkConditions(context, blocs, target),
    ...(claim === undefined ? {} : { claim }),
    norm: { start: norm.part.start ?? 1, ...(norm.part.act ? { act: norm.part.act } : {}) },
    variables,
    institutions: institutions.map((each) => each.institution),
    events: events.map((each) => each.event),
    decisions: checkDecisions(context),
    ...(uncertain.length === 0 ? {} : { uncertain }),
  };
  const levers = checkLevers(context, scenario);
  return levers.length === 0 ? scenario : { ...scenario, levers };
};

/** A text of several lines: ends trimmed, tabs as blanks, `\n` as the only line end. */
const severalLines = (text: string): string => text.replace(/\r\n/g, '\n').replaceAll('\t', ' ').trim();

/** Sorts the issues and keeps a bounded number of errors and of warnings. */
const bounded = (issues: readonly Issue[]): readonly Issue[] => {
  const sorted = sortIssues(issues);
  const of = (severity: Issue['severity']) =>
    sorted.filter((issue) => issue.severity === severity).slice(0, BOUNDS.issues);
  return sortIssues([...of('error'), ...of('warning')]);
};

/** Applies edits, and then layers, to a loaded tree and checks the result. */
const check = (loaded: LoadedTree, sets: readonly string[], layers: readonly Mapping[] = []): ParseResult => {
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
 * Reads a scenario through a reader and checks it. `path` names a file, or a folder with a scenario.yaml. Edits
 * (`PATH=VALUE`) and then further layers are applied to it. The result has all errors and warnings, each with its place.
 * Never throws on bad input.
 */
export const parseScenario = (
  path: string,
  reader: Reader,
  sets: readonly string[] = [],
  layers: readonly Mapping[] = [],
): ParseResult => check(load(path, reader), sets, layers);

/** Edits of a scenario: `{ 'weights.rights.mean': 2 }`, or texts `PATH=VALUE` as `--set` takes them. */
export type Edits = readonly string[] | Readonly<Record<string, string | number | boolean>>;

const isList = (edits: Edits): edits is readonly string[] => Array.isArray(edits);

/** A value as the text of an edit. It is in quotes if its text alone would mean something else. */
const valueText = (value: string | number | boolean): string => {
  const { tree } = readYaml('', String(value));
  return tree?.kind === 'scalar' && tree.value === value ? String(value) : JSON.stringify(value);
};

/** Edits as texts `PATH=VALUE`. */
export const setTexts = (edits: Edits): readonly string[] =>
  isList(edits) ? edits : Object.entries(edits).map(([path, value]) => `${path}=${valueText(value)}`);

/**
 * Applies edits to a checked scenario and checks it again. The result and its issues are the same as from the scenario's file
 * with these edits. The file is not read: the scenario is taken with all its values. If an edit removes a value, its default
 * is used. Issues of the edits have their place in the edit; others name the scenario by its id. Layers, if there are any, lie
 * below the edits. Never throws on bad input.
 */
export const editScenario = (
  scenario: Scenario,
  edits: Edits,
  layers: readonly Mapping[] = [],
): ParseResult => {
  const written = locatedMap(writeScenario(scenario), { file: scenario.id, line: 1, column: 1 });
  const issues: Issue[] = [];
  const tree = layers.reduce((base, layer) => mergeLayer(base, layer, issues), written);
  const nothing = { traits: [], broken: new Set<never>(), everDrivers: new Set<never>() };
  return check({ ...nothing, issues, tree }, setTexts(edits));
};
