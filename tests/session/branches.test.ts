import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { whatIfText } from '../../src/scenario/what-if.ts';
import {
  amend,
  amendAll,
  begin,
  branchOf,
  branchOff,
  change,
  look,
  playOf,
  prune,
  redo,
  rename,
  settle,
  show,
  shownBranch,
  shownPlay,
  type Trail,
  undo,
} from '../../src/session/branches.ts';
import { droppedIn, weightFrom, whatIfOf } from '../../src/session/changes.ts';
import { asleep, isAwake } from '../../src/session/recipe.ts';
import { decide, dropIn, edit, jump, open, type Session } from '../../src/session/session.ts';
import { scenarioArbitrary } from '../arbitraries/scenario.ts';
import { parseFiles, scenarioOf } from '../scenario/base.ts';
import { toYaml } from '../scenario/write-scenario.ts';

const bytes = (value: unknown): string => JSON.stringify(value);

const sessions = scenarioArbitrary({ turns: { min: 4, max: 12 } }).map(
  (scenario): Session => open({ scenario, model: compile(scenario), seed: 'branches' }),
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

const changed = (session: Session, { deed, pick }: Deed): Session => {
  const { base, cursor } = session;
  const state = pickOf(base.states, pick)?.id ?? '';
  const weight = pickOf(Object.keys(base.weights), pick) ?? '';
  const event = droppedIn(base, cursor + 1, pickOf(base.events, pick)?.id ?? '');
  if (deed === 'decide') return decide(session, state, pickOf(['up', 'down', 'hold'] as const, pick));
  if (deed === 'edit') return edit(session, [{ path: `weights.${weight}`, value: pick / 10 }]);
  if (deed === 'weight')
    return cursor === 0 ? session : dropIn(session, weightFrom(base, cursor, weight, pick / 10));
  return event && cursor < session.turns ? dropIn(session, event) : session;
};

const done = (trail: Trail, deed: Deed): Trail => {
  const { list } = trail.now;
  const id = pickOf(list, deed.pick)?.id ?? 'b0';
  switch (deed.deed) {
    case 'look':
      return look(trail, (session) => jump(session, deed.pick % 13));
    case 'branch':
      return branchOff(trail, `branch ${deed.pick}`);
    case 'show':
      return show(trail, id);
    case 'name':
      return rename(trail, id, `name ${deed.pick}`);
    case 'prune':
      return prune(trail, id);
    default:
      return change(trail, deed.deed, (session) => changed(session, deed));
  }
};

const shape = ({ now }: Trail): string => bytes(now.list);

describe('branches', () => {
  it('share their past with the branch that they left, record by record', () =>
    fc.assert(
      fc.property(sessions, deeds, (session, list) => {
        const trail = list.reduce(done, begin(session));
        for (const branch of trail.now.list) {
          const { left } = branch;
          if (!left) continue;
          const parent = trail.now.list.find(({ id }) => id === left.branch);
          if (parent && branch.play === parent.play) continue;
          expect(playOf(trail, branch).run.turns.length).toBe(session.run.turns.length);
        }
        const { cursor } = shownPlay(trail);
        const before = shownPlay(trail);
        const off = change(branchOff(trail, 'new'), 'decide', (s) =>
          decide(s, s.base.states[0]?.id ?? '', 'up'),
        );
        for (let turn = 0; turn <= cursor; turn++)
          expect(shownPlay(off).run.turns[turn]).toBe(before.run.turns[turn]);
      }),
      { numRuns: 60 },
    ));

  it('are undone to where they began, and done again to where they were', () =>
    fc.assert(
      fc.property(sessions, deeds, (session, list) => {
        const trail = list.reduce(done, begin(session));
        let back = trail;
        while (back.done.length > 0) back = undo(back);
        expect(shape(back)).toBe(shape(begin(session)));
        expect(undo(back)).toBe(back);
        let again = back;
        while (again.undone.length > 0) again = redo(again);
        expect(shape(again)).toBe(shape(trail));
        expect(redo(again)).toBe(again);
        for (const branch of again.now.list)
          expect(playOf(again, branch)).toEqual(playOf(trail, branchOf(trail.now, branch.id)));
      }),
      { numRuns: 60 },
    ));

  it('are what-ifs: the file that one makes plays the same history to the byte', () =>
    fc.assert(
      fc.property(sessions, deeds, (session, list) => {
        const trail = list.reduce(done, begin(session));
        const play = shownPlay(trail);
        const file: Parameters<typeof whatIfText>[2] = {
          base: 'base.yaml',
          title: play.base.title,
          question: play.base.question,
        };
        const files = {
          'base.yaml': toYaml(play.base),
          'over.yaml': whatIfText(play.base, whatIfOf(play), file),
        };
        const read = scenarioOf(parseFiles(files, 'over.yaml'));
        expect(bytes(playRun(compile(read), { seed: play.seed }).turns)).toBe(bytes(play.run.turns));
      }),
      { numRuns: 60 },
    ));

  it('are the same asleep and awake, and only what they have now stays awake', () =>
    fc.assert(
      fc.property(sessions, deeds, (session, list) => {
        const trail = list.reduce(done, begin(session));
        const settled = settle(trail);
        const slept = { ...settled, plays: settled.plays.map(asleep) };
        for (const branch of trail.now.list) {
          expect(settled.plays[branch.play]).toBe(playOf(settled, branch));
          expect(playOf(slept, branch)).toEqual(playOf(trail, branch));
        }
        const many = Array.from({ length: 12 }).reduce<Trail>(
          (t, _, i) => settle(amend(t, 'luck', (recipe) => ({ ...recipe, seed: `luck ${i}` }))),
          settled,
        );
        expect(many.plays.filter(isAwake).length).toBeLessThanOrEqual(many.now.list.length + 6);
        expect(shownPlay(many).run.seed).toBe('luck 11');
      }),
      { numRuns: 30 },
    ));

  it('all get other luck at once, and their own back', () => {
    const [session] = fc.sample(sessions, { numRuns: 1, seed: 2 });
    if (!session) throw new Error('no session');
    const two = branchOff(begin(session), 'one');
    const other = amendAll(two, 'luck', (recipe) => ({ ...recipe, seed: 'other' }));
    const seeds = (trail: Trail) => trail.now.list.map((branch) => playOf(trail, branch).run.seed);
    expect([seeds(other), seeds(undo(other))]).toEqual([
      ['other', 'other'],
      ['branches', 'branches'],
    ]);
  });

  it('cannot all be taken away, and take with them what left them', () => {
    const [session] = fc.sample(sessions, { numRuns: 1, seed: 1 });
    if (!session) throw new Error('no session');
    const two = branchOff(branchOff(begin(session), 'one'), 'two');
    expect(two.now.list.map(({ name, left }) => [name, left?.branch])).toEqual([
      ['main', undefined],
      ['one', 'b0'],
      ['two', 'b1'],
    ]);
    const pruned = prune(two, 'b1');
    expect([pruned.now.list.map(({ id }) => id), shownBranch(pruned).id]).toEqual([['b0'], 'b0']);
    expect(prune(pruned, 'b0')).toBe(pruned);
    expect(shape(undo(pruned))).toBe(shape(two));
  });
});
