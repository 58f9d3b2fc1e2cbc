import { describe, expect, it } from 'vitest';
import { withDeclared, withTurnedAxis } from '../../src/study/fit/declared.ts';
import { fitWaves } from '../../src/study/fit/fit.ts';
import { withFitted } from '../../src/study/fit/fitted.ts';
import { historyOf } from '../../src/study/fit/history.ts';
import { riskSetOf } from '../../src/study/fit/risk-set.ts';
import { backedChance, claimFactsOf, factShares, manyChance } from '../../src/study/waves/claim-facts.ts';
import { waveFolder, wavePath } from '../fixtures/waves.ts';

const donetsk = waveFolder(wavePath('donetsk-2022')).wave;
const { claim: _, ...unclaimed } = donetsk.scenario;
const SHARES = factShares([]);

describe('what is known of a claim', () => {
  it('comes from its blocs where the scenario has no claim; what they do not say is unknown', () => {
    expect(claimFactsOf(donetsk.scenario)).toEqual({ sponsor: true, route: false, against: true });
    expect(claimFactsOf(unclaimed)).toEqual({ sponsor: true, route: undefined, against: undefined });
  });

  it('is averaged over where it is unknown, with a wider spread', () => {
    expect(SHARES).toEqual({ sponsor: 0.5, route: 0.5, against: 0.5 });
    expect(backedChance(claimFactsOf(donetsk.scenario), SHARES)).toBe(0);
    expect(backedChance(claimFactsOf(unclaimed), SHARES)).toBe(0.5);
  });

  it('gives the chance that many follow: by backing and by several patrons, or by patrons alone', () => {
    const claimed = (claim: Partial<NonNullable<typeof donetsk.scenario.claim>>) => ({
      ...donetsk.scenario,
      claim: {
        kind: 'state',
        sponsor: true,
        patrons: ['RUS'],
        opponents: [],
        route: 'none',
        un: 'silent',
        region: 'silent',
        control: 'full',
        coded: '',
        ...claim,
      } as const,
    });
    const several = { patrons: ['RUS', 'BLR'] } as const;
    const chances = [
      claimed({ un: 'against' }),
      claimed({}),
      claimed({ un: 'against', ...several }),
      claimed(several),
    ].map(manyChance);
    expect(chances).toEqual([1 / 80, 1 / 8, 1 / 8, 3 / 5]);
    // Without a claim its patrons are known at most: Russia alone, nobody at all, or nothing.
    expect(manyChance(unclaimed)).toBe(1 / 80);
    const blocs = unclaimed.blocs.filter(({ id }) => id !== 'PATRONS' && id !== 'RIVALS');
    expect(manyChance({ blocs })).toBe(3 / 10);
  });

  it('makes two rules of each rule of a fit: many follow, or few', () => {
    const rule = {
      label: 'A',
      share: 0.5,
      weights: { patron: { mean: 3, sd: 1 }, precedent: { mean: 0, sd: 0 } },
      levels: { many: { mean: -5, sd: 1 }, few: { mean: -11, sd: 1 } },
      down: { mean: -7, sd: 1 },
      uncertainty: 1.5,
    };
    const { rules = [] } = withFitted(unclaimed, { rules: { a: rule } });
    expect(rules.map(({ id, label, share }) => [id, label, share])).toEqual([
      ['a-few', 'A, few follow', 0.5 * (79 / 80)],
      ['a-many', 'A, many follow', 0.5 / 80],
    ]);
    expect(rules.map(({ rates }) => rates.up)).toEqual([
      { none: rule.levels.few },
      { none: rule.levels.many },
    ]);
    // Weights of its drivers alone; those of social terms that the rule does not name are the scenario's own.
    expect(Object.keys(rules[0]?.weights ?? {})).not.toContain('pulse');
    expect(rules[0]?.weights).toMatchObject({ patron: rule.weights.patron, precedent: { mean: 0, sd: 0 } });
  });

  it('gives declared states a driver, with a claim or without', () => {
    for (const scenario of [donetsk.scenario, unclaimed]) {
      const { states, drivers } = withDeclared(scenario);
      expect(drivers.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['declared_against', 'declared_for']),
      );
      const has = (id: string) => states.filter(({ traits }) => traits[id]).map((state) => state.id);
      expect(has('declared_for')).toEqual(['RUS']);
      expect(has('declared_against')).toEqual(['DEU', 'FRA', 'GBR', 'POL', 'UKR', 'USA']);
    }
  });

  it('turns an axis that makes the opponents the patrons, and no other', () => {
    const turned = {
      ...donetsk.scenario,
      states: donetsk.scenario.states.map((state) => ({
        ...state,
        traits: { ...state.traits, ...(state.traits.patron ? { patron: -state.traits.patron } : {}) },
      })),
    };
    expect(withTurnedAxis(turned)).toEqual(donetsk.scenario);
    expect(withTurnedAxis(donetsk.scenario)).toBe(donetsk.scenario);
  });
});

describe('totals of a record', () => {
  it('speak for states that no one looked for, and lower the rate that named states give', () => {
    const { wave } = waveFolder(wavePath('taliban-2021'));
    const rate = (totals: typeof wave.totals) =>
      fitWaves([riskSetOf(historyOf({ ...wave, totals }))]).estimates.find(
        ({ parameter }) => parameter.kind === 'up' && parameter.name === 'none',
      );
    const [counted, named] = [rate(wave.totals), rate(undefined)];
    expect(wave.totals).toHaveLength(2);
    expect(counted?.mean).toBeLessThan((named?.mean ?? 0) - 0.3);
    expect(counted?.sd).toBeLessThan(named?.sd ?? 0);
  });
});
