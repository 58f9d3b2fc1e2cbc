import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { whatIfText } from '../../src/scenario/what-if.ts';
import {
  amend,
  amendAll,
  begin,
  branchOff,
  branchSession,
  change,
  jumpTo,
  recipeOf,
  redo,
  removeBranch,
  renameBranch,
  showBranch,
  shownBranch,
  shownRecipe,
  shownSession,
  type Trail,
  undo,
  wakeBranches,
} from '../../src/session/branches.ts';
import { droppedIn, weightFrom, whatIfOf } from '../../src/session/changes.ts';
import { decide, dropIn, type Recipe } from '../../src/session/session.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { parseFiles, scenarioOf } from '../scenario/base.ts';
import { toYaml } from '../scenario/write-scenario.ts';

const bytes = (value: unknown): string => JSON.stringify(value);

const trails = scenarioArbitrary({ turns: { min: 4, max: 12 } }).map((scenario) =>
  begin(scenario, compile(scenario), 'branches'),
);

/** What a person at the screens may do; numbers choose among what there is. */
const deeds = fc.array(
  fc.record({
    deed: fc.constantFrom('look', 'decide', 'edit', 'weight', 'event', 'branch', 'show', 'name', 'prune'),
    pick: fc.nat(50),
  }),
  { maxLength: 12 },
);
type Deed = { readonly deed: string; readonly pick: number };

const pickOf = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % items.length];

const amended = (trail: Trail, { deed, pick }: Deed): Trail => {
  const { base } = trail.origin;
  const weight = pickOf(Object.keys(base.weights), pick) ?? '';
  return amend(trail, deed, (recipe): Recipe => {
    const { cursor, turns } = recipe;
    const event = droppedIn(base, cursor + 1, pickOf(base.events, pick)?.id ?? '');
    if (deed === 'edit') return { ...recipe, edits: [{ path: `weights.${weight}`, value: pick / 10 }] };
    if (deed === 'weight')
      return cursor === 0 ? recipe : dropIn(recipe, weightFrom(base, cursor, weight, pick / 10));
    return event && cursor < turns ? dropIn(recipe, event) : recipe;
  });
};

const stateAt = ({ origin }: Trail, pick: number): string => pickOf(origin.base.states, pick)?.id ?? '';

const done = (trail: Trail, deed: Deed): Trail => {
  const { list } = trail.now;
  const id = pickOf(list, deed.pick)?.id ?? 'b0';
  switch (deed.deed) {
    case 'look':
      return jumpTo(trail, deed.pick % 13);
    case 'branch':
      return branchOff(trail, `branch ${deed.pick}`);
    case 'show':
      return showBranch(trail, id);
    case 'name':
      return renameBranch(trail, id, `name ${deed.pick}`);
    case 'prune':
      return removeBranch(trail, id);
    case 'decide':
      return change(trail, 'decide', (session) =>
        decide(session, stateAt(trail, deed.pick), pickOf(['up', 'down', 'hold'] as const, deed.pick)),
      );
    default:
      return wakeBranches(amended(trail, deed));
  }
};

type Play = Trail['plays'][number];

/** A play as it is kept in memory once it is old. */
const asleep = (play: Play): Play =>
  play.kind === 'awake' ? { kind: 'asleep', recipe: play.session.recipe } : play;

const shape = ({ now }: Trail): string => bytes(now.list);

describe('branches', () => {
  it('share their past with the branch that they left, record by record', () =>
    fc.assert(
      fc.property(trails, deeds, (first, list) => {
        const trail = list.reduce(done, first);
        for (const branch of trail.now.list) {
          const { left } = branch;
          if (!left) continue;
          const parent = trail.now.list.find(({ id }) => id === left.branch);
          if (parent && branch.play === parent.play) continue;
          expect(branchSession(trail, branch).run.turns.length).toBe(shownSession(first).run.turns.length);
        }
        const { cursor } = shownRecipe(trail);
        const before = shownSession(trail);
        const off = change(branchOff(trail, 'new'), 'decide', (s) => decide(s, stateAt(trail, 0), 'up'));
        for (let turn = 0; turn <= cursor; turn++)
          expect(shownSession(off).run.turns[turn]).toBe(before.run.turns[turn]);
      }),
      { numRuns: 60 },
    ));

  it('are undone to where they began, and done again to where they were', () =>
    fc.assert(
      fc.property(trails, deeds, (first, list) => {
        const trail = list.reduce(done, first);
        let back = trail;
        while (back.done.length > 0) back = undo(back);
        expect(shape(back)).toBe(shape(first));
        expect(undo(back)).toBe(back);
        let again = back;
        while (again.undone.length > 0) again = redo(again);
        expect(shape(again)).toBe(shape(trail));
        expect(redo(again)).toBe(again);
        const sessionsOf = (of: Trail) => of.now.list.map((branch) => branchSession(of, branch));
        expect(sessionsOf(again)).toEqual(sessionsOf(trail));
      }),
      { numRuns: 60 },
    ));

  it('are what-ifs: the file that one makes plays the same history to the byte', () =>
    fc.assert(
      fc.property(trails, deeds, (first, list) => {
        const trail = list.reduce(done, first);
        const { base } = trail.origin;
        const { recipe, run: played } = shownSession(trail);
        const file = { base: 'base.yaml', title: base.title, question: base.question };
        const files = {
          'base.yaml': toYaml(base),
          'over.yaml': whatIfText(base, whatIfOf(base, recipe), file),
        };
        const read = scenarioOf(parseFiles(files, 'over.yaml'));
        expect(bytes(playRun(compile(read), { seed: recipe.seed }).turns)).toBe(bytes(played.turns));
      }),
      { numRuns: 60 },
    ));

  it('are the same asleep and awake, and only what they have now stays awake', () =>
    fc.assert(
      fc.property(trails, deeds, (first, list) => {
        const trail = list.reduce(done, first);
        const settled = wakeBranches(trail);
        const slept = { ...settled, plays: settled.plays.map(asleep) };
        for (const branch of trail.now.list) {
          expect(settled.plays[branch.play]).toEqual({
            kind: 'awake',
            session: branchSession(settled, branch),
          });
          expect(branchSession(slept, branch)).toEqual(branchSession(trail, branch));
          expect(recipeOf(slept, branch)).toBe(recipeOf(settled, branch));
        }
        expect(wakeBranches(settled)).toBe(settled);
        const many = Array.from({ length: 12 }).reduce<Trail>(
          (t, _, i) => wakeBranches(amend(t, 'luck', (recipe) => ({ ...recipe, seed: `luck ${i}` }))),
          settled,
        );
        const isAwake = ({ kind }: Play): boolean => kind === 'awake';
        expect(many.plays.filter(isAwake).length).toBeLessThanOrEqual(many.now.list.length + 6);
        expect(shownSession(many).run.seed).toBe('luck 11');
      }),
      { numRuns: 30 },
    ));

  it('all get other luck at once, and their own back', () => {
    const [first] = fc.sample(trails, { numRuns: 1, seed: 2 });
    if (!first) throw new Error('no trail');
    const two = branchOff(first, 'one');
    const other = amendAll(two, 'luck', (recipe) => ({ ...recipe, seed: 'other' }));
    const seeds = (trail: Trail) => trail.now.list.map((branch) => branchSession(trail, branch).run.seed);
    expect([seeds(other), seeds(undo(other))]).toEqual([
      ['other', 'other'],
      ['branches', 'branches'],
    ]);
  });

  it('cannot all be taken away, and take with them what left them', () => {
    const [first] = fc.sample(trails, { numRuns: 1, seed: 1 });
    if (!first) throw new Error('no trail');
    const two = branchOff(branchOff(first, 'one'), 'two');
    expect(two.now.list.map(({ name, left }) => [name, left?.branch])).toEqual([
      ['main', undefined],
      ['one', 'b0'],
      ['two', 'b1'],
    ]);
    const pruned = removeBranch(two, 'b1');
    expect([pruned.now.list.map(({ id }) => id), shownBranch(pruned).id]).toEqual([['b0'], 'b0']);
    expect(removeBranch(pruned, 'b0')).toBe(pruned);
    expect(shape(undo(pruned))).toBe(shape(two));
  });
});
