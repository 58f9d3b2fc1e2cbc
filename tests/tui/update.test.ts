import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explained } from '../../src/play/view.ts';
import { PLACES } from '../../src/tui/keys/binding.ts';
import { bindingsAt } from '../../src/tui/keys/keys.ts';
import { placeOf, tableRowsOf, type Ui } from '../../src/tui/state.ts';
import { begin, happen, onOf, overOf, press, wishOf } from './press.ts';

const tick = (ui: Ui): Ui => happen(ui, { kind: 'tick' });

describe('time', () => {
  it('goes on, back, to the first and to the last turn', () => {
    const ui = press(begin(), 'n', 'n', 'b', 'n', 'n');
    expect(ui.view.run.turn).toBe(3);
    expect(press(ui, 'G').view.run.turn).toBe(24);
    expect(press(ui, 'G', 'g').view.run.turn).toBe(0);
    expect(press(begin(), 'b').view.run.turn).toBe(0);
  });

  it('plays turn by turn until it is paused, or at its end', () => {
    const playing = press(begin(), 'space');
    expect([playing.playing, tick(playing).view.run.turn]).toEqual([true, 1]);
    const paused = press(tick(playing), 'space');
    expect([paused.playing, tick(paused).view.run.turn]).toEqual([false, 1]);
    const nearEnd = press(begin(), 'G', 'b', 'space');
    const end = tick(nearEnd);
    expect([end.view.run.turn, end.playing, press(end, 'space').playing]).toEqual([24, false, false]);
  });

  it('stands still as soon as one steps by hand', () => {
    expect(press(begin(), 'space', 'n').playing).toBe(false);
  });

  it('has five speeds', () => {
    expect(press(begin(), '+', '+', '+', '+', '+', '+').speed).toBe(4);
    expect(press(begin(), '-', '-', '-').speed).toBe(0);
  });

  it('starts again with the same luck, or with another', () => {
    const ui = press(begin(), 'n', 'n', 'n');
    expect([press(ui, 'R').view.run.turn, press(ui, 'R').view.run.seed]).toEqual([0, 'moscow']);
    expect(press(ui, 'L', 'L').view.run.seed).toBe('another');
  });

  it('asks before other luck leaves the turns that were played', () => {
    const ui = press(begin(), 'n', 'n', 'n');
    expect(press(ui, 'L').view.run).toMatchObject({ seed: 'moscow', turn: 3 });
    expect(press(ui, 'L', 'n', 'L').view.run).toMatchObject({ seed: 'moscow', turn: 4 });
    expect(press(ui, 'L', 'L', 'u').view.run.seed).toBe('moscow');
    expect(press(begin(), 'L').view.run.seed).toBe('another');
  });
});

describe('the selected state', () => {
  it('is at first the nearest to recognition, and stays within the list', () => {
    const ui = begin();
    const rows = ui.view.run.rows;
    expect(ui.selected).toBe(rows.find((row) => !row.recognises)?.id);
    expect(press(ui, 'up', 'up', 'up').selected).toBe(rows[0]?.id);
    expect(press(ui, 'down').selected).toBe(rows[2]?.id);
    expect(press(ui, 'pagedown', 'pagedown', 'pagedown').selected).toBe(rows.at(-1)?.id);
    expect(press(ui, 'j', 'j', 'k').selected).toBe(rows[2]?.id);
  });

  it('goes down the ladder: recognisers first, then the nearest to recognition', () => {
    const rungs = press(begin(), 'n', 'n', 'n').view.run.rows.map((row) => row.rung);
    expect(rungs).toEqual(rungs.toSorted((a, b) => b - a));
    expect(rungs[0]).toBe(5);
  });

  it('stays the same state when the order changes from turn to turn', () => {
    const ui = press(begin(), '/', 'i', 'n', 'd', 'i', 'a', 'enter', 'n', 'n', 'n', 'n');
    expect(ui.selected).toBe('IND');
  });

  it('is found by name or id, accents and case aside', () => {
    expect(press(begin(), '/', ...'turki', 'enter').selected).toBe('TUR');
    expect(press(begin(), '/', ...'cote', 'enter').selected).toBe('CIV');
    expect(press(begin(), '/', ...'USA', 'enter').selected).toBe('USA');
    expect(press(begin(), '/', 'u', 'down').selected).not.toBe(press(begin(), '/', 'u').selected);
  });

  it('comes back if one leaves the search', () => {
    const ui = begin();
    expect(press(ui, '/', ...'china', 'escape').selected).toBe(ui.selected);
    expect(press(ui, '/', 'z', 'z', 'enter').selected).toBe(ui.selected);
    expect(overOf('find', press(ui, '/', 'c', 'h', 'backspace'))?.text).toBe('c');
  });

  it('takes every letter as text while one types, q among them', () => {
    const ui = press(begin(), '/', 'q', 'n', 'space', '?');
    expect([overOf('find', ui)?.text, ui.view.run.turn, placeOf(ui)]).toEqual(['qn ?', 0, 'find']);
    expect(wishOf('leave', begin(), '/', 'q')).toBeUndefined();
  });
});

describe('a decision', () => {
  it('is taken for the selected state, shown, carried out, and can be taken back', () => {
    const ui = press(begin(), '/', ...'china', 'enter', '>');
    expect(ui.view.decided).toEqual({ CHN: 'up' });
    expect(press(ui, '>').view.decided).toEqual({});
    expect(press(ui, 'h').view.decided).toEqual({ CHN: 'hold' });
    const moved = press(ui, 'n').view.run.rows.find((row) => row.id === 'CHN');
    expect([moved?.moved, moved?.recognises]).toEqual(['up', true]);
  });

  it('is refused in words beyond the ends of the ladder', () => {
    const top = press(begin(), '/', ...'china', 'enter', '>', 'n', '>');
    expect([top.view.decided, top.told]).toEqual([{}, 'China is at the top of the ladder.']);
    const foot = press(begin(), '/', ...'germany', 'enter', '<');
    expect([foot.view.decided, foot.told]).toEqual([{}, 'Germany is at the foot of the ladder.']);
  });
});

describe('screens and ways out', () => {
  it('open and close', () => {
    expect(placeOf(press(begin(), 'enter'))).toBe('why');
    expect(placeOf(press(begin(), 'enter', '?'))).toBe('help');
    expect(placeOf(press(begin(), 'enter', '?', 'escape'))).toBe('why');
    expect(placeOf(press(begin(), 'enter', 'escape'))).toBe('run');
    expect(placeOf(press(begin(), 'enter', '/'))).toBe('find');
  });

  it('scroll no further than their last page', () => {
    const help = press(begin(), '?', ...Array.from({ length: 30 }, () => 'pagedown'));
    const lineOf = (ui: Ui): number => overOf('help', ui)?.at ?? 0;
    expect(lineOf(help)).toBeGreaterThan(0);
    expect(lineOf(press(help, 'down'))).toBe(lineOf(help));
    expect(lineOf(press(help, 'up'))).toBe(lineOf(help) - 1);
    const why = press(begin(), 'enter', ...Array.from({ length: 30 }, () => 'pagedown'));
    const scrollOf = (ui: Ui): number => onOf('why', ui)?.scroll ?? 0;
    expect([scrollOf(why) > 0, scrollOf(press(why, 'pagedown'))]).toEqual([true, scrollOf(why)]);
  });

  it('end with q, and at once with ctrl+c from anywhere', () => {
    expect(wishOf('leave', begin(), 'q')?.exitCode).toBe(0);
    for (const way of ['/', '?', 'B', ':', 'e', 'w', 'v', 'c'])
      expect(wishOf('leave', begin(), way, 'ctrl+c')?.exitCode).toBe(130);
  });
});

describe('any keys at all', () => {
  const everyKey = [
    ...new Set([...PLACES.flatMap((place) => bindingsAt(place).flatMap((b) => b.keys)), 'x', 'ü', '中']),
  ];
  const keys = fc.array(fc.constantFrom(...everyKey.filter((name) => name !== 'q' && name !== 'ctrl+c')), {
    maxLength: 60,
  });

  it('leave a state that can be drawn', () => {
    fc.assert(
      fc.property(keys, (names) => {
        const ui = press(begin(), ...names);
        const { run } = ui.view;
        expect(run.rows.some((row) => row.id === ui.selected)).toBe(true);
        expect(tableRowsOf(ui).length).toBeLessThanOrEqual(run.states);
        expect(run.turn).toBeLessThanOrEqual(run.turns);
        expect(explained(ui.play, ui.selected).id).toBe(ui.selected);
      }),
      { numRuns: 60 },
    );
  });
});
