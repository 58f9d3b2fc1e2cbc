import { describe, expect, it } from 'vitest';
import { aheadOf } from '../../src/class/ahead.ts';
import type { Desk } from '../../src/class/desk.ts';
import { type ClassRequest, perform } from '../../src/class/requests.ts';
import { taskOf } from '../../src/class/tasks.ts';
import { teacherView } from '../../src/class/teacher.ts';
import type { Asker } from '../../src/cli/exercise/asker.ts';
import { playAtTable } from '../../src/cli/exercise/dialogue.ts';
import type { FormValues } from '../../src/exercise/exercise.ts';
import { startClass } from '../../src/tui/class/state.ts';
import { updateClass } from '../../src/tui/class/update.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { PLAIN_LOOKS } from '../../src/tui/looks.ts';
import { type } from '../tui/class-keys.ts';
import { deskOf, keepDesk } from './desk.ts';

/** The desk after some requests, which must be granted. */
const played = (desk: Desk, ...requests: readonly ClassRequest[]): Desk =>
  requests.reduce((now, request) => {
    const done = perform(now, request);
    if (!done.ok) throw new Error(done.said);
    return done.desk;
  }, desk);

const hand = (seat: string, values: FormValues): ClassRequest => ({ do: 'hand-in', seat, values });
const ON: ClassRequest = { do: 'on' };
const SEALED = [hand('alpha', { a: '50', both: '10' }), hand('kabul', { a: '50 %', both: '0' })];
const atPlay = (): Desk => played(deskOf(), ...SEALED, ON);

const refusal = (desk: Desk, request: ClassRequest) => {
  const done = perform(desk, request);
  if (done.ok) throw new Error('not refused');
  return done;
};

/** What the dialogue says to some lines. */
const dialogue = (desk: Desk, lines: readonly string[]): Promise<string> => talk(keepDesk(desk), lines);

const talk = async (kept: ReturnType<typeof keepDesk>, lines: readonly string[]): Promise<string> => {
  let said = '';
  const waiting = [...lines];
  const asker: Asker = {
    ask: async () => waiting.shift(),
    say: (more) => {
      said += `${typeof more === 'string' ? more : more.join('\n')}\n`;
    },
    curtain: () => {},
    close: () => {},
  };
  await playAtTable(kept, { file: 'f', atDebrief: async () => '' }, asker);
  return said;
};

describe('a task', () => {
  it('is plain JSON in every step', () => {
    const seen: string[] = [];
    let desk = deskOf();
    for (let ahead = aheadOf(desk); ahead.kind !== 'over'; ahead = aheadOf(desk)) {
      if (ahead.kind === 'team') {
        const task = taskOf(desk, ahead.seat);
        expect(JSON.parse(JSON.stringify(task))).toEqual(task);
        seen.push(task.id);
      }
      desk = played(desk, ahead.kind === 'team' ? { do: 'absent', seat: ahead.seat } : ON);
    }
    expect([...new Set(seen)]).toEqual([
      'predictions',
      'turn 1',
      'turn 2',
      'vote seat',
      'turn 3',
      'questions',
    ]);
  });

  it('asks a team for nothing that it cannot do', () => {
    const fields = taskOf(atPlay(), 'alpha').fields.map(({ id }) => id);
    expect(fields).toEqual(['move A', 'measures', 'reason', 'stands']);
    const road = hand('alpha', { measures: 'road', reason: 'It pays.' });
    const next = played(atPlay(), road, { do: 'absent', seat: 'kabul' }, ON);
    expect(taskOf(next, 'alpha').fields.map(({ id }) => id)).toEqual(['move A', 'reason', 'stands']);
    expect(() => taskOf(next, 'nobody')).toThrow('there is no seat nobody');
  });
});

describe('an answer', () => {
  it.each([
    ['a chance above 100', deskOf, { a: '101', both: '0' }, 'a', 'From 0 to 100'],
    ['a chance with two decimals', deskOf, { a: '5,55', both: '0' }, 'a', 'one decimal at most'],
    ['a chance in words', deskOf, { a: 'five', both: '0' }, 'a', 'one decimal at most'],
    ['a chance left out', deskOf, { a: '5' }, 'both', 'From 0 to 100'],
    ['no reason', atPlay, { 'move A': 'up', reason: '  ' }, 'reason', 'A move needs a reason'],
    ['a word that is no move', atPlay, { 'move A': 'sideways', reason: 'x' }, 'move A', 'choose up or hold.'],
    ['a measure of another', atPlay, { measures: 'split', reason: 'x' }, 'measures', 'any of the options'],
    ['a text too long', atPlay, { reason: 'x'.repeat(1001) }, 'reason', 'At most 1000 characters'],
    ['a field of another task', atPlay, { 'move B': 'up', reason: 'x' }, 'move B', '“move B”'],
    [
      'a name that reaches into prototypes',
      atPlay,
      { constructor: 'up', reason: 'x' },
      'constructor',
      '“con',
    ],
  ])('is refused with its field: %s', (_, start, values, field, words) => {
    const done = refusal(start(), hand('alpha', values as FormValues));
    expect(done.field).toBe(field);
    expect(done.said).toContain(words);
    expect(done.said).toMatch(/^[A-Z].*\.$/);
  });

  it('is refused by the rules of the game too, with a sentence', () => {
    const road = played(atPlay(), hand('alpha', { measures: 'road', reason: 'It pays.' }));
    expect(refusal(road, hand('alpha', { reason: 'Again.' })).said).toBe(
      'Not done: alpha has locked its move already.',
    );
    const dear = { 'move A': 'up', measures: 'road road', reason: 'x' };
    expect(refusal(atPlay(), hand('alpha', dear)).said).toBe(
      'Not done: these are 3 actions, and a turn allows 2.',
    );
  });

  it.each(['nobody', 'constructor'])('is refused to a seat that is not asked: %s', (seat) => {
    for (const request of [hand(seat, {}), { do: 'absent', seat } as const])
      expect(refusal(deskOf(), request).said).toBe(`Not done: this step asks nothing of ${seat}.`);
  });

  it.each(['5,5', '5.5'])('seals %s as 5.5 % on the screen, line by line and as JSON', async (typed) => {
    const odds = { a: 0.055, both: 0.1 };
    const sealedBy = (desk: Desk) => desk.game.table.sealed.alpha?.[0]?.odds;
    expect(sealedBy(played(deskOf(), hand('alpha', { a: typed, both: '10' })))).toEqual(odds);
    const screen = startClass(deskOf(), { columns: 80, rows: 24 }, PLAIN_LOOKS, KEYS);
    expect(sealedBy(type(screen, `\r\r${typed}\r10\r\r\r`).desk)).toEqual(odds);
    const kept = keepDesk(deskOf());
    await talk(kept, ['', typed, '10', '', '']);
    expect(sealedBy(kept.now())).toEqual(odds);
  });

  it('is refused in the same words on the screen and line by line', async () => {
    const chance = refusal(deskOf(), hand('alpha', { a: '101', both: '0' })).said;
    const reason = refusal(atPlay(), hand('alpha', { reason: '' })).said;
    const screen = (desk: Desk, keys: string) =>
      type(startClass(desk, { columns: 80, rows: 24 }, PLAIN_LOOKS, KEYS), keys).said;
    expect(screen(deskOf(), '\r\r101\r')).toBe(chance);
    expect(screen(deskOf(), '\r\r\r10\r\r\r')).toBe(chance);
    expect(screen(atPlay(), '\r\r\r\r\r\r')).toBe(reason);
    expect(await dialogue(deskOf(), ['', '101'])).toContain(chance);
    expect(await dialogue(atPlay(), ['', '', '', ''])).toContain(reason);
  });
});

describe('a teacher', () => {
  it('is refused in a sentence what cannot be done, and gets what can', () => {
    const teach = (act: string): ClassRequest => ({ do: 'teacher', act });
    const said = (act: string): string => refusal(atPlay(), teach(act)).said;
    expect(said('inject nothing')).toBe('Not done: there is no inject nothing.');
    expect(said('rewind 9')).toBe('Not done: turn 9 was not reached yet.');
    expect(said('thaw')).toBe('Not done: the table is not frozen.');
    expect(said('next')).toBe('Not done: turns of this step are still to be played.');
    for (const act of ['inject', 'rewind x', 'dance', '', '__proto__'])
      expect(said(act)).toContain('is nothing that a teacher can do');
    for (const { id } of teacherView(atPlay()).acts.filter(({ hasForm }) => !hasForm))
      expect(perform(atPlay(), teach(id)), id).toMatchObject({
        ok: true,
        said: expect.stringMatching(/^✓ /),
      });
  });

  it('has a step wait again for teams that had left it out, once something was taken back', () => {
    const skipped = played(deskOf(), { do: 'absent', seat: 'alpha' }, SEALED[1] ?? ON);
    expect(aheadOf(skipped)).toMatchObject({ kind: 'on', label: 'on to play' });
    expect(aheadOf(played(skipped, { do: 'teacher', act: 'undo' }))).toMatchObject({ seat: 'alpha' });
  });

  it('can do line by line what the screen offers, without a word of what is hidden', async () => {
    const said = await dialogue(atPlay(), [
      'freeze',
      '',
      'thaw',
      'inject split',
      'Rewind 1',
      'help',
      'dance',
    ]);
    for (const words of [
      '✓ Freeze: nothing can be done until you thaw',
      '“” is none',
      '✓ Thaw: the table goes on',
      '✓ Inject: ',
      '“dance” is none',
    ])
      expect(said).toContain(words);
    expect(said).toContain('Not done: turn 1 was not reached yet.');
    expect(said).not.toContain('Secret');
    expect(await dialogue(atPlay(), ['view', ''])).toContain('Cohesion of your factions');
  });
});

describe('a step that no team needs the screen for', () => {
  it('is passed for all teams at once, by key and line by line; a turn is not', async () => {
    const ui = startClass(deskOf(), { columns: 80, rows: 24 }, PLAIN_LOOKS, KEYS);
    const passed = type(ui, 'A');
    expect(aheadOf(passed.desk)).toMatchObject({ kind: 'on', label: 'on to play' });
    expect(type(passed, '\rA').said).toBe('In a turn each team decides by itself, or is not here.');
    const kept = keepDesk(deskOf());
    await talk(kept, ['absent all', '']);
    expect(kept.now().game.table.step).toBe(1);
  });
});

describe('the screens', () => {
  it('ask the outside for what they cannot do themselves', () => {
    const ui = startClass(deskOf(), { columns: 80, rows: 24 }, PLAIN_LOOKS, KEYS);
    const absent = updateClass(ui, { kind: 'key', key: { name: 'a', text: 'a' } });
    expect(absent.wishes).toEqual([{ kind: 'ask', request: { do: 'absent', seat: 'alpha' } }]);
    expect(absent.ui.desk).toBe(ui.desk);
    const code = updateClass(ui, { kind: 'key', key: { name: 'ctrl+c', text: '' } }).wishes;
    expect(code).toEqual([{ kind: 'leave', code: 130 }]);
  });
});
