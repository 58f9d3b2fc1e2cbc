import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { setOfEdit } from '../../src/domain/edit.ts';
import { editsOf } from '../../src/play/branching.ts';
import { viewOf } from '../../src/play/view.ts';
import type { WeightRow } from '../../src/report/run/weights-view.ts';
import { shownSession } from '../../src/session/branches.ts';
import { plainText } from '../../src/tui/draw/line.ts';
import { liveOddsLines, statesThatMatter } from '../../src/tui/panels/live-odds.ts';
import { shortShare } from '../../src/tui/panels/odds-text.ts';
import { sliderLines } from '../../src/tui/panels/sliders.ts';
import { isStale, type Ui } from '../../src/tui/state.ts';
import { draw } from './draw.ts';
import { between, oddsOf } from './odds.ts';
import { begin, happen, listed, press } from './press.ts';
import type { Drawing, DrawOptions } from './render-at.ts';
import { world } from './world.ts';

const sets = (ui: Ui): readonly string[] => editsOf(ui.play).map(setOfEdit);

describe('a weight', () => {
  it('is moved a little, by one, to nothing, and back to where it was', () => {
    const ui = press(begin(), 'w', 'down');
    expect(listed(ui)[1]).toMatchObject({ path: 'weights.rights', value: 4 });
    expect(sets(press(ui, 'left'))).toEqual(['weights.rights=3.9']);
    expect(sets(press(ui, 'right', 'right', 'right'))).toEqual(['weights.rights=4.3']);
    expect(sets(press(ui, '-', '-'))).toEqual(['weights.rights=2']);
    expect(sets(press(ui, '0'))).toEqual(['weights.rights=0']);
    expect(sets(press(ui, '-', '+'))).toEqual([]);
    expect(sets(press(ui, '-', 'down', '+', 'r'))).toEqual(['weights.rights=3']);
    expect(sets(press(ui, '-', 'down', '+', 'R'))).toEqual([]);
    expect(sets(press(ui, '-', 'down', '+', 'u'))).toEqual(['weights.rights=3']);
    expect(sets(press(ui, '-', 'R', 'u'))).toEqual(['weights.rights=3']);
  });

  it('stays on its slider', () => {
    const low = press(begin(), 'w', ...Array.from({ length: 20 }, () => '-'));
    const high = press(begin(), 'w', ...Array.from({ length: 20 }, () => '+'));
    expect([sets(low), sets(high)]).toEqual([['weights.economy=0'], ['weights.economy=8']]);
  });

  it('may be that of one state, which begins where all of them stand', () => {
    const ui = press(begin(), '/', ...'china', 'enter', 'w', 'down', '-', 's');
    expect(listed(ui)[1]).toMatchObject({ value: 3, base: 3, edited: false });
    expect(sets(press(ui, '-'))).toEqual(['weights.rights=3', 'states.CHN.weights.rights=2']);
  });

  it('is in the play once one returns to the world, at the same turn, and in its seed', () => {
    const ui = press(begin(), 'n', 'n', 'n', 'w', 'down', '0', 'escape');
    expect([ui.on.kind, ui.view.run.turn, ui.viewed]).toEqual(['run', 3, ui.play]);
    expect(shownSession(ui.play).scenario.weights.rights?.mean).toBe(0);
    const again = press(ui, 'R');
    expect([sets(again), shownSession(again.play).scenario]).toEqual([
      sets(ui),
      shownSession(ui.play).scenario,
    ]);
    const back = press(ui, 'w', 'R', 'escape');
    expect(back.view.run.log).toEqual(press(begin(), 'n', 'n', 'n').view.run.log);
  });

  it.each([
    ['escape', ['escape']],
    ['another screen', ['c', 'escape']],
  ])('moved, played, and taken back is gone from the world too, by way of %s', (_, out) => {
    const there = press(begin(), 'n', 'n', 'w', 'down', '0', ...out);
    const ui = press(there, 'w', 'u', ...out);
    expect([ui.on.kind, sets(ui), ui.viewed]).toEqual(['run', [], ui.play]);
    expect(ui.view).toEqual(press(begin(), 'n', 'n').view);
    expect(press(ui, 'w', 'ctrl+r', ...out).view).toEqual(there.view);
  });

  it('changed in any way at all leaves edits that a scenario can have', () => {
    const keys = [
      'up',
      'down',
      'left',
      'right',
      '+',
      '-',
      '0',
      'r',
      'R',
      'u',
      'ctrl+r',
      'n',
      'f',
      's',
      'tab',
      '/',
      'c',
      'enter',
      'w',
      'escape',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keys), { maxLength: 60 }), (names) => {
        const ui = press(begin(), 'w', ...names);
        const edits = editsOf(ui.play);
        const paths = edits.map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
        expect(edits.every(({ value }) => value >= 0 && value <= 8)).toBe(true);
        const left = press(ui, 'escape', 'escape', 'escape');
        expect([left.on.kind, left.view]).toEqual(['run', viewOf(left.play)]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a weight that is unsure', () => {
  const unsure = { ...world, weights: { ...world.weights, rights: { mean: 4, sd: 1.5 } } };
  const start = (): Ui => begin(unsure);
  const rightsOf = (ui: Ui) => shownSession(press(ui, 'escape').play).scenario.weights.rights;

  it('keeps its spread when it is moved, and has none when it is not to count', () => {
    const ui = press(start(), 'w', 'down');
    expect(sets(press(ui, 'left'))).toEqual(['weights.rights.mean=3.9']);
    expect(rightsOf(press(ui, 'left'))).toEqual({ mean: 3.9, sd: 1.5 });
    expect(rightsOf(press(ui, '0'))).toEqual({ mean: 0, sd: 0 });
    expect(rightsOf(press(ui, '0', '+', '+'))).toEqual({ mean: 2, sd: 1.5 });
    expect(sets(press(ui, '0', '+', 'r'))).toEqual([]);
    expect(listed(press(ui, 'left', 'left'))[1]).toMatchObject({ value: 3.8, edited: true });
  });

  it('is moved for one state as a number without a spread, where that has none of its own', () => {
    const ui = press(start(), '/', ...'china', 'enter', 'w', 'down', '-', 's', '-');
    expect(sets(ui)).toEqual(['weights.rights.mean=3', 'states.CHN.weights.rights=2']);
  });
});

describe('odds', () => {
  it('that answer an earlier question are left aside', () => {
    const ui = press(begin(), 'w', '-');
    const old = oddsOf(world, between('moscow', [], []), 10);
    const tell = (odds: typeof old) => happen(ui, { kind: 'odds', odds });
    expect(tell(old).odds).toBeUndefined();
    const fresh = oddsOf(world, between('moscow', [], editsOf(ui.play)), 10);
    expect([tell(fresh).odds, isStale(tell(fresh))]).toEqual([fresh, false]);
    expect(isStale(press(tell(fresh), '-'))).toBe(true);
  });

  it('fit their column', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(shortShare(share).length).toBeLessThanOrEqual(6);
      }),
    );
    expect([0, 0.0001, 0.004, 0.0999, 0.38, 0.9999, 1].map(shortShare)).toEqual([
      '0 %',
      '<0.1 %',
      '0.4 %',
      '10 %',
      '38 %',
      '>99 %',
      '100 %',
    ]);
  });

  it('are of the states that matter: the selected, the likely, and those that change', () => {
    const edits = [{ path: 'states.DEU.weights.rights', value: 0 }];
    const { states } = oddsOf(world, between('moscow', [], edits), 200);
    const shown = statesThatMatter(states, 'NIC', 6);
    expect(shown).toHaveLength(6);
    expect(shown.map(({ id }) => id)).toContain('NIC');
    expect(shown.map(({ id }) => id)).not.toContain('RUS');
    const early = shown.map(({ before }) => before?.share ?? 0);
    expect(early).toEqual(early.toSorted((a, b) => b - a));
  });

  it('say what is wrong where no more futures come', () => {
    const odds = {
      ...oddsOf(world, between('moscow', [], []), 10),
      trouble: 'No more futures: no memory',
    };
    const lines = liveOddsLines({ odds, stale: false, selected: 'CHN' }, 60, 12).map(plainText);
    expect(lines[0]).toBe('No more futures: no memory');
  });
});

describe('drawings', () => {
  const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true });

  it('of a slider are as wide as the panel, with the handle on the track', () => {
    fc.assert(
      fc.property(finite(0, 8), finite(0, 8), fc.integer({ min: 24, max: 90 }), (value, base, columns) => {
        const row: WeightRow = {
          id: '',
          path: '',
          label: '',
          kind: 'driver',
          value,
          base,
          edited: true,
          spread: 0,
          low: 0,
          high: 8,
        };
        const [, shown = ''] = sliderLines([row], 0, columns, 9).map(plainText);
        expect(stringWidth(shown)).toBeLessThanOrEqual(columns);
        expect(shown).toMatch(/├[─┊]*●[─┊]*┤/);
      }),
    );
  });

  it('have whole names and meanings where there is room', async () => {
    const drawing = await draw(120, 40);
    await drawing.type('w');
    expect(drawing.text()).toContain('reluctance to be early ├');
    expect(drawing.text()).toMatch(/multiplies the chance by [\d.]+\./);
  });
});

describe('the Weights screen', () => {
  const drawCounted = (columns: number, rows: number, options: DrawOptions = {}): Promise<Drawing> =>
    draw(columns, rows, { futures: 60, ...options });
  const SIZES = [
    [60, 16],
    [80, 24],
    [110, 30],
    [160, 50],
  ] as const;

  it.each(SIZES)('fits %i × %i, in colours, without, and in ASCII', async (columns, rows) => {
    const drawings3 = await Promise.all([
      drawCounted(columns, rows),
      drawCounted(columns, rows, { depth: 'all' }),
      drawCounted(columns, rows, { ascii: true }),
    ]);
    // A map is drawn otherwise without colours.
    const tiles = columns >= 120 ? 'mm' : '';
    for (const keys of [`${tiles}w`, 'j', '--', 's', '++', '/china\r', '\u001B', 'n', 'w', 'R', '?']) {
      for (const drawing of drawings3) await drawing.type(keys);
      const [plain, coloured, ascii] = drawings3.map((drawing) => drawing.text());
      expect(coloured).toBe(plain);
      expect(ascii).toMatch(/^[\n\u0020-\u007E]*$/);
      for (const shown of [plain, ascii]) {
        expect(shown?.split('\n')).toHaveLength(rows);
        for (const line of shown?.split('\n') ?? []) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
      }
    }
  });

  it.each(SIZES)('shows a weight, the edit, and old and new odds at %i × %i', async (columns, rows) => {
    const drawing = await drawCounted(columns, rows);
    await drawing.type('wj');
    expect(drawing.text()).toMatch(/▶ women's rights? .*├─*●─*┤ 4/);
    expect(drawing.text()).not.toContain('new');
    await drawing.type('--');
    const shown = drawing.text();
    expect(shown.split('\n')[0]).toMatch(/edited: (women's )?rights 4 → 2/);
    expect(shown).toMatch(/▶ women's rights? .*├─*●─*┊─*┤ 2/);
    expect(shown).toMatch(/recognisers, mean [\d.]+ → [\d.]+/);
    expect(shown).toMatch(columns === 60 ? /% → +[\d.]+ % [▲▼=]/ : /old +[\d.]+ %[\s\S]*new +[\d.]+ %/);
    if (rows >= 24) expect(shown).toContain('--set weights.rights=2');
    await drawing.type('r');
    expect(drawing.text()).not.toContain('edited');
  });

  it('moves the slider at once, and says that it counts until the odds are there', async () => {
    const drawing = await drawCounted(80, 24);
    await drawing.type('wj');
    expect(drawing.text()).toContain('60 futures');
    drawing.clock.pass(100);
    drawing.press('-');
    await drawing.pass(0);
    expect(drawing.text()).toMatch(/counting[\s\S]*●┊─+┤ 3/);
    await drawing.pass(100);
    expect(drawing.text()).toContain('60 futures');
  });

  it('follows the selected state', async () => {
    const drawing = await drawCounted(110, 30);
    await drawing.type('ws/nica\r');
    expect(drawing.text()).toContain('Weights of Nicaragua');
    expect(drawing.text()).toMatch(/▶ Nicaragua +[\d.]+ %/);
  });

  it('has odds and fan on the Run screen too, under the edits', async () => {
    const drawing = await drawCounted(160, 50);
    await drawing.type('mm');
    const shown = drawing.text();
    expect(shown).toContain('odds from the start by July 2027');
    expect(shown).toMatch(/China +4 ambassador +[\d.]+ % +[\d.]+ % +\([\d.]+–[\d.]+\)/);
    expect(shown).toMatch(/recognisers: 1 · by July 2027: \d+ \(\d+–\d+\)/);
    expect(shown).toContain('60 futures from the start');
    await drawing.type('wj0\u001B');
    expect(drawing.text()).toMatch(/edited: women's rights 4 → 0/);
    expect(drawing.text()).not.toMatch(/women's rights +×/);
  });

  it('has odds from the shown turn on: at the end of a future each state recognises or not', async () => {
    const drawing = await drawCounted(160, 50);
    await drawing.type('n');
    expect(drawing.text()).toContain('odds from turn 1 by July 2027');
    await drawing.type('n'.repeat(23));
    const shown = drawing.text();
    expect(shown).toContain('turn 24 of 24');
    expect(shown).toContain('odds from turn 24 by July 2027');
    const rows = [...shown.matchAll(/(\d) [\p{L}’' …/]+ +(?:held|[\d.]+ %) *[^\d\s]? +(\S+) %/gu)];
    expect(rows.length).toBeGreaterThan(8);
    for (const [, rung, odds] of rows) expect(odds).toBe(rung === '5' ? '100' : '0');
  });
});
