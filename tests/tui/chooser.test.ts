import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { placeOf, tableRowsOf } from '../../src/tui/state.ts';
import { tableRows, WHOLE_TABLE } from '../../src/tui/table.ts';
import { ENTRIES } from '../../src/tui/update/chooser.ts';
import { draw } from './draw.ts';
import { onOf, overOf } from './press.ts';
import type { Drawing } from './render-at.ts';
import { world } from './world.ts';

const blocs = [{ id: 'north', label: 'The northern bloc', cohesion: 0, members: ['RUS', 'KAZ', 'UZB'] }];
const neighbours = ['IRN', 'PAK', 'TKM', 'UZB'];
const grouped = {
  ...world,
  blocs,
  states: world.states.map((s) => ({ ...s, neighbour: neighbours.includes(s.id) })),
};

describe('the command palette', () => {
  it('offers every command of the table of keys that is not about moving in a list', async () => {
    const drawing = await draw();
    const offered = ENTRIES.palette(drawing.ui()).flatMap(({ choice }) =>
      choice.kind === 'command' ? [choice.command] : [],
    );
    const screens = ['run', 'why', 'weights'] as const;
    const wanted = KEYS.filter(({ places }) => screens.some((place) => places.includes(place))).map(
      ({ command }) => command,
    );
    const moves = ['up', 'down', 'page-up', 'page-down', 'palette'];
    expect(new Set(offered)).toEqual(new Set(wanted.filter((command) => !moves.includes(command))));
    expect(offered).toHaveLength(new Set(offered).size);
  });

  it('carries out what was chosen: a command here, one of another screen, a state, a date', async () => {
    const drawing = await draw();
    await drawing.type(':one turn on\r');
    expect(drawing.ui().view.run.turn).toBe(1);
    await drawing.type(':go to turkiye\r');
    expect(drawing.ui().selected).toBe('TUR');
    await drawing.type(':2026-03\r');
    expect(drawing.text()).toMatch(/turn 8 of 24.* 3 March 2026/);
    await drawing.type(':weights of all states, or\r');
    expect(onOf('weights', drawing.ui())?.scope).toBe('state');
    await drawing.type(':turn 3\r');
    expect(drawing.ui().view.run.turn).toBe(3);
  });

  it('says how many answer, and that nothing does', async () => {
    const drawing = await draw(60, 16);
    await drawing.type(':qqqq');
    expect(drawing.text()).toContain('Nothing answers to that');
    await drawing.type('\r');
    expect(overOf('choose', drawing.ui())?.text).toBe('qqqq');
    await drawing.type('\u007F\u007F\u007F\u007Frussia');
    expect(drawing.text()).toMatch(/found[\s\S]*▶ Go to Russia/);
    await drawing.type('\u001B');
    expect(placeOf(drawing.ui())).toBe('run');
  });
});

describe('the table of states', () => {
  const listed = (drawing: Drawing): readonly string[] => tableRowsOf(drawing.ui()).map((row) => row.id);

  it('is filtered by rung, by bloc, and to the neighbours of the target', async () => {
    const drawing = await draw(110, 30, { scenario: grouped });
    await drawing.type('fneighb\r');
    expect(listed(drawing).toSorted()).toEqual(neighbours);
    expect(drawing.text()).toContain('States 4 of 15 · neighbours of Afghanistan');
    await drawing.type('fnorthern\r');
    expect(listed(drawing).toSorted()).toEqual(['KAZ', 'RUS', 'UZB']);
    await drawing.type('frung 3\r');
    expect(
      listed(drawing).every((id) => drawing.ui().view.run.rows.find((r) => r.id === id)?.rung === 3),
    ).toBe(true);
    expect(listed(drawing)).toContain(drawing.ui().selected);
    await drawing.type('fall states\r');
    expect(listed(drawing)).toHaveLength(15);
  });

  it('gives its filter up for a state that one asks for by name', async () => {
    const drawing = await draw(80, 24, { scenario: grouped });
    await drawing.type('fneighb\r/germany\r');
    expect([drawing.ui().selected, listed(drawing).length]).toEqual(['DEU', 15]);
  });

  it('is sorted by each column in turn, and the other way round', async () => {
    const drawing = await draw(80, 24, { futures: 40 });
    const titles = ['rung▼', 'step up▼', 'odds▼', 'state▲'];
    for (const title of titles) {
      expect(drawing.text()).toContain(title);
      await drawing.type('s');
    }
    await drawing.type('sssS');
    expect(drawing.text()).toContain('state▼');
    const names = tableRowsOf(drawing.ui()).map((row) => row.name);
    expect(names).toEqual(names.toSorted((a, b) => b.localeCompare(a, 'en')));
  });

  it('keeps every state whatever it is sorted by', async () => {
    const { rows } = (await draw()).ui().view.run;
    fc.assert(
      fc.property(fc.constantFrom('rung', 'chance', 'odds', 'name'), fc.boolean(), (sort, isReversed) => {
        const sorted = tableRows(rows, { ...WHOLE_TABLE, sort, isReversed }, undefined);
        expect(sorted.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
          rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        );
      }),
    );
  });
});

describe('the list of scenarios', () => {
  const cards = [
    { path: 'a.yaml', name: 'a', title: 'A quiet year', question: 'What if nothing happened?' },
    { path: 'b.yaml', name: 'b', title: 'A loud year', question: 'What if all happened at once?' },
  ];

  it('shows titles and questions, and opens what was chosen', async () => {
    const drawing = await draw(80, 24, { cards });
    await drawing.type('o');
    expect(drawing.text()).toMatch(/▶ A quiet year[\s\S]*What if nothing happened\?[\s\S]*A loud year/);
    await drawing.type('loud\r');
    expect(drawing.left).toEqual([{ kind: 'leave', exitCode: 0, next: 'b.yaml' }]);
  });

  it('puts a heading over each group until something is typed', async () => {
    const grouped = [
      ...cards,
      { path: 'c', name: 'c', title: 'An old claim', question: '', group: 'Past claims' },
    ];
    const drawing = await draw(80, 24, { cards: grouped });
    await drawing.type('o');
    expect(drawing.text()).toMatch(/A loud year[\s\S]*\n\W*Past claims\W*\n[\s\S]*An old claim/);
    await drawing.type('old');
    expect(drawing.text()).not.toContain('Past claims');
  });

  it('asks before a play with changes is left, once', async () => {
    const drawing = await draw(80, 24, { cards });
    await drawing.type('>o\r');
    expect([drawing.left, drawing.text().includes('Leave this play?')]).toEqual([[], true]);
    await drawing.type('\u001B');
    expect(drawing.text()).toContain('A loud year');
    await drawing.type('\r\r');
    expect(drawing.left).toEqual([{ kind: 'leave', exitCode: 0, next: 'a.yaml' }]);
  });
});
