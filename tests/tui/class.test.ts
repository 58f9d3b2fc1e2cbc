import fc from 'fast-check';
import { renderToString } from 'ink';
import { createElement } from 'react';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/class/task.ts';
import { worldMap } from '../../src/cli/map/world-map.ts';
import type { StateRow } from '../../src/report/run/run-view.ts';
import { conductClass } from '../../src/tui/class/conductor.ts';
import { startForm, toRow, typedIn } from '../../src/tui/class/form.ts';
import { ClassScreen } from '../../src/tui/class/screen.tsx';
import { type ClassUi, startClass } from '../../src/tui/class/state.ts';
import { updateClass } from '../../src/tui/class/update.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { PLAIN_LOOKS } from '../../src/tui/looks.ts';
import { tilesLines } from '../../src/tui/panels/tiles.ts';
import { deskOf, keepDesk } from '../class/desk.ts';
import { sound } from '../exercise/small.ts';
import { type, wishesOf } from './class-keys.ts';
import { fakeClock } from './fake-clock.ts';

const SIZE = { columns: 80, rows: 24 };

/** The small exercise from its start, its first team by another name if one is given. */
const begin = (name = 'Alpha', size = SIZE): ClassUi => {
  const { exercise: small, scenario } = sound();
  const seats = small.seats.map((seat) => (seat.id === 'alpha' ? { ...seat, label: name } : seat));
  const exercise = { ...small, title: name === 'Alpha' ? small.title : name, seats };
  return startClass(deskOf({ exercise, scenario }), size, PLAIN_LOOKS, KEYS);
};

const shown = (ui: ClassUi, size = ui.size): string =>
  renderToString(createElement(ClassScreen, { ui: { ...ui, size }, map: worldMap }), size);

const RIGHT = '\u001B[C';
const DOWN = '\u001B[B';
const PREDICT = '\r\r50\r10\r\r\r';
/** Alpha steps up and takes the road; the target reforms. */
const ALPHA = `\r\r${RIGHT}\r \rIt pays.\r\r`;
const KABUL = `\r\r${RIGHT}\rFor the prize.\r\r`;
const HOLD = '\r\r\rEnough.\r\r';

describe('an exercise on the whole screen', () => {
  it('goes from the first step to the last by keys alone, and keeps everything', () => {
    let now = type(begin(), `${PREDICT}${PREDICT}\r${ALPHA}`);
    expect(Object.keys(now.desk.game.table.sealed)).toEqual(['alpha', 'kabul']);
    expect(now.desk.game.table.locks.alpha).toMatchObject({
      moves: { A: 'up' },
      measures: ['road'],
      reason: 'It pays.',
    });
    expect(shown(now)).toMatch(/● Alpha +locked/);
    now = type(now, `${KABUL}\r`);
    // Each moment has the whole screen, the map comes after Enter.
    expect(now.mode.kind).toBe('moment');
    expect(shown(now)).toMatch(/Revealed: turn 1[\s\S]*Alpha +Alphaland steps up[\s\S]*“It pays.”/);
    expect(shown(now)).not.toContain('Teams');
    now = type(now, '\r');
    expect(shown(now)).toMatch(/Revealed: turn 1[\s\S]*─ Teams/);
    // The road was taken: from now on Alpha has a move and a reason to give.
    now = type(now, `${HOLD}${HOLD}\r\r\r`);
    expect(now.mode.kind).toBe('moment');
    expect(shown(now)).toMatch(/No news|News: Late news/);
    now = type(now, `\r\r\r\r${RIGHT}${RIGHT}\rNew times.\r\r\r\r${RIGHT}${RIGHT}\rUs.\r\r`);
    expect(shown(now)).toContain('count the votes');
    expect(shown(now)).not.toContain('Result');
    now = type(now, '\r');
    expect(shown(now)).toMatch(
      /▶ The new +2 █+[\s\S]*Result: The new\.[\s\S]*The factions part\.[\s\S]*“New times\.”/,
    );
    now = type(now, `\r${HOLD}${HOLD}\r\r\r`);
    expect(shown(now)).toContain('Debrief: first what happened');
    now = type(now, '\r\r\rSo.\r\r\ra\r');
    expect(now.desk.game.table.answers).toEqual({ alpha: ['So.', ''] });
    expect(shown(now)).toContain('The exercise is over');
    expect(wishesOf(now, '\r')).toEqual([{ kind: 'leave', code: 0 }]);
  });

  it('shows what is hidden to its own team alone, behind a curtain', () => {
    const secret = 'Secret of Alpha';
    const begun = begin();
    expect(shown(begun)).not.toContain(secret);
    const curtain = type(begun, '\r');
    expect(shown(curtain)).toContain('Hand over to Alpha');
    expect(shown(curtain)).not.toContain(secret);
    expect(shown(type(curtain, '\r'))).toContain(secret);
    const left = type(curtain, '\r7\u001B\u001B');
    expect(shown(left)).not.toContain(secret);
    // What was typed and not handed in waits for the team.
    expect(shown(type(left, '\r\r'))).toContain('[   7▏] %');
  });

  it('gives a refusal in words, and locks nothing', () => {
    const now = type(begin(), `${PREDICT}${PREDICT}\r\r\r${DOWN}${DOWN}${DOWN}\r`);
    expect(shown(now)).toContain('A move needs a reason');
    expect(now.desk.game.table.locks).toEqual({});
  });

  it('stays at a chance that can be none, and goes to the one that was left out', () => {
    const over = type(begin(), '\r\r101\r');
    expect(shown(over)).toMatch(/▶ A recognises .*\[ 101▏\]/);
    expect(shown(over)).toContain('From 0 to 100');
    const missing = type(begin(), '\r\r\r10\r\r\r');
    expect(shown(missing)).toContain('From 0 to 100');
    expect(shown(missing)).toMatch(/▶ A recognises .*\[ +▏\]/);
    const brackets = shown(missing)
      .split('\n')
      .filter((row) => row.endsWith('] %') || row.includes('] % '));
    expect(new Set(brackets.map((row) => row.indexOf(']'))).size).toBe(1);
  });

  it('asks for predictions one under another, and says the day of most of them once', () => {
    const { exercise: small, scenario } = sound();
    const more = [
      { ...small.predictions[0], id: 'third', ask: 'A thing of many more words' },
      ...small.predictions,
    ] as typeof small.predictions;
    const desk = deskOf({ exercise: { ...small, predictions: more }, scenario });
    const form = shown(type(startClass(desk, { columns: 130, rows: 40 }, PLAIN_LOOKS, KEYS), '\r\r'));
    const rows = form.split('\n').filter((row) => /\[ +▏?\] %/.test(row));
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map((row) => row.indexOf('['))).size).toBe(1);
    expect(form.match(/3 January 2026/g)).toHaveLength(1);
    expect(form).toContain('Both recognise (by 3 November 2025)');
  });

  it('says how far the debrief pack is, and where it is, whatever is pressed', () => {
    const before = begin();
    const tell = (ui: ClassUi, text: string) => updateClass(ui, { kind: 'pack', text }).ui;
    expect(shown(tell(before, '20 of 40 futures, 1 s left'))).toContain('20 of 40 futures, 1 s left');
    const written = tell(before, 'The debrief pack is in x.');
    expect(shown(type(written, `${DOWN}?\u001B\u001B`))).toContain('The debrief pack is in x.');
  });

  it('has on the tiles all states that teams play, also those far from the target', () => {
    const ids = ['USA', 'NOR', 'AFG', 'IRN', 'NZL', 'XKX'];
    const rows = ids.map((id, rung) => ({ id, rung })) as unknown as readonly StateRow[];
    const data = { rows, selected: '', rungs: 6, target: 'AFG', played: ['USA', 'IRN', 'NZL', 'XKX'] };
    for (const [columns, height] of [
      [28, 6],
      [40, 3],
      [100, 16],
      [8, 4],
    ] as const) {
      const lines = tilesLines(data, columns, height).map((parts) => parts.map(({ text }) => text).join(''));
      expect(lines.length).toBeLessThanOrEqual(height);
      for (const tile of ['▸US0', '▸IR3', '▸NZ4', '▸XK5']) expect(lines.join('\n')).toContain(tile);
    }
  });

  it('says where a step leads, and offers none beyond the end of the ladder', () => {
    const asked = type(begin(), `${PREDICT}${PREDICT}\r\r\r`);
    const { mode } = asked;
    const field = mode.kind === 'team' ? mode.team.task.fields.find(({ id }) => id === 'move A') : undefined;
    const at = asked.view.teams.find(({ id }) => id === 'alpha')?.rung ?? -1;
    const { ladder } = asked.view.run;
    const expected = [
      ...(at > 0 ? [`down: ${ladder[at - 1]}`] : []),
      'hold',
      ...(at < ladder.length - 1 ? [`up: ${ladder[at + 1]}`] : []),
    ];
    expect(field?.kind === 'choice' && field.options.map(({ label }) => label)).toEqual(expected);
    expect(expected).toHaveLength(2);
  });

  it('lets the teacher see everything, inject, freeze, undo and rewind, asking twice before taking back', () => {
    const locked = type(begin(), `${PREDICT}${PREDICT}\r${ALPHA}`);
    const curtain = type(locked, 'v');
    expect(shown(curtain)).toContain('For the teacher alone');
    const all = type(curtain, '\r');
    expect(shown(all, { columns: 140, rows: 50 })).toMatch(
      /locked: Alphaland steps up; offer: A\s+road\. It pays\./,
    );
    expect(shown(all, { columns: 80, rows: 16 })).toMatch(/ Do ━+ lines 1–\d of \d+ /);
    expect(shown(all, { columns: 140, rows: 50 })).toContain('a move locked (Alpha)');
    const frozen = type(all, '\r');
    expect(frozen.desk.game.table.frozen).toBe(true);
    expect(shown(type(frozen, '\u001B\u001B\r'))).toContain('Frozen');
    const thawed = type(frozen, '\r');
    expect(thawed.desk.game.table.frozen).toBe(false);
    const injected = type(thawed, `${DOWN}\r`);
    expect(injected.desk.game.table.injected).toEqual([{ inject: 'split', turn: 1 }]);
    const row = (label: RegExp): string => {
      const { mode } = injected;
      const at = mode.kind === 'teacher' ? mode.view.acts.findIndex((act) => label.test(act.label)) : -1;
      return DOWN.repeat(at);
    };
    const asked = type(injected, `${row(/^Rewind to before turn 1/)}\r`);
    expect(shown(asked)).toContain('Press Enter again to do it');
    expect(asked.desk.game.table.locks).toHaveProperty('alpha');
    expect(type(asked, '\r').desk.game.table.locks).toEqual({});
  });

  it('counts the time of the step and of the team, and says when it is up', () => {
    const ui = begin();
    const clock = fakeClock();
    const conductor = conductClass(ui, clock, {
      ask: keepDesk(ui.desk).ask,
      atDebrief: () => Promise.resolve(''),
      exit: () => {},
      suspend: () => {},
    });
    conductor.type(`${PREDICT}${PREDICT}\r\r\r`);
    clock.pass(61_000);
    expect(conductor.store.now()).toMatchObject({ spent: 61, left: 59 });
    clock.pass(60_000);
    expect(shown(conductor.store.now())).toContain('time is up');
    conductor.stop();
    expect(clock.waiting()).toBe(0);
  });

  it('fits every size, whatever an exercise and its teams are called, and whatever is pressed', () => {
    const names = ['\u001B[2J\u202Eevil', '中文 Türkiye 👩‍👩‍👧 '.repeat(9), 'x'.repeat(300), 'Alpha'];
    const keys = [
      '\r',
      '\r\r',
      'a',
      'v',
      '\u001B\u001B',
      RIGHT,
      DOWN,
      ' ',
      '7',
      'é',
      '\u001B[6~',
      'm',
      't',
      '?',
    ];
    const sizes = [SIZE, { columns: 60, rows: 16 }, { columns: 133, rows: 41 }, { columns: 20, rows: 5 }];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(fc.constantFrom(...keys), { maxLength: 40 }),
        fc.constantFrom(...sizes),
        (name, pressed, size) => {
          const now = type(begin(name, size), pressed.join(''));
          const lines = shown(now).split('\n');
          expect(lines.length).toBeLessThanOrEqual(size.rows);
          for (const each of lines) expect(stringWidth(each)).toBeLessThanOrEqual(size.columns);
          expect(lines.join('')).not.toMatch(/[\u0000-\u001F\u202E]/);
          const { kind } = now.mode;
          if (kind === 'table' || kind === 'curtain') expect(lines.join(' ')).not.toMatch(/Secret of/);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes as much of a pasted text as a field has room for', () => {
    const fields: readonly Field[] = [
      { id: 'why', kind: 'text', label: 'Reason', least: 1, most: 12, refusal: 'No.' },
      { id: 'p', kind: 'number', label: 'Chance', least: 0, most: 100, unit: '%', refusal: 'No.' },
    ];
    const typed = typedIn(typedIn(startForm(fields), 'trade ').form, 'routes 👩‍👩‍👧 and gas');
    expect(typed.form.values.why).toBe('trade routes');
    expect(typed.refusal).toBe('At most 12 characters: 14\u00a0characters left out.');
    expect(typedIn(typed.form, 'x')).toMatchObject({
      form: typed.form,
      refusal: expect.stringContaining('1\u00a0character left out'),
    });
    expect(typedIn(toRow(typed.form, 1), '5,5\n').form.values.p).toBe('5,5');
  });

  it.each([
    ['5,5', '5,5', ''],
    ['5.5', '5.5', ''],
    ['5,55', '5,5', '“5” is not taken'],
    ['5 5', '55', '“ ” is not taken'],
    ['60%', '60', '“%” is not taken'],
    ['-5', '5', '“-” is not taken'],
  ])('takes the keys %s as the chance %s, and says which key it refuses', (keys, value, refusal) => {
    let ui = type(begin(), '\r\r');
    const said: string[] = [];
    for (const key of keys) {
      ui = type(ui, key);
      said.push(ui.said ?? '');
    }
    expect(ui.mode).toMatchObject({ form: { values: { a: value } } });
    expect(said.join(' ')).toContain(refusal);
  });

  it('says that letters do nothing where one chooses', () => {
    expect(type(begin(), `${PREDICT}${PREDICT}\r\r\r5`).said).toContain('“5” does nothing here');
  });
});
