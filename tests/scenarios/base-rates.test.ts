import { afterAll, describe, expect, it } from 'vitest';
import { turnDate } from '../../src/domain/dates.ts';
import { underRule } from '../../src/domain/rules/under-rule.ts';
import type { Parameter, Scenario } from '../../src/scenario/scenario.ts';
import { type Counted, firstContacts, playRecord, type StepClass } from '../baking/base-rates.ts';
import { movesOf, START, TURNS } from '../baking/record.ts';
import { FLAGSHIP, load } from './futures.ts';

/**
 * Base rates of the flagship's rules, from the record of August 2021 to July 2025 (docs/data.md, "Base rates").
 * `BASE_RATES=1 npx vitest run tests/scenarios/base-rates.test.ts` prints every figure.
 */
const { scenario } = load(FLAGSHIP);
const first = load('scenarios/history/taliban-2021/scenario.yaml').scenario.states.map(({ rung }) => rung);

/** What the first version judged of the last step, at its own weights. */
const PRIOR = -6.2;
const versionOne: Scenario = {
  ...scenario,
  weights: {
    ...scenario.weights,
    rights: { mean: 4, sd: 1 },
    audience: { mean: 0, sd: 0 },
    conditions: { mean: 0, sd: 0 },
    leading: { mean: 0, sd: 0 },
  },
};

interface Played {
  readonly label: string;
  readonly rule: Scenario;
  readonly of: (own: StepClass) => Counted;
  readonly contacts: ReturnType<typeof firstContacts>;
}

const rules: readonly Played[] = (scenario.rules ?? []).map((rule) => {
  const played = underRule(scenario, rule);
  return {
    label: rule.label,
    rule: played,
    of: playRecord(played, first),
    contacts: firstContacts(played, first),
  };
});
const before = playRecord(versionOne, first)('up ambassador').hazard;

/** The prior of the last step: as many recognitions are expected in the record as by the first version's. */
const lastStep = ({ of }: Played): number => PRIOR + Math.log(before / of('up ambassador').hazard);

/** The mean over the rules of a difference: terms by fact are the same in all rules. */
const apart = (own: StepClass, other: (played: Played) => Parameter): Parameter => {
  const pairs = rules.map((played) => [played.of(own), other(played)] as const);
  const [mine, theirs] = pairs[0] ?? [];
  return {
    mean: pairs.reduce((sum, [a, b]) => sum + a.mean - b.mean, 0) / pairs.length,
    sd: Math.hypot(mine?.sd ?? 0, theirs?.sd ?? 0),
  };
};
const hostile = apart('up hostile', ({ contacts }) => contacts);
const accepted = apart('down accepted', ({ of }) => of('down higher'));

const two = (value: number): number => Math.round(value * 100) / 100;
afterAll(() => {
  if (!process.env.BASE_RATES) return;
  for (const played of rules) {
    const classes = [
      'up none',
      'up contact',
      'up mission',
      'up charge',
      'up ambassador',
      'up hostile',
    ] as const;
    const downs = ['down contact', 'down higher', 'down accepted'] as const;
    console.log(played.label);
    console.table(
      [...classes, ...downs].map((own) => {
        const { steps, months, hazard, mean, sd } = played.of(own);
        return {
          step: own,
          steps,
          'state-months': months,
          hazard: Math.round(hazard),
          mean: two(mean),
          sd: two(sd),
        };
      }),
    );
    console.log('first contacts:', played.contacts);
    console.log('the last step, carried over:', two(lastStep(played)));
  }
  console.log('by fact:', { hostile, accepted });
});

/** A parameter of the file is that of the record, to a twentieth. */
const expectNear = (written: Parameter | undefined, counted: Parameter, what: string): void => {
  expect(Math.abs((written?.mean ?? Number.NaN) - counted.mean), `${what}: ${counted.mean}`).toBeLessThan(
    0.05,
  );
  expect(Math.abs((written?.sd ?? Number.NaN) - counted.sd), `${what}: sd ${counted.sd}`).toBeLessThan(0.05);
};

describe('the base rates of the flagship', () => {
  it('start from the record and end where the states are in July 2025', () => {
    const moves = movesOf(scenario, first);
    const end = first.map((rung, i) => moves.filter((move) => move.state === i).at(-1)?.to ?? rung);
    expect(end).toEqual(scenario.states.map(({ rung }) => rung));
    expect(turnDate(START, 'month', TURNS) >= scenario.start).toBe(true);
  });

  it('are those of the record under each rule', () => {
    expect(rules).toHaveLength(2);
    for (const played of rules) {
      const { up, down } = played.rule.rates;
      expectNear(up[0], played.contacts, `${played.label}, first contacts`);
      for (const [k, own] of (['up contact', 'up mission', 'up charge'] as const).entries())
        expectNear(up[k + 1], played.of(own), `${played.label}, ${own}`);
      expectNear(up[4], { mean: lastStep(played), sd: 0.4 }, `${played.label}, the last step`);
      expectNear(down[0], played.of('down contact'), `${played.label}, down contact`);
      for (const k of [1, 2, 3]) expectNear(down[k], played.of('down higher'), `${played.label}, down ${k}`);
    }
  });

  it('differ by fact as the record does', () => {
    const byFact = new Map(scenario.rates.by_fact?.map(({ id, add }) => [id, add]));
    expectNear(byFact.get('accepted'), accepted, 'accepted');
    expectNear(byFact.get('hostile'), hostile, 'hostile');
  });
});
