import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { INDEX_IDS } from '../../src/domain/indices.ts';
import { BUILT_IN_WEIGHTS } from '../../src/domain/terms.ts';
import { plainText } from '../../src/tui/draw/line.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { helpLines } from '../../src/tui/panels/help.ts';
import { TOUR } from '../../src/tui/panels/tour.ts';
import { placeOf } from '../../src/tui/state.ts';
import { foundEntries } from '../../src/tui/update/chooser.ts';
import { meaningOf, parseGlossary } from '../../src/tui/words/glossary.ts';
import { ROOT } from '../e2e/program.ts';
import { draw } from './draw.ts';
import { begin, outsideFor, overOf, press } from './press.ts';

const page = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8');
const rows = parseGlossary(page);

const helpFor = (sought: string): string =>
  helpLines({ place: 'run', keys: KEYS, ladder: [], notes: [], outside: outsideFor(), sought }, 100)
    .map(plainText)
    .join('\n');

describe('the help', () => {
  it.each([
    ['undo', /u +Take back what was changed last/],
    ['revert', /u +Take back/],
    ['export', /E +Write to a file/],
    ['picture', /E +Write to a file/],
    ['speed', /\+ +Play faster/],
    ['save', /ctrl\+s +Save the shown branch/],
    ['colour', /t +The next theme/],
    ['norm', /norm: the shared expectation/],
    ['legitimacy', /legitimacy: how much standing/],
    ['peer', /peer: a state that another watches/],
    ['take back', /u +Take back/],
  ])('finds %s', (sought, shown) => expect(helpFor(sought)).toMatch(shown));

  it('has every command of the shell and every word of the glossary', () => {
    const all = helpFor('').replace(/\s+/g, ' ');
    for (const { name, summary } of COMMANDS) expect(all).toContain(`demarche ${name}: ${summary}`);
    expect(rows.length).toBeGreaterThan(70);
    for (const { word, text } of rows) expect(all).toContain(`${word}: ${text}`.replace(/\s+/g, ' '));
  });
});

describe('the glossary', () => {
  it('has each row of its page, and explains every weight and index', () => {
    expect(rows).toHaveLength(page.split('\n').filter((line) => line.startsWith('| **')).length);
    for (const id of [...BUILT_IN_WEIGHTS, ...INDEX_IDS.map((index) => `index_${index}`)])
      expect(meaningOf(rows, id)).not.toBe('');
  });
});

describe('what is on the screen', () => {
  it('is explained: the selected weight on the Weights screen', async () => {
    const drawing = await draw(120, 40);
    await drawing.type('w');
    expect(drawing.text()).toMatch(/Economy: a benefit, which raises the chance/);
  });

  it('is explained in a list: factors and indices', () => {
    const ui = press(begin(), 'd');
    const over = overOf('choose', ui);
    const entries = over ? foundEntries(over, ui) : [];
    expect(entries.find(({ label }) => label === 'security')?.more).toMatch(/a benefit, which raises/);
    expect(entries.find(({ label }) => label === 'Legitimacy of the target')?.more).toMatch(
      /standing that all states/,
    );
    for (const { more } of entries) expect(more).not.toBe('');
  });
});

describe('the tour', () => {
  it('goes through the screens by their keys, and ends in the world', async () => {
    const drawing = await draw(80, 24);
    await drawing.type('T');
    const stops: string[] = [];
    for (const _ of TOUR) {
      expect(drawing.text()).toMatch(/Tour \d of \d/);
      expect(drawing.text()).not.toMatch(/\{[a-z-]+\}/);
      stops.push(drawing.ui().on.kind);
      await drawing.type('\r');
    }
    expect(stops).toEqual(['run', 'run', 'why', 'weights', 'run', 'run']);
    expect(placeOf(drawing.ui())).toBe('run');
    expect(placeOf(press(begin(), 'T', 'enter', 'escape'))).toBe('run');
  });
});
