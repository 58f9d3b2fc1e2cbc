import { describe, expect, it } from 'vitest';
import { demarche } from './program.ts';

// The same edit, seed and futures: one verdict on each state, in every answer of the program.

const FLAGSHIP = 'scenarios/russia-precedent';

/** Rows of a table in words: the state's name, and what its row ends with. */
const verdictsIn = (out: string, heading: string, verdict: RegExp): ReadonlyMap<string, string> =>
  new Map(
    out
      .slice(out.indexOf(heading))
      .split('\n')
      .flatMap((line) => {
        const name = /^ {2}(\S.*?) {2,}/.exec(line)?.[1];
        const found = verdict.exec(line)?.[1];
        return name === undefined || found === undefined ? [] : [[name, found] as const];
      }),
  );

const VERDICTS = /(more|less|inside noise|exactly the same)(?: in B)?$/;

describe('one verdict', () => {
  it.each([
    { set: 'weights.rights.mean=3.6', runs: 200, seed: 'moscow' },
    { set: 'CHN.taboo=0', runs: 60, seed: 'doha' },
  ])('on $set after $runs futures', ({ set, runs, seed }) => {
    const luck = ['--seed', seed, '--runs', String(runs), '--set', set];
    const weights = verdictsIn(
      demarche(['play', FLAGSHIP, '--screen', 'weights', ...luck]).out,
      'Odds from',
      VERDICTS,
    );
    const screen = demarche(['play', FLAGSHIP, '--screen', 'compare', ...luck]).out;
    const compared = verdictsIn(screen, 'Many futures', VERDICTS);
    const { out, code } = demarche(['compare', FLAGSHIP, ...luck, '--json']);
    expect(code).toBe(0);
    const states: readonly { id: string; by: { verdict: string }; at: { verdict: string } }[] =
      JSON.parse(out).variants[0].horizons.at(-1).states;
    const json = states.map(({ by, at }) => (by.verdict === 'same' ? at.verdict : by.verdict));
    const count = (...verdicts: readonly string[]): number =>
      json.filter((verdict) => verdicts.includes(verdict)).length;
    const tally = `States: ${count('more', 'less')} changed, ${count('noise')} inside noise, ${count('same')} exactly the same.`;
    expect(screen).toContain(tally);
    expect(weights.size).toBeGreaterThan(5);
    for (const [name, verdict] of weights)
      expect([name, compared.get(name) ?? 'exactly the same']).toEqual([name, verdict]);
    for (const [name, verdict] of compared)
      expect([name, weights.get(name) ?? verdict]).toEqual([name, verdict]);
    const text = demarche(['compare', FLAGSHIP, ...luck]).out;
    const inText = verdictsIn(text, 'Who recognises by', /(more|less) often$/);
    for (const [name, verdict] of inText) expect([name, compared.get(name)]).toEqual([name, verdict]);
  });
});
