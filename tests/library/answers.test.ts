import { afterAll, describe, expect, it } from 'vitest';
import type * as core from '../../src/index.ts';
import type * as node from '../../src/node.ts';
import { demarche } from '../e2e/program.ts';

const built = (entry: string) => import(new URL(`../../dist/${entry}.js`, import.meta.url).href);
const { compare, odds, run, tip, why }: typeof core = await built('index');
const { openScenario, openThreads }: typeof node = await built('node');

const said = (...args: readonly string[]): string => {
  const { code, out, err } = demarche(args);
  expect({ code, err }).toMatchObject({ code: 0 });
  return out;
};

/** What the command prints as text, as JSON and as a table. */
const allForms = (...args: readonly string[]): readonly string[] => [
  said(...args),
  said(...args, '--json'),
  said(...args, '--csv'),
];

const two = openScenario('two-states');
const threads = openThreads(2);
afterAll(() => threads.close());

describe('an answer of the library has the bytes of the command', () => {
  it('run', () => {
    const answer = run(two, { seed: 'one', future: 3, turns: 12, moves: ['A@2=up'] });
    const asked = ['--seed', 'one', '--future', '3', '--turns', '12', '--move', 'A@2=up'];
    expect([answer.text(), answer.json(), answer.csv()]).toEqual(allForms('run', 'two-states', ...asked));
    const explained = run(two, { seed: 'one', explain: true });
    expect(explained.json()).toBe(said('run', 'two-states', '--seed', 'one', '--explain', '--json'));
  });

  it('odds, on threads too', async () => {
    const asked = ['--seed', 'one', '--runs', '60', '--by', '2026-07', '--state', 'B'];
    const question = { seed: 'one', futures: 60, by: '2026-07', states: ['Betaland'] };
    const answer = odds(two, question);
    expect([answer.text(), answer.json(), answer.csv()]).toEqual(allForms('odds', 'two-states', ...asked));
    expect((await threads.odds(two, question)).json()).toBe(answer.json());
  });

  it('odds from a turn on, on threads too', async () => {
    const asked = ['--seed', 'one', '--runs', '60', '--from', '2026-07', '--future', '3', '--move', 'A@2=up'];
    const question = { seed: 'one', futures: 60, from: '2026-07', future: 3, moves: ['A@2=up'] };
    const answer = odds(two, question);
    expect([answer.text(), answer.json(), answer.csv()]).toEqual(allForms('odds', 'two-states', ...asked));
    expect((await threads.odds(two, question)).json()).toBe(answer.json());
    const plain = odds(two, { seed: 'one', futures: 60 }).json();
    expect(answer.json()).not.toBe(plain);
    expect(odds(two, { seed: 'one', futures: 60, from: 0, future: 3 }).json()).toBe(plain);
  });

  it('odds from the last turn: what happened in the run, without intervals', () => {
    const { states, turns, nobody } = odds(two, { seed: 'one', futures: 20, from: 12, turns: 12, future: 5 });
    const end = run(two, { seed: 'one', future: 5, turns: 12 }).turns.at(-1);
    for (const [i, { by, rungs }] of states.entries()) {
      expect([by, ...rungs].every(({ share, low, high }) => share === low && share === high)).toBe(true);
      expect(rungs.map(({ share }) => share)).toEqual(rungs.map((_, rung) => Number(rung === end?.rungs[i])));
    }
    expect([turns, nobody.length]).toEqual([12, 13]);
    expect(() => odds(two, { seed: 'one', future: 5 })).toThrow('future: goes with --from');
    expect(() => odds(two, { seed: 'one', from: '1999-01' })).toThrow('turns 0 (to');
  });

  it('odds of an edited scenario with unsure weights', () => {
    const answer = odds(openScenario('russia-precedent').with({ 'weights.rights.mean': 2 }), {
      seed: 'moscow',
      futures: 40,
    });
    const asked = ['--seed', 'moscow', '--runs', '40', '--set', 'weights.rights.mean=2'];
    expect(answer.json()).toBe(said('odds', 'russia-precedent', ...asked, '--json'));
    expect(answer.states.find(({ id }) => id === 'RUS')?.by.share).toBe(1);
  });

  it('compare, on threads too', async () => {
    const whatIfs = [two.with({ 'weights.gain': 4 }), two.with(['A.taboo=0', 'B.taboo=0'])];
    const question = { seed: 'one', futures: 60, by: [6, '2027-01'], future: 2 };
    const answer = compare(two, whatIfs, question);
    expect(answer.variants.map(({ name }) => name)).toEqual(['weights.gain=4', 'A.taboo=0, B.taboo=0']);
    expect((await threads.compare(two, whatIfs, question)).json()).toBe(answer.json());
    const one = compare(two, two.with({ 'weights.gain': 4 }), question);
    const asked = ['--set', 'weights.gain=4', '--seed', 'one', '--runs', '60'];
    const shown = ['--by', '6', '--by', '2027-01', '--future', '2'];
    expect([one.text(), one.json(), one.csv()]).toEqual(
      allForms('compare', 'two-states', ...asked, ...shown),
    );
  });

  it('compare with a what-if of its own', () => {
    const [base, whatIf] = [openScenario('russia-precedent'), openScenario('china-recognises-2026')];
    const answer = compare(base, whatIf, { seed: 'doha', futures: 10, states: ['Iran'] });
    const asked = ['--seed', 'doha', '--runs', '10', '--state', 'IRN', '--json'];
    expect(answer.json()).toBe(said('compare', 'russia-precedent', 'china-recognises-2026', ...asked));
  });

  it('tip, on threads too', async () => {
    const question = { seed: 'one', futures: 200, state: 'B', odds: '60%', by: 18 };
    const answer = await tip(two, question);
    const asked = ['--state', 'B', '--odds', '60%', '--by', '18', '--seed', 'one', '--runs', '200'];
    expect([answer.text(), answer.json(), answer.csv()]).toEqual(allForms('tip', 'two-states', ...asked));
    expect((await threads.tip(two, question)).json()).toBe(answer.json());
  });

  it('why', () => {
    const answer = why(two, 'alphaland', { seed: 'one', at: 4, moves: ['B@2=up'] });
    const asked = ['A', '--seed', 'one', '--at', '4', '--move', 'B@2=up', '--no-tip'];
    expect(answer.text()).toBe(said('why', 'two-states', ...asked));
    expect(answer.json()).toBe(said('why', 'two-states', ...asked, '--json'));
    expect(why(two, 'A').json()).toBe(said('why', 'two-states', 'A', '--no-tip', '--json'));
  });
});
