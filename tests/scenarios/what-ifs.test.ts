import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/domain/run.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import { FLAGSHIP, followers, futures, load, mean, projectPath, recognisers, rungAtEnd } from './futures.ts';

const FOLDER = 'scenarios/what-ifs';
const COUNT = 100;

const endIndex = (index: 'frozen_assets' | 'norm_strength' | 'womens_rights') => (future: Run) =>
  future.turns[future.turns.length - 1]?.indices[index] ?? Number.NaN;

interface Claim {
  readonly says: string;
  readonly look: (future: Run) => number;
  /** At least this much more (or less, if negative) than without the what-if, on average. */
  readonly by: number;
}

const others = (future: Run): number => followers(future) - Number(rungAtEnd(future, 'CHN') === 5);

const besideIran = (future: Run): number => followers(future) - Number(rungAtEnd(future, 'IRN') === 5);

const iran = (future: Run): number => Number(rungAtEnd(future, 'IRN') === 5);

const pakistan = (future: Run): number => rungAtEnd(future, 'PAK');

const CLAIMS: Readonly<Record<string, readonly Claim[]>> = {
  'china-recognises-2026': [{ says: 'more states beside China and Russia recognise', look: others, by: 0.3 }],
  'girls-schools-reopen': [
    { says: 'more states recognise', look: recognisers, by: 0.1 },
    { says: "the women's-rights outlook is better", look: endIndex('womens_rights'), by: 10 },
  ],
  'counter-terrorism-deal': [
    { says: 'more states recognise', look: recognisers, by: 0.03 },
    { says: 'Pakistan stands no lower', look: pakistan, by: 0 },
  ],
  'iran-ambassador': [{ says: 'Iran recognises more often', look: iran, by: 0.02 }],
  'iran-recognises-2026': [
    { says: 'Iran recognises more often', look: iran, by: 0.2 },
    { says: 'more states beside Iran and Russia recognise', look: besideIran, by: 0.05 },
  ],
  'un-seat-2026': [
    { says: 'more states recognise', look: recognisers, by: 0.1 },
    { says: 'the norm is weaker', look: endIndex('norm_strength'), by: -20 },
  ],
  'western-norm-push': [{ says: 'fewer states recognise', look: recognisers, by: -0.05 }],
  'iskp-surge': [{ says: 'fear draws more to Kabul than it drives away', look: recognisers, by: 0.2 }],
  'border-war-pakistan': [
    { says: 'Pakistan ends lower on the ladder', look: pakistan, by: -0.3 },
    { says: 'fewer states recognise', look: recognisers, by: -0.05 },
  ],
  'assets-released': [
    { says: 'the Taliban reach more of the assets', look: endIndex('frozen_assets'), by: 40 },
    { says: 'more states recognise', look: recognisers, by: 0.1 },
  ],
  'russia-reverses': [
    { says: 'fewer others recognise', look: followers, by: -0.1 },
    { says: 'Russia no longer does', look: (f) => rungAtEnd(f, 'RUS'), by: -0.8 },
  ],
};

const LOOKS = [...new Set(Object.values(CLAIMS).flatMap((claims) => claims.map((c) => c.look)))];

/** One pass over a scenario's futures, with everything that any claim looks at. */
const seen = (scenario: Scenario): readonly (readonly number[])[] =>
  futures(scenario, COUNT, (future) => LOOKS.map((look) => look(future)));

const at = (look: Claim['look']) => (values: readonly number[]) => values[LOOKS.indexOf(look)] ?? Number.NaN;

/** The scenario that a what-if changes. Both are read, and played, once. */
const LATER = projectPath('scenarios/afghanistan-2026/scenario.yaml');
const baseOf = (text: string): string => (text.includes('../afghanistan-2026') ? LATER : FLAGSHIP);
const without = new Map([FLAGSHIP, LATER].map((path) => [path, seen(load(path).scenario)]));

describe('what-ifs', () => {
  it('are those that the documents name', () => {
    const names = readdirSync(projectPath(FOLDER)).map((file) => file.replace(/\.yaml$/, ''));
    expect(names.sort()).toEqual(Object.keys(CLAIMS).sort());
  });

  for (const [name, claims] of Object.entries(CLAIMS)) {
    const path = projectPath(`${FOLDER}/${name}.yaml`);
    const text = readFileSync(path, 'utf8');
    const base = baseOf(text);

    it(`${name} is short, names its question, and checks without a doubt`, () => {
      expect(text.split('\n').length).toBeLessThan(30);
      const { scenario, warnings } = load(path);
      expect(warnings).toEqual([]);
      expect(scenario.title).not.toBe(load(base).scenario.title);
      expect(scenario.question).toMatch(/\?$/);
    });

    it(`${name}: ${claims.map((c) => c.says).join('; ')}`, () => {
      const { scenario } = load(path);
      const changed = seen(scenario);
      const before = without.get(base) ?? [];
      for (const { says, look, by } of claims) {
        const effect = mean(changed.map(at(look))) - mean(before.map(at(look)));
        if (by >= 0) expect(effect, says).toBeGreaterThanOrEqual(by);
        else expect(effect, says).toBeLessThanOrEqual(by);
      }
    });
  }
});
