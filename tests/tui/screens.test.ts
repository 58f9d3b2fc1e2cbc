import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/tui/state.ts';
import { draw } from './draw.ts';
import { hardName } from './hard-names.ts';
import { renderAt } from './render-at.ts';
import { worldNamed } from './world.ts';

const DOWN = '\u001B[B';
const PAGE_DOWN = '\u001B[6~';
const ESC = '\u001B';

const SIZES = [
  [60, 16],
  [79, 24],
  [80, 24],
  [110, 30],
  [160, 50],
  [200, 60],
] as const;

/** Keys that lead through every screen. */
const TOUR = [
  'nnn',
  '\r',
  PAGE_DOWN,
  'n',
  ESC,
  '?',
  PAGE_DOWN,
  ESC,
  '/in',
  DOWN,
  '\r',
  'wj-s+u',
  ESC,
  '>',
  'G',
  'b',
] as const;

describe('every screen', () => {
  it.each(SIZES)('fits %i × %i, line by line, on a tour through all of them', async (columns, rows) => {
    const drawing = await draw(columns, rows);
    for (const keys of TOUR) {
      await drawing.type(keys);
      const lines = drawing.lines();
      expect(lines).toHaveLength(rows);
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    }
  });

  it('keeps its shape whatever states and scenario are called', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(hardName, { minLength: 3, maxLength: 15 }),
        fc.constantFrom(...SIZES),
        fc.boolean(),
        async (names, [columns, rows], ascii) => {
          const drawing = await renderAt(columns, rows, { scenario: worldNamed(names), ascii });
          for (const keys of ['n', '\r', ESC, '/a']) {
            await drawing.type(keys);
            const lines = drawing.bare();
            expect(lines).toHaveLength(rows);
            for (const line of lines) {
              expect(stringWidth(line)).toBeLessThanOrEqual(columns);
              expect(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u.test(line)).toBe(false);
              if (ascii) expect(line).toMatch(/^[\u0020-\u007E]*$/);
            }
          }
          drawing.close();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('says the same in every number of colours, and has none where there are none', async () => {
    const [none, all] = [await draw(80, 24), await draw(80, 24, { depth: 'all' })];
    for (const keys of TOUR) {
      await none.type(keys);
      await all.type(keys);
      expect(all.text()).toBe(none.text());
      expect(none.lines().join('')).not.toMatch(/\u001B\[(?:3|4|9|10)\d/);
    }
  });

  it('asks for room politely where there is too little', async () => {
    const drawing = await draw(40, 10);
    expect(drawing.text()).toContain('demarche needs more room:\n60 × 16, here 40 × 10.');
    await drawing.resize({ columns: 80, rows: 24 });
    expect(drawing.text()).toContain('States 15');
    await drawing.resize({ columns: 20, rows: 2 });
    expect(drawing.lines()).toHaveLength(2);
    await drawing.type('q');
    expect(drawing.left).toEqual([{ kind: 'leave', exitCode: 0 }]);
  });

  it('keeps title, turn, count and the ways out at the smallest size', async () => {
    const drawing = await draw(60, 16);
    const shown = drawing.text();
    for (const part of [
      'A small world',
      'seed moscow',
      'turn 0 of 24',
      '3 July 2025',
      '‖ paused',
      '1 of 15',
      '? help',
      'q quit',
    ])
      expect(shown).toContain(part);
  });
});

describe('the Run screen', () => {
  it.each([
    [80, 24],
    [160, 50],
  ])('shows states, drivers, tiles, indices and log at %i × %i', async (columns, rows) => {
    const drawing = await draw(columns, rows);
    await drawing.type('nnn');
    const shown = drawing.text();
    expect(shown).toMatch(/▶ \S.* \d ambassador/);
    expect(shown).toContain('base rate');
    expect(shown).toMatch(/security +×\d/);
    expect(shown).toContain('AF★');
    expect(shown).toContain('recognisers');
    expect(shown).toMatch(/t\d ▲ \S/);
  });

  it('marks what moved, what is held, and what a person has decided', async () => {
    const drawing = await draw(110, 50);
    await drawing.type('/china\r');
    await drawing.type('>');
    expect(drawing.text()).toMatch(/▶ China .*you: up ●/);
    await drawing.type('n');
    expect(drawing.text()).toMatch(/China +5 recognition .* ▲/);
    expect(drawing.text()).toMatch(/▲ China: ambassador → recognition\. Decided\s/);
    await drawing.type('/turki\r>nn');
    expect(drawing.ui().view.run.rows.some((row) => row.held !== undefined)).toBe(true);
    expect(drawing.text()).toMatch(/till t\d+ ‖/);
  });

  it('begins with the question, and what to press', async () => {
    expect((await draw(80, 24)).text()).toMatch(/Who follows Russia[\s\S]*space plays/);
  });

  it('has factors that multiply to the chance', async () => {
    const drawing = await draw(110, 50);
    const shown = drawing.text();
    const percentOf = (match: RegExpExecArray | null): number => Number(match?.[1]) / 100;
    const chance = percentOf(/▲ recognition ([\d.]+) %/.exec(shown));
    const base = percentOf(/base rate +([\d.]+) %/.exec(shown));
    const factors = [...shown.matchAll(/│ [a-z' ]+? +×([\d.]+) /g)].map((match) => Number(match[1]));
    expect(factors.length).toBeGreaterThan(5);
    expect(factors.reduce((product, f) => product * f, base) / chance).toBeCloseTo(1, 1);
  });
});

describe('the Why screen', () => {
  it('says it in a sentence first, then factors, news, levers, peers, sources, and that it is no forecast', async () => {
    const drawing = await draw(120, 80);
    await drawing.type('n/china\r\r');
    const shown = drawing.text();
    for (const part of [
      'Why China moves or waits in turn 2',
      'China, at ambassador:',
      'base rate',
      'New since the turn before',
      'What alone would double it',
      'What alone would halve it',
      '--set',
      'Peers it watches',
      'Rivals it watches',
      'https://example.org/credentials',
      'explores',
    ])
      expect(shown).toContain(part);
    expect(shown.indexOf('China, at ambassador:')).toBeLessThan(shown.indexOf('base rate'));
  });

  it('follows the selected state and the turn', async () => {
    const drawing = await draw(80, 24);
    await drawing.type('\r');
    const first = drawing.ui().view.run.rows.find((row) => !row.recognises);
    expect(drawing.text()).toContain(`Why ${first?.name} moves or waits in turn 1`);
    await drawing.type('jn');
    const selected = drawing.ui().view.run.rows.find((row) => row.id === drawing.ui().selected);
    expect(drawing.text()).toContain(`Why ${selected?.name} moves or waits in turn 2`);
  });

  it('explains the last turn of the play too', async () => {
    const drawing = await draw(80, 24);
    await drawing.type('G\r');
    expect(drawing.text()).toContain('moves or waits in turn 25');
    expect(drawing.text()).toContain('■ the end');
  });
});

describe('the hint line and the help', () => {
  it('name the keys of where one is', async () => {
    const drawing = await draw(80, 24);
    expect(drawing.bare().at(-1)).toMatch(
      /space play.*n b step.*enter why.*w weights.*> move up.*\? help.*q quit/,
    );
    await drawing.type('\r');
    expect(drawing.bare().at(-1)).toMatch(/esc world.*\? help.*q quit/);
    await drawing.type('/pa');
    expect(drawing.bare().at(-1)).toMatch(/find: pa.*2 matches|find: pa.*1 match/);
  });

  it('lead a newcomer at 80 × 24 to why a state waits, what would change it, and what follows if it moves', async () => {
    const drawing = await draw(80, 24);
    const hints = (): string => drawing.bare().at(-1) ?? '';
    expect(hints()).toMatch(/↑↓ pick .*enter why/);
    await drawing.type('\r');
    expect(hints()).toMatch(/PgDn more .*w weights .*esc world/);
    await drawing.type(PAGE_DOWN);
    expect(drawing.text()).toContain('What alone would double it');
    await drawing.type(ESC);
    expect(hints()).toContain('> move up');
    await drawing.type('>');
    expect(hints()).toContain('steps up next turn: n plays it, c compares odds.');
    await drawing.type('nc');
    expect(drawing.text()).toMatch(/A the scenario · B main[\s\S]*only B: You decide: /);
    await drawing.type(ESC);
    await drawing.type('b>');
    expect(hints()).toContain('is left to itself again.');
  });

  it('explain every key, rung and mark', async () => {
    const drawing = await draw(100, 60);
    await drawing.type('?');
    let all = drawing.text();
    for (let page = 0; page < 3; page++) {
      await drawing.type(PAGE_DOWN);
      all += drawing.text();
    }
    for (const part of [
      'Play on, or pause',
      'Play faster',
      'Find a state',
      '5 recognition',
      'The target',
      'explores',
    ])
      expect(all).toContain(part);
  });
});

describe('the help', () => {
  it('begins with the keys of the screen that one is on', async () => {
    const drawing = await draw(80, 24);
    await drawing.type('w?');
    expect(drawing.bare()[3]).toContain('Weights and odds');
    await drawing.type(`${ESC}${ESC}\r?`);
    expect(drawing.bare()[3]).toContain('Why a state waits');
  });

  it('can be searched: keys, marks and text, and what is not there', async () => {
    const drawing = await draw(80, 24);
    await drawing.type('?/theme');
    expect(drawing.text()).toMatch(/Help: theme[\s\S]*The next theme[\s\S]*search: theme/);
    expect(drawing.text()).not.toContain('Play faster');
    await drawing.type('\r');
    expect(drawing.bare().at(-1)).toContain('/ search');
    await drawing.type('/qqq');
    expect(drawing.text()).toContain('The help says nothing of that.');
    expect(drawing.left).toEqual([]);
    await drawing.type('\u007F\u007F\u007Fforecast');
    expect(drawing.text()).toContain('explores what could happen');
    await drawing.type(ESC);
    expect(drawing.text()).toContain('Play on, or pause');
    await drawing.type(ESC);
    expect(placeOf(drawing.ui())).toBe('run');
  });

  it('says which command gives each screen in plain text', async () => {
    const drawing = await draw(110, 40);
    await drawing.type('?/plain text');
    for (const command of [
      'demarche run',
      'demarche why',
      'demarche odds',
      'demarche compare',
      'demarche keys',
    ])
      expect(drawing.text()).toContain(command);
  });
});
