import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/class/desk.ts';
import { openDesk } from '../../src/class/desk.ts';
import { type Moment, momentsBetween } from '../../src/class/moments.ts';
import { packFiles } from '../../src/class/pack.ts';
import { type ClassRequest, perform } from '../../src/class/requests.ts';
import type { Asker } from '../../src/cli/exercise/asker.ts';
import { playAtTable } from '../../src/cli/exercise/dialogue.ts';
import { journalText } from '../../src/exercise/journal.ts';
import { compile } from '../../src/model/compile.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { momentLines } from '../../src/tui/class/moment.ts';
import { startClass } from '../../src/tui/class/state.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { PLAIN_LOOKS } from '../../src/tui/looks.ts';
import { sound } from '../exercise/small.ts';
import { type } from '../tui/class-keys.ts';
import { deskOf, keepDesk } from './desk.ts';

const played = (desk: Desk, ...requests: readonly ClassRequest[]): Desk =>
  requests.reduce((now, request) => {
    const done = perform(now, request);
    if (!done.ok) throw new Error(done.said);
    return done.desk;
  }, desk);

const ON: ClassRequest = { do: 'on' };
const teach = (act: string): ClassRequest => ({ do: 'teacher', act });
const hand = (seat: string, values: Readonly<Record<string, string>>): ClassRequest => ({
  do: 'hand-in',
  seat,
  values,
});
/** A turn of which the target's team has no part. */
const turnOf = (move: string): readonly ClassRequest[] => [
  hand('alpha', { 'move A': move, reason: 'It pays.' }),
  { do: 'absent', seat: 'kabul' },
  ON,
];
const SKIP: readonly ClassRequest[] = [
  { do: 'absent', seat: 'alpha' },
  { do: 'absent', seat: 'kabul' },
];
const atVote = (): Desk => played(deskOf(), ...SKIP, ON, ...turnOf('up'), ...turnOf('hold'), ON, ON);
const BALLOT = hand('alpha', { option: 'new', reason: 'New times.' });

describe('a moment', () => {
  it('is the reveal, with each team and its reason', () => {
    const before = played(deskOf(), ...SKIP, ON);
    const [moment, ...others] = momentsBetween(before, played(before, ...turnOf('up')));
    expect(moment).toMatchObject({
      kind: 'reveal',
      figure: '1/2',
      teams: [{ label: 'Alpha', did: 'Alphaland steps up', reason: 'It pays.' }, { label: 'The target' }],
    });
    expect(others).toEqual([]);
    expect(momentsBetween(before, before)).toEqual([]);
  });

  it('is the result of a vote, with who and why, also where a voter is not there', async () => {
    const before = played(atVote(), BALLOT, { do: 'absent', seat: 'kabul' });
    expect(momentsBetween(before, played(before, ON))).toMatchObject([
      {
        kind: 'vote',
        result: 'Result: The old. No option has the 2\u00a0votes that it needs.',
        tally: [
          { label: 'The old', votes: 0, wins: true },
          { label: 'The new', votes: 1, wins: false },
        ],
        teams: [
          { label: 'Alpha', did: 'The new', reason: 'New times.' },
          { label: 'The target', did: 'did not vote', reason: '' },
        ],
      },
    ]);
    let said = '';
    const waiting = ['', '2', 'New times.', 'absent', ''];
    const asker: Asker = {
      ask: async () => waiting.shift(),
      say: (more) => {
        said += `${typeof more === 'string' ? more : more.join('\n')}\n`;
      },
      curtain: () => {},
      close: () => {},
    };
    await playAtTable(keepDesk(atVote()), { file: 'f', atDebrief: async () => '' }, asker);
    for (const words of ['The new: 1', 'Result: The old.', 'Alpha: The new. “New times.”', 'did not vote'])
      expect(said).toContain(words);
  });

  it('is news that the teacher brought, once the teacher’s view is closed', () => {
    const desk = played(deskOf(), ...SKIP, ON);
    const ui = startClass(desk, { columns: 100, rows: 30 }, PLAIN_LOOKS, KEYS);
    const all = type(ui, 'v\r');
    const at =
      all.mode.kind === 'teacher' ? all.mode.view.acts.findIndex(({ id }) => id === 'inject split') : -1;
    const closed = type(all, `${'\u001B[B'.repeat(at)}\r\u001B\u001B`);
    expect(closed.mode).toMatchObject({ kind: 'moment', moments: [{ title: 'News: A split' }] });
    expect(type(closed, '\r').mode.kind).toBe('table');
  });

  it('has every team on a screen of 24 rows, and whole reasons where there is room', () => {
    const team = (i: number) => ({
      label: `Team ${i}`,
      did: 'holds',
      reason: `${'because '.repeat(14)}END${i}`,
    });
    const moment: Moment = {
      kind: 'reveal',
      title: 'Revealed',
      result: 'Two recognise.',
      figure: '2/9',
      tally: [],
      teams: Array.from({ length: 9 }, (_, i) => team(i)),
      paragraphs: [],
    };
    const textOf = (columns: number, rows: number): readonly string[] =>
      momentLines(moment, { columns, rows }).map((parts) => parts.map(({ text }) => text).join(''));
    const [small, large] = [textOf(78, 19), textOf(158, 45)];
    expect(small.length).toBeLessThanOrEqual(19);
    for (const { label } of moment.teams) expect(small.join('\n')).toContain(label);
    expect(small.join('\n')).not.toContain('END');
    expect(large.length).toBeLessThanOrEqual(45);
    for (let i = 0; i < 9; i++) expect(large.join('\n')).toContain(`END${i}`);
    expect(large.join('\n')).toContain('███');
  });
});

describe('a rewind', () => {
  const branched = (): Desk =>
    played(atVote(), teach('rewind 2'), ...turnOf('down'), teach('rewind 1'), ...turnOf('hold'));

  it('leaves the head with the step that is played', () => {
    const ui = startClass(atVote(), { columns: 100, rows: 30 }, PLAIN_LOOKS, KEYS);
    expect(ui.view.step).toBe('4/7 Vote');
    const all = type(ui, 'v\r');
    const at = all.mode.kind === 'teacher' ? all.mode.view.acts.findIndex(({ id }) => id === 'rewind 2') : -1;
    const back = type(all, `${'\u001B[B'.repeat(at)}\r\r`);
    expect(back.mode.kind).toBe('teacher');
    expect(back.view.step).toBe('2/7 Play');
    expect(type(back, '\u001B\u001B').mode.kind).toBe('table');
  });

  it('begins a branch that the saved game keeps, and the pack compares all of them on a page with a summary', () => {
    const desk = branched();
    const { exercise, scenario } = sound();
    const loaded = { exercise, scenario, sha256: 'a'.repeat(64) };
    const again = openDesk(loaded, { seed: undefined, saved: journalText(desk.journal) });
    if (typeof again === 'string') throw new Error(again);
    expect(again.desk.game.branches).toEqual(desk.game.branches);
    const model = compile(scenario);
    const tally = ensemble(model, { seed: 'one', futures: { from: 0, to: 20 }, turns: 2 });
    const counted = { tally, frame: frameOf(scenario, model), odds: new Map() };
    const files = packFiles(desk, counted, { engine: '0', date: undefined, name: 'small' });
    expect([...packFiles(again.desk, counted, { engine: '0', date: undefined, name: 'small' })]).toEqual([
      ...files,
    ]);
    const page = files.get('debrief.md') ?? '';
    expect(page).toMatch(
      /The branches of this game[\s\S]*\| turn \| team \| Branch 1 \| Branch 2 \| Branch 3 \|/,
    );
    expect(page).toContain('after turn 1, which all played');
    expect(files.get('branches.csv')?.split('\n')[0]).toBe('branch,turns,recognisers,turn,seat_or_vote,did');
    const [first = ''] = page.split('## Where the class and the model parted');
    expect(first.split(/\s+/).length).toBeLessThan(400);
    const without = packFiles(atVote(), counted, { engine: '0', date: undefined, name: 'small' });
    expect(without.has('branches.csv')).toBe(false);
  });
});
