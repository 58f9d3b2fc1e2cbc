import { describe, expect, it } from 'vitest';
import { withDeclared, withTurnedAxis } from '../../src/study/fit/declared.ts';
import { fitWaves } from '../../src/study/fit/fit.ts';
import { historyOf } from '../../src/study/fit/history.ts';
import { levelFor } from '../../src/study/fit/levels.ts';
import { riskSetOf } from '../../src/study/fit/risk-set.ts';
import { backedChance, claimFactsOf, factShares } from '../../src/study/waves/claim-facts.ts';
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
    const levels = { backed: { mean: -5, sd: 1 }, other: { mean: -9, sd: 1 }, shares: SHARES };
    expect(levelFor(claimFactsOf(donetsk.scenario), levels)).toEqual(levels.other);
    expect(levelFor(claimFactsOf(unclaimed), levels)).toEqual({ mean: -7, sd: Math.sqrt(5) });
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
