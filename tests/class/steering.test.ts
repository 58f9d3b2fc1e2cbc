import { describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../../src/class/desk.ts';
import { momentsBetween } from '../../src/class/moments.ts';
import { type ClassRequest, perform } from '../../src/class/requests.ts';
import { TEACHER } from '../../src/class/task.ts';
import { taskOf } from '../../src/class/tasks.ts';
import { journalText } from '../../src/exercise/journal.ts';
import { classPlayed } from '../../src/report/debrief/debrief-report.ts';
import { storyBlocks } from '../../src/report/debrief/story.ts';
import { startClass } from '../../src/tui/class/state.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { PLAIN_LOOKS } from '../../src/tui/looks.ts';
import { SMALL, sound } from '../exercise/small.ts';
import { type } from '../tui/class-keys.ts';
import { deskOf } from './desk.ts';

const doAll = (desk: Desk, ...requests: readonly ClassRequest[]): Desk =>
  requests.reduce((now, request) => {
    const done = perform(now, request);
    if (!done.ok) throw new Error(done.said);
    return done.desk;
  }, desk);

/** At the first turn, before a team has locked. */
const atTurn = (): Desk => deskOf(sound(SMALL.replace('  - {do: predict}\n', '')));
const steer = (state: string, word: string, reason = 'A test.'): ClassRequest => ({
  do: 'hand-in',
  seat: TEACHER,
  values: { state, word, reason },
});
const PLAY: readonly ClassRequest[] = [
  { do: 'hand-in', seat: 'alpha', values: { 'move A': 'up', reason: 'It pays.' } },
  { do: 'hand-in', seat: 'kabul', values: { reason: 'Enough.' } },
  { do: 'on' },
];
const movesIn = (desk: Desk) =>
  desk
    .world()
    .run.turns.slice(1, 3)
    .flatMap(({ moves }) => moves)
    .map(({ state, from, to, cause }) => [state, to - from, cause.kind]);

describe('a move that the teacher forces or blocks', () => {
  it('goes over what a team or the model decides, in that turn alone, with a reason that all see', () => {
    const free = doAll(atTurn(), ...PLAY);
    expect(movesIn(free)).toContainEqual(['A', 1, 'seat']);
    const before = doAll(
      atTurn(),
      steer('A', 'hold', 'Parliament stops it.'),
      steer('B', 'up'),
      ...PLAY.slice(0, 2),
    );
    const after = doAll(before, { do: 'on' });
    expect(movesIn(after)).toEqual([['B', 1, 'seat']]);
    const said = [momentsBetween(before, after), storyBlocks(classPlayed(after.game, after.debrief()))];
    for (const each of said)
      expect(JSON.stringify(each)).toMatch(/The teacher: Alphaland may make no step. “Parliament stops it.”/);
    const next = doAll(after, ...PLAY);
    expect(
      next
        .world()
        .run.turns.slice(3, 5)
        .flatMap(({ moves }) => moves)[0],
    ).toMatchObject({ state: 'A', cause: { kind: 'seat' } });
  });

  it('is kept in the saved game, undone and refused without a reason', () => {
    const desk = doAll(atTurn(), steer('A', 'hold'));
    const { exercise, scenario } = desk.game;
    const saved = journalText(desk.journal);
    const again = openDesk({ exercise, scenario, sha256: desk.sha256 }, { seed: undefined, saved });
    expect(typeof again === 'string' ? again : again.desk.game.table.steered).toEqual(
      desk.game.table.steered,
    );
    expect(doAll(desk, { do: 'teacher', act: 'undo' }).game.table.steered).toEqual([]);
    expect(perform(desk, steer('A', 'up', ''))).toMatchObject({ ok: false, field: 'reason' });
    expect(perform(desk, steer('C', 'up'))).toMatchObject({ ok: false, field: 'state' });
    expect(taskOf(desk, TEACHER).fields.map(({ id }) => id)).toEqual(['state', 'word', 'reason']);
  });

  it('is filled in on the screen of the teacher', () => {
    const ui = type(startClass(atTurn(), { columns: 100, rows: 30 }, PLAIN_LOOKS, KEYS), 'v\r');
    const at = ui.mode.kind === 'teacher' ? ui.mode.view.acts.findIndex(({ id }) => id === 'steer') : -1;
    const form = type(ui, `${'\u001B[B'.repeat(at)}\r`);
    expect(form.mode.kind).toBe('team');
    const done = type(form, '\r\rRain.\r\r');
    expect(done.desk.game.table.steered).toEqual([{ turn: 1, state: 'A', word: 'hold', reason: 'Rain.' }]);
  });
});
