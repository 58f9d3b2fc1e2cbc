import { describe, expect, it } from 'vitest';
import { readingsByTurn } from '../../src/engine/explain/explain.ts';
import { playRun } from '../../src/engine/run.ts';
import { compile } from '../../src/model/compile.ts';
import { endingOf } from '../../src/report/run/ending.ts';
import { foldedLog, runView } from '../../src/report/run/run-view.ts';
import { world } from '../tui/world.ts';

const model = compile(world);
const options = { seed: 'moscow', future: 3, turns: world.turns };
const run = playRun(model, options);
const read = readingsByTurn(model, { ...options, turns: world.turns + 1 });
const viewAt = (turn: number) => runView({ scenario: world, run, turn, readings: read(turn + 1).clocks });

describe('a state that is held', () => {
  it('may step again in the turn that is named, and not before', () => {
    const views = run.turns.map(({ turn }) => viewAt(turn));
    let tried = 0;
    for (const { turn, rows } of views)
      for (const { id, heldUntil } of rows) {
        if (heldUntil === undefined || heldUntil > world.turns) continue;
        tried++;
        for (let later = turn; later < heldUntil; later++) {
          const row = views[later]?.rows.find((each) => each.id === id);
          // The clocks of a turn are read at the end of the turn before.
          expect(row?.held !== undefined).toBe(later + 1 < heldUntil);
        }
      }
    expect(tried).toBeGreaterThan(5);
  });
});

describe('the account of a future', () => {
  it('names every state that came to recognise, with the turn and what decided', () => {
    const { moves, outcome } = endingOf(world, run);
    const joined = run.turns.flatMap(({ turn, moves: each }) =>
      each.filter(({ to }) => to === 5).map(({ state }) => [turn, state] as const),
    );
    expect(joined.length).toBeGreaterThan(2);
    expect(moves).toHaveLength(Math.min(8, joined.length) + (joined.length > 8 ? 1 : 0));
    expect(moves[0]).toMatch(/ recognises on \d.* \(turn \d+\)\. Most for it: .* \(×\s[\d.]+\)/);
    expect(outcome).toMatch(/of 15 states recognise/);
  });
});

describe('the log', () => {
  const line = { mark: '▲', state: 'X', date: '2025-08-03', text: '' } as const;
  const contact = (turn: number, name: string) => ({ ...line, turn, contact: name });

  it('has first contacts of weak states in one line at the newest, from three on', () => {
    const other = { ...line, turn: 2, contact: undefined, text: 'another' };
    const log = [contact(1, 'Fiji'), contact(1, 'Chad'), other, contact(2, 'Malta')];
    expect(foldedLog(log.slice(0, 3))).toHaveLength(3);
    expect(foldedLog(log).map(({ turn, text }) => [turn, text])).toEqual([
      [2, 'another'],
      [2, '3 first contacts, newest first: Malta, Chad, Fiji.'],
    ]);
  });
});
