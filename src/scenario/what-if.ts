import { stringify } from 'yaml';
import type { Edit } from '../domain/edit.ts';
import { inIdOrder } from '../domain/ids.ts';
import { isRecord } from './canonical.ts';
import { applyEdits } from './edit.ts';
import type { DatedDecision } from './parts/dated-decision.ts';
import type { Scenario, ScenarioEvent } from './scenario.ts';
import { writeBy, writeEffect, writeHappensTo } from './write-scenario.ts';

/** A change of a scenario: numbers from the start, events on a day, decisions. A file can hold all of it. */
export interface WhatIf {
  readonly edits: readonly Edit[];
  /** Events that the scenario does not have. */
  readonly events: readonly ScenarioEvent[];
  readonly decisions: readonly DatedDecision[];
}

export const NO_CHANGE: WhatIf = { edits: [], events: [], decisions: [] };

export const isNoChange = ({ edits, events, decisions }: WhatIf): boolean =>
  edits.length + events.length + decisions.length === 0;

const merged = <Item extends { readonly id: string }>(
  items: readonly Item[],
  more: readonly Item[],
): readonly Item[] => {
  const taken = new Set(more.map(({ id }) => id));
  return inIdOrder([...items.filter(({ id }) => !taken.has(id)), ...more]);
};

/**
 * Applies a what-if to a checked scenario. The result is the same as from reading the file of `whatIfText`. Does not
 * check that the names in the what-if exist. Throws RangeError for an edit whose path does not exist.
 */
export const applyWhatIf = (scenario: Scenario, { edits, events, decisions }: WhatIf): Scenario => ({
  ...applyEdits(scenario, edits),
  events: merged(scenario.events, events),
  decisions: merged(scenario.decisions, decisions),
});

type Tree = { [key: string]: Tree | number | 'remove' };

/** Edits as a tree of keys. A path that begins with a state's id means that state. */
const editTree = (edits: readonly Edit[], states: ReadonlySet<string>): Tree => {
  const tree: Tree = {};
  for (const { path, value } of edits) {
    const names = path.split('.');
    const full = states.has(names[0] ?? '') ? ['states', ...names] : names;
    let here = tree;
    for (const name of full.slice(0, -1)) {
      const next = here[name];
      here = here[name] = typeof next === 'object' ? next : {};
    }
    here[full.at(-1) ?? ''] = value;
  }
  return tree;
};

const eventEntry = (event: ScenarioEvent, scenario: Scenario): object => {
  const { label, text, source, act, timing, effects } = event;
  return {
    label,
    ...(text === '' ? {} : { text }),
    source: source === '' ? 'what-if' : source,
    ...(act === 'event' ? {} : { act }),
    ...(timing.kind === 'dates' ? { on: timing.dates.length === 1 ? timing.dates[0] : timing.dates } : {}),
    ...writeBy(event),
    ...writeHappensTo(event, scenario),
    effects: effects.map((effect) => writeEffect(effect, scenario)),
  };
};

const byId = <Item extends { readonly id: string }>(items: readonly Item[], entry: (item: Item) => object) =>
  items.length === 0 ? undefined : Object.fromEntries(items.map((item) => [item.id, entry(item)]));

interface WhatIfHead {
  /** The path of the base as the file will name it. There are several paths if the base has further layers. */
  readonly base: string | readonly string[];
  readonly title: string;
  readonly question: string;
  /** The ids of the base's rival rules that the what-if does not play. */
  readonly withoutRules?: readonly string[];
  /** Changes of other what-ifs. The changes of this what-if lie on them. */
  readonly under?: Readonly<Record<string, unknown>> | undefined;
}

/** Entries of a map in a file that remove the entries of its base. */
const removals = (ids: readonly string[] = []): Tree => Object.fromEntries(ids.map((id) => [id, 'remove']));

type PlainTree = Readonly<Record<string, unknown>>;

/**
 * Joins trees into one tree. Maps join, and lists follow each other. Of two other values, the value of `above` stays.
 */
export const joinedTrees = (below: PlainTree, above: PlainTree): PlainTree => {
  const joined = (a: unknown, b: unknown): unknown => {
    if (a === undefined || b === undefined) return b ?? a;
    if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
    return isRecord(a) && isRecord(b) ? joinedTrees(a, b) : b;
  };
  const keys = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...keys].map((key) => [key, joined(below[key], above[key])]));
};

/** The text of a file for a what-if, which `extends` its base. */
export const whatIfText = (scenario: Scenario, whatIf: WhatIf, file: WhatIfHead): string => {
  const { edits, events, decisions } = whatIf;
  const tree = editTree(edits, new Set(scenario.states.map(({ id }) => id)));
  const rules = { ...(typeof tree.rules === 'object' && tree.rules), ...removals(file.withoutRules) };
  const changes = {
    ...tree,
    ...(Object.keys(rules).length > 0 && { rules }),
    events: byId(events, (event) => eventEntry(event, scenario)),
    decisions: byId(decisions, ({ state, on, decision }) => ({
      state,
      on,
      do: typeof decision === 'object' ? (scenario.ladder[decision.to]?.id ?? decision.to) : decision,
    })),
  };
  const { base, title, question, under } = file;
  const parts = { extends: base, title, question, ...(under ? joinedTrees(under, changes) : changes) };
  return stringify(parts, { lineWidth: 100, aliasDuplicateObjects: false });
};
