import { z } from 'zod';
import type { Scenario } from '../../scenario/scenario.ts';
import { applyWhatIf } from '../../scenario/what-if.ts';
import type { Branch, Trail } from '../../session/branches.ts';
import { dropOf, eventOfDrop } from '../../session/drops.ts';
import type { Origin, Recipe } from '../../session/recipe.ts';

/** A session as it lies in a file: what makes it, and nothing that follows from that. */
const VERSION = 1;

const whole = z.number().int().min(0).max(100_000);
const text = z.string().max(200);

const dropSchema = z.union([
  z.strictObject({ turn: whole, event: text }),
  z.strictObject({ turn: whole, weight: text, value: z.number(), state: text.optional() }),
]);

const decisionSchema = z.union([z.enum(['up', 'down', 'hold']), z.strictObject({ to: whole })]);

const branchSchema = z.strictObject({
  id: z.string().regex(/^b\d{1,6}$/),
  name: z.string().min(1).max(200),
  left: z.strictObject({ branch: text, turn: whole }).nullable(),
  edits: z.array(z.strictObject({ path: text, value: z.number() })).max(10_000),
  events: z.array(dropSchema).max(10_000),
  decisions: z.record(z.string().regex(/^\d{1,6}$/), z.record(text, decisionSchema)),
  reached: whole,
  cursor: whole,
});

const keptSchema = z.strictObject({
  demarche: z.literal('session'),
  version: z.literal(VERSION),
  scenario: z.string(),
  title: z.string(),
  /** When it was kept, as ISO 8601 has it. */
  kept: z.string().max(40),
  seed: z.string().max(10_000),
  future: whole,
  turns: whole,
  shown: text,
  branches: z.array(branchSchema).min(1).max(1000),
});

type KeptBranch = z.infer<typeof branchSchema>;

/** What a session is of: it goes on only where both are the same. */
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

/** What came of reading a kept session: itself, or in a few words why not. */
export type Restored =
  | { readonly ok: true; readonly kept: Kept }
  | { readonly ok: false; readonly why: string };

const branchOfTrail = (trail: Trail, { id, name, left, play }: Branch): KeptBranch => {
  const recipe = trail.plays[play];
  if (!recipe) throw new RangeError(`the branch ${name} has no play`);
  const { edits, events, decisions, reached, cursor } = recipe;
  return {
    id,
    name,
    left: left ?? null,
    edits: edits.map(({ path, value }) => ({ path, value })),
    events: events.flatMap((event) => dropOf(trail.origin.base, event) ?? []),
    decisions: decisions as KeptBranch['decisions'],
    reached,
    cursor,
  };
};

/** A session as the text of the file that keeps it. */
export const keptText = (trail: Trail, { hash, turns }: Subject, at: string): string => {
  const first = trail.plays[trail.now.list[0]?.play ?? 0];
  const kept: z.infer<typeof keptSchema> = {
    demarche: 'session',
    version: VERSION,
    scenario: hash,
    title: trail.origin.base.title.slice(0, 1000),
    kept: at,
    seed: first?.seed ?? '',
    future: first?.future ?? 0,
    turns,
    shown: trail.now.shown,
    branches: trail.now.list.map((branch) => branchOfTrail(trail, branch)),
  };
  return `${JSON.stringify(kept)}\n`;
};

const recipeFrom = (
  base: Scenario,
  kept: z.infer<typeof keptSchema>,
  { edits, events, decisions, reached, cursor }: KeptBranch,
): Recipe | undefined => {
  const { seed, future, turns } = kept;
  const dropped = events.map((drop) => eventOfDrop(base, drop));
  const states = new Set(base.states.map(({ id }) => id));
  const decided = Object.entries(decisions).flatMap(([turn, byState]) =>
    Object.entries(byState).map(([state, decision]) => ({ turn: Number(turn), state, decision })),
  );
  const isSound =
    dropped.every((event) => event !== undefined) &&
    events.every(({ turn }) => turn >= 1 && turn <= turns) &&
    decided.every(
      ({ turn, state, decision }) =>
        turn >= 1 &&
        turn <= turns &&
        states.has(state) &&
        (typeof decision === 'string' || decision.to < base.ladder.length),
    ) &&
    cursor <= reached &&
    reached <= turns;
  if (!isSound) return undefined;
  return {
    edits,
    events: dropped.filter((event) => event !== undefined),
    decisions,
    seed,
    future,
    turns,
    reached,
    cursor,
  };
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

const parsed = (written: string): unknown => {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
};

/** Reads a kept session for a scenario. Never throws, whatever the text is. */
export const restore = (written: string, origin: Origin, subject: Subject): Restored => {
  const raw = parsed(written);
  const read = keptSchema.safeParse(raw);
  if (!read.success) {
    const isOurs = typeof raw === 'object' && raw !== null && 'demarche' in raw && 'version' in raw;
    return refused(
      isOurs && raw.version !== VERSION ? 'another version of demarche wrote it' : 'it is damaged',
    );
  }
  const kept = read.data;
  if (kept.scenario !== subject.hash) return refused('the scenario has changed since');
  if (kept.turns !== subject.turns) return refused(`it has ${kept.turns} turns (--turns ${kept.turns})`);
  if (!isTree(kept.branches, kept.shown)) return refused('it is damaged');
  const recipes = kept.branches.map((branch) => recipeFrom(origin.base, kept, branch));
  if (!recipes.every((recipe) => recipe !== undefined)) return refused('it is damaged');
  const list = kept.branches.map(({ id, name, left }, play) => ({ id, name, left: left ?? undefined, play }));
  try {
    for (const { edits, events } of recipes) applyWhatIf(origin.base, { edits, events, decisions: [] });
  } catch {
    return refused('it is damaged');
  } // Its branches are played when somebody goes on with it.
  const trail = { now: { list, shown: kept.shown }, origin, plays: recipes, done: [], undone: [] };
  return { ok: true, kept: { trail, at: kept.kept } };
};
