import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keeper } from '../../src/cli/screens/keeper.ts';
import { findKept } from '../../src/cli/screens/kept-files.ts';
import { compile } from '../../src/model/compile.ts';
import { keptText, restore } from '../../src/play/kept-session.ts';
import {
  amend,
  begin,
  branchOff,
  branchSession,
  change,
  jumpTo,
  shownRecipe,
  type Trail,
} from '../../src/session/branches.ts';
import { droppedIn, weightFrom } from '../../src/session/changes.ts';
import { decide, dropIn } from '../../src/session/session.ts';
import { world } from '../tui/world.ts';

const model = compile(world);
const origin = { base: world, model };
const subject = { hash: 'f00d', turns: world.turns };
const NOW = '2026-01-02T03:04:05.000Z';

const fresh = (): Trail => begin(world, model, 'moscow');

/** A branch with some of everything. */
const rich = (): Trail => {
  const off = branchOff(jumpTo(fresh(), 3), 'A 中国 می\u200cشود branch');
  const event = droppedIn(world, 4, 'welcome');
  const steps = [
    change(off, 'decide', (session) => decide(session, 'CHN', 'up')),
    (t: Trail) => amend(t, 'weight', (recipe) => dropIn(recipe, weightFrom(world, 3, 'rights', 1))),
    (t: Trail) => (event ? amend(t, 'event', (recipe) => dropIn(recipe, event)) : t),
    (t: Trail) =>
      amend(t, 'edit', (recipe) => ({
        ...recipe,
        edits: [{ path: 'states.CHN.weights.rights', value: 2 }],
      })),
  ] as const;
  const [first, ...others] = steps;
  return others.reduce((trail, step) => step(trail), first);
};

let folder = '';
let file = '';
const files = (): readonly string[] =>
  [1, 2, 3].map((i) => join(folder, 'state', i === 1 ? 'session.json' : `session-${i}.json`));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-keeper-'));
  file = join(folder, 'state', 'session.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a kept session', () => {
  it('is the same when it is read again: branches, changes, and every history', () => {
    const trail = rich();
    const read = restore(keptText(trail, subject, NOW), origin, subject);
    if (!read.ok) throw new Error(read.why);
    const again = read.kept.trail;
    expect(again.now.list.map(({ name, left }) => [name, left])).toEqual(
      trail.now.list.map(({ name, left }) => [name, left]),
    );
    expect(shownRecipe(again).cursor).toBe(3);
    for (const [i, branch] of trail.now.list.entries()) {
      const twin = again.now.list[i];
      expect(twin && branchSession(again, twin).run.turns).toEqual(branchSession(trail, branch).run.turns);
    }
  });

  it.each([
    ['nothing at all', '', 'damaged'],
    ['half of it', keptText(rich(), subject, NOW).slice(0, 200), 'damaged'],
    ['another program’s file', '{"name":"x"}', 'damaged'],
    ['another version', '{"demarche":"session","version":99}', 'another version'],
    ['another scenario', keptText(rich(), { ...subject, hash: 'beef' }, NOW), 'has changed'],
    ['other turns', keptText(rich(), { ...subject, turns: 5 }, NOW), '--turns 5'],
    ['a state that is none', keptText(rich(), subject, NOW).replace('"CHN":"up"', '"XXX":"up"'), 'damaged'],
    [
      'an edit that leads nowhere',
      keptText(rich(), subject, NOW).replace('states.CHN.w', 'states.XXX.w'),
      'damaged',
    ],
    ['an event that is none', keptText(rich(), subject, NOW).replace('"welcome"', '"farewell"'), 'damaged'],
    [
      'a branch that left nobody',
      keptText(rich(), subject, NOW).replace('"branch":"b0"', '"branch":"b9"'),
      'damaged',
    ],
    [
      'a turn beyond the last',
      keptText(rich(), subject, NOW).replaceAll('"reached":3', '"reached":99'),
      'damaged',
    ],
  ])('is politely left aside where it is %s', (_, text, why) => {
    const read = restore(text, origin, subject);
    expect(read.ok ? 'read' : read.why).toContain(why);
  });

  it('never throws, whatever happens to it', () => {
    const whole = keptText(rich(), subject, NOW);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(30), fc.string({ maxLength: 12 }), (at, gone, more) => {
        restore(whole.slice(0, at) + more + whole.slice(at + gone), origin, subject);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the keeper', () => {
  const found = () => findKept(files(), origin, subject);
  const keeping = (first: Trail = fresh()) =>
    keeper({ files: files(), earlier: found().sessions, offers: true, subject, first, now: () => NOW });
  const inFolder = () => readdirSync(join(folder, 'state')).toSorted();

  it('writes what is newest, whole, to nobody else’s eyes, and leaves nothing else behind', async () => {
    const kept = keeping();
    const trail = rich();
    kept.keep(rich());
    kept.keep(trail);
    kept.keep(trail);
    await kept.close();
    expect(kept.endNote()).toContain('but kept');
    expect(readFileSync(file, 'utf8')).toBe(keptText(rich(), subject, NOW));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(inFolder()).toEqual(['session.json']);
    expect(found().sessions.map(({ at }) => at)).toEqual([NOW]);
  });

  it('forgets what was saved or taken back, and leaves alone what it never wrote', async () => {
    const first = keeping();
    first.keep(rich());
    first.saved(rich());
    await first.close();
    expect([first.endNote(), existsSync(file)]).toEqual([undefined, false]);
    const second = keeping();
    second.keep(rich());
    await second.close();
    const same = fresh();
    const third = keeping(same);
    third.keep(jumpTo(same, 2));
    await third.close();
    expect(existsSync(file)).toBe(true);
  });

  it('keeps both of two sessions of one scenario, and offers both; what goes on with one takes its file', async () => {
    const [one, two] = [keeping(), keeping()];
    one.keep(rich());
    two.keep(branchOff(rich(), 'the second'));
    // While they are played neither is offered.
    expect(found()).toEqual({
      sessions: [],
      note: `Another demarche plays this scenario (process ${process.pid}, ${process.pid}): each session is kept.`,
    });
    await one.close();
    await two.close();
    expect(found().sessions).toHaveLength(2);
    const second = found().sessions.find(({ trail }) => trail.now.list.at(-1)?.name === 'the second');
    if (!second) throw new Error('not found');
    const [on, twin] = [keeping(), keeping()];
    on.keep(branchOff(second.trail, 'a third'));
    await on.close();
    twin.keep(second.trail);
    await twin.close();
    const names = found().sessions.map(({ trail }) => trail.now.list.at(-1)?.name);
    expect(names).toHaveLength(3);
    expect(names).toEqual(expect.arrayContaining(['a third', 'the second']));
  });

  it('takes the file of a session whose process has ended, and leaves that of one that runs', async () => {
    mkdirSync(join(folder, 'state', '.session.json.lock'), { recursive: true });
    const lock = join(folder, 'state', '.session.json.lock', 'process');
    writeFileSync(lock, `${process.pid}\nlong ago\n${hostname()}\n`);
    const kept = keeping();
    kept.keep(rich());
    await kept.close();
    expect(inFolder()).toEqual(['session.json']);
    mkdirSync(join(folder, 'state', '.session.json.lock'));
    writeFileSync(lock, `${process.ppid}\n\n${hostname()}\n`);
    expect(found().sessions).toEqual([]);
  });

  it('goes on where the state folder cannot be written, and where there is none, and says so', async () => {
    writeFileSync(join(folder, 'state'), 'a file in the way');
    const kept = keeping();
    kept.keep(rich());
    await kept.close();
    expect(kept.endNote()).toMatch(/could not be kept: cannot write .*: another file is in its way/);
    expect(found()).toEqual({ sessions: [] });
    // The system lets no folder be made there.
    const nowhere = keeper({
      ...{ files: ['/proc/none/state/session.json'], earlier: [], offers: true, subject, first: fresh() },
      now: () => NOW,
    });
    nowhere.keep(rich());
    await nowhere.close();
    expect(nowhere.endNote()).toContain('could not be kept: cannot write');
    const homeless = keeper({
      ...{ files: [], earlier: [], offers: true, subject, first: fresh(), now: () => NOW },
    });
    homeless.keep(rich());
    await homeless.close();
    expect(homeless.endNote()).toContain('could not be kept: no home folder');
  });
});
