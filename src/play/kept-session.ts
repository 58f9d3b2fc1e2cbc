import * as z from 'zod/mini';
import { maskRefused, parsedJson, refusedIn } from '../domain/characters.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { applyWhatIf } from '../scenario/what-if.ts';
import { type Branch, recipeOf, type Trail, trailOf } from '../session/branches.ts';
import { hasChanges, whatIfOf } from '../session/changes.ts';
import { dropOf, eventOfDrop } from '../session/drops.ts';
import type { Origin, Recipe } from '../session/session.ts';

// A kept session is a file that holds the recipes of the branches, and nothing that follows from them.

const VERSION = 1;

const whole = z.int().check(z.minimum(0), z.maximum(100_000));
const text = z.string().check(z.maxLength(200));

const dropSchema = z.union([
  z.strictObject({ turn: whole, event: text }),
  z.strictObject({ turn: whole, weight: text, value: z.number(), state: z.optional(text) }),
]);

const decisionSchema = z.union([z.enum(['up', 'down', 'hold']), z.strictObject({ to: whole })]);

const branchSchema = z.strictObject({
  id: z.string().check(z.regex(/^b\d{1,6}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  left: z.nullable(z.strictObject({ branch: text, turn: whole })),
  // The fields of a recipe that each branch has of its own.
  edits: z.readonly(z.array(z.strictObject({ path: text, value: z.number() })).check(z.maxLength(10_000))),
  events: z.readonly(z.array(dropSchema).check(z.maxLength(10_000))),
  decisions: z.record(z.string().check(z.regex(/^\d{1,6}$/)), z.record(text, decisionSchema)),
  reached: whole,
  cursor: whole,
});

const keptSchema = z.strictObject({
  demarche: z.literal('session'),
  version: z.literal(VERSION),
  scenario: z.string(),
  title: z.string(),
  /** When it was kept, in ISO 8601. */
  kept: z.string().check(z.maxLength(40)),
  // The fields of a recipe that all branches share.
  seed: z.string().check(z.maxLength(10_000)),
  future: whole,
  turns: whole,
  shown: text,
  branches: z.array(branchSchema).check(z.minLength(1), z.maxLength(1000)),
});

type KeptBranch = z.infer<typeof branchSchema>;
type KeptFile = z.infer<typeof keptSchema>;

/** The scenario and the turns of a kept session. The session can be resumed only if both are the same. */
export interface Subject {
  /** SHA-256, in hex, of the scenario. */
  readonly hash: string;
  readonly turns: number;
}

/** A session that was kept, and when. */
export interface Kept {
  readonly trail: Trail;
  readonly at: string;
}

/** A kept session as it was read, or in a few words why it cannot be read. */
type Restored = { readonly ok: true; readonly kept: Kept } | { readonly ok: false; readonly why: string };

const branchToKeep = (trail: Trail, branch: Branch): KeptBranch => {
  const { id, name, left = null } = branch;
  const { seed: _seed, future: _future, turns: _turns, events, ...own } = recipeOf(trail, branch);
  const drops = events.flatMap((event) => dropOf(trail.origin.base, event) ?? []);
  return { id, name: maskRefused(name), left, ...own, events: drops };
};

/** A session as the text of the file that keeps it. */
export const keptText = (trail: Trail, { hash, turns }: Subject, at: string): string => {
  const { list, shown } = trail.now;
  const [first] = list;
  const { seed = '', future = 0 } = first ? recipeOf(trail, first) : {};
  const kept: KeptFile = {
    demarche: 'session',
    version: VERSION,
    scenario: hash,
    title: trail.origin.base.title.slice(0, 1000),
    kept: at,
    seed,
    future,
    turns,
    shown,
    branches: list.map((branch) => branchToKeep(trail, branch)),
  };
  return `${JSON.stringify(kept)}\n`;
};

/** The recipe of a kept branch. Undefined if it names things that the scenario lacks, or turns that the play lacks. */
const recipeFrom = (base: Scenario, kept: KeptFile, branch: KeptBranch): Recipe | undefined => {
  const { seed, future, turns } = kept;
  const { id: _id, name: _name, left: _left, events: drops, ...own } = branch;
  const events = drops.flatMap((drop) => eventOfDrop(base, drop) ?? []);
  const states = new Set(base.states.map(({ id }) => id));
  const isTurn = (turn: number): boolean => turn >= 1 && turn <= turns;
  const isSound =
    events.length === drops.length &&
    drops.every(({ turn }) => isTurn(turn)) &&
    Object.entries(own.decisions).every(
      ([turn, byState]) =>
        isTurn(Number(turn)) &&
        Object.entries(byState).every(
          ([state, decision]) =>
            states.has(state) && (typeof decision === 'string' || decision.to < base.ladder.length),
        ),
    ) &&
    own.cursor <= own.reached &&
    own.reached <= turns;
  return isSound ? { ...own, events, seed, future, turns } : undefined;
};

const isTree = (branches: readonly KeptBranch[], shown: string): boolean => {
  const known = new Set<string>();
  for (const [i, { id, left }] of branches.entries()) {
    if (known.has(id) || (i === 0) !== (left === null)) return false;
    if (left && !known.has(left.branch)) return false;
    known.add(id);
  }
  return known.has(shown);
};

const refused = (why: string): Restored => ({ ok: false, why });

/** Reads a kept session for a scenario. Never throws for any text. */
export const restore = (written: string, origin: Origin, subject: Subject): Restored => {
  const raw = parsedJson(written);
  const read = keptSchema.safeParse(raw);
  if (!read.success) {
    const isOurs = typeof raw === 'object' && raw !== null && 'demarche' in raw && 'version' in raw;
    return refused(
      isOurs && raw.version !== VERSION ? 'another version of demarche wrote it' : 'it is damaged',
    );
  }
  const signs = refusedIn(raw);
  if (signs !== undefined) return refused(signs);
  const kept = read.data;
  if (kept.scenario !== subject.hash) return refused('the scenario has changed since');
  if (kept.turns !== subject.turns) return refused(`it has ${kept.turns} turns (--turns ${kept.turns})`);
  if (!isTree(kept.branches, kept.shown)) return refused('it is damaged');
  const recipes = kept.branches.flatMap((branch) => recipeFrom(origin.base, kept, branch) ?? []);
  if (recipes.length < kept.branches.length) return refused('it is damaged');
  const list = kept.branches.map(({ id, name, left }, play) => ({ id, name, left: left ?? undefined, play }));
  try {
    for (const { edits, events } of recipes) applyWhatIf(origin.base, { edits, events, decisions: [] });
  } catch {
    return refused('it is damaged');
  }
  const trail = trailOf(origin, { list, shown: kept.shown }, recipes);
  return { ok: true, kept: { trail, at: kept.kept } };
};

/** The changes of a branch as one text. Branches with the same changes have the same text. */
export const changeKey = ({ origin }: Trail, recipe: Recipe): string => {
  const { edits, events, decisions } = whatIfOf(origin.base, recipe);
  return JSON.stringify([edits, events, decisions]);
};

/** Whether a branch has changes that are in no file. `saved` has the keys of the changes that are in a file. */
export const isUnsaved = (trail: Trail, saved: { readonly has: (key: string) => boolean }): boolean =>
  trail.now.list.some((branch) => {
    const recipe = recipeOf(trail, branch);
    return hasChanges(recipe) && !saved.has(changeKey(trail, recipe));
  });
