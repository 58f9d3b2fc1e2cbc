import { afterAll, describe, expect, it } from 'vitest';
import type { Run } from '../../src/domain/run.ts';
import {
  FLAGSHIP,
  followers,
  futures,
  grantedAt,
  load,
  mean,
  projectPath,
  quantile,
  type Recognition,
  recognisers,
  recognitions,
  rungsAtEnd,
  share,
} from './futures.ts';

/**
 * The patterns P1 to P8 of docs/model.md, section 1, and the bands that the flagship must keep, on one fixed seed.
 * `PATTERNS=1 npx vitest run tests/scenarios/patterns.test.ts` prints every figure.
 */
const COUNT = 1000;
const FEW = 150;

const figures: Record<string, number> = {};
const figure = (name: string, value: number): number => {
  figures[name] = Math.round(value * 1000) / 1000;
  return value;
};
afterAll(() => {
  if (process.env.PATTERNS) console.table(figures);
});

const { scenario } = load(FLAGSHIP);
const at = new Map(scenario.states.map((s, i) => [s.id, i]));
const trait = (state: string, driver: string): number =>
  scenario.states[at.get(state) ?? -1]?.traits[driver] ?? 0;
const bloc = (id: string): readonly string[] => scenario.blocs.find((b) => b.id === id)?.members ?? [];
const variant = (sets: readonly string[]) => load(FLAGSHIP, sets).scenario;
const fixture = (name: string) => load(projectPath(`tests/scenarios/fixtures/${name}.yaml`)).scenario;

const AMBASSADOR = 4;
const NEAREST = ['CHN', 'IRN', 'PAK', 'NIC', ...bloc('CENTRAL_ASIA')];

interface Future {
  readonly recognisers: number;
  readonly followers: number;
  readonly recognitions: readonly Recognition[];
  readonly ups: number;
  readonly downs: number;
  readonly withdrawals: number;
  readonly seat: boolean;
}

const look = (future: Run): Future => {
  const moves = future.turns.flatMap((turn) => turn.moves);
  return {
    recognisers: recognisers(future),
    followers: followers(future),
    recognitions: recognitions(future),
    ups: moves.filter((m) => m.to > m.from).length,
    downs: moves.filter((m) => m.to < m.from).length,
    withdrawals: moves.filter((m) => m.from === 5).length,
    seat: grantedAt(future) !== undefined,
  };
};

const base = futures(scenario, COUNT, look);
const counts = base.map((f) => f.recognisers);
const chanceOf = (state: string): number =>
  share(base.map((f) => f.recognitions.some((r) => r.state === state)));

describe('the bands of the flagship', () => {
  it('ends between 2 and 5 recognisers on average, Russia included', () => {
    const average = figure('mean recognisers, July 2028', mean(counts));
    expect(average).toBeGreaterThan(2);
    expect(average).toBeLessThan(5);
  });

  it('leaves a 90 % interval at least 3 wide', () => {
    const low = figure('recognisers, 5th percentile', quantile(counts, 0.05));
    const high = figure('recognisers, 95th percentile', quantile(counts, 0.95));
    expect(high - low).toBeGreaterThanOrEqual(3);
  });

  it('leaves Russia alone for a year in 35 to 80 % of futures', () => {
    const alone = share(base.map((f) => !f.recognitions.some((r) => r.turn <= 12)));
    expect(figure('no second recogniser in 12 months', alone)).toBeGreaterThan(0.35);
    expect(alone).toBeLessThan(0.8);
  });

  it('puts most of the chance on China, Iran, Central Asia, Pakistan and Nicaragua', () => {
    const all = base.flatMap((f) => f.recognitions);
    const near = all.filter((r) => NEAREST.includes(r.state)).length / all.length;
    for (const state of [...NEAREST, 'TUR', 'ARE', 'IND'])
      figure(`recognises by July 2028: ${state}`, chanceOf(state));
    expect(figure('share of recognitions by the nearest', near)).toBeGreaterThan(0.7);
  });

  it('lets no Western ally recognise in more than 1 % of futures', () => {
    const allies = ['AUS', 'NZL', 'JPN', 'KOR', 'ISR', ...bloc('NATO').filter((s) => s !== 'TUR')];
    expect(allies).toHaveLength(36);
    const most = Math.max(...allies.map(chanceOf));
    expect(figure('most likely Western ally', most)).toBeLessThanOrEqual(0.01);
  });

  it('answers to the weight of the human-rights cost', () => {
    const with4 = mean(counts.slice(0, FEW));
    const with0 = mean(futures(variant(['weights.rights=0']), FEW, recognisers));
    const with12 = mean(futures(variant(['weights.rights=12']), FEW, recognisers));
    expect(figure('mean recognisers, weights.rights=0', with0)).toBeGreaterThan(with4 + 0.3);
    expect(figure('mean recognisers, weights.rights=12', with12)).toBeLessThan(with4 - 0.3);
  });

  it("has fewer other recognisers without Russia's recognition", () => {
    const others = mean(base.slice(0, 2 * FEW).map((f) => f.followers));
    const without = mean(futures(variant(['RUS.rung=charge']), 2 * FEW, followers));
    figure('mean other recognisers', others);
    expect(figure('mean other recognisers without Russia', without)).toBeLessThan(others - 0.1);
  });
});

describe('P1: states rest for years at ambassador level without recognition', () => {
  it('keeps those that were there at the start from recognising in at least 3 of 4 cases', () => {
    const resting = scenario.states.filter((s) => s.rung === AMBASSADOR).map((s) => s.id);
    expect(resting).toEqual(['ARE', 'AZE', 'CHN', 'KAZ', 'KGZ', 'NIC', 'PAK', 'SAU', 'TKM', 'TUR', 'UZB']);
    const rest = 1 - mean(resting.map(chanceOf));
    expect(figure('P1 ambassadors that never recognise', rest)).toBeGreaterThan(0.75);
  });
});

describe('P2: clusters among close partners are rare, but they come', () => {
  const inAQuarter = (f: Future): boolean =>
    f.recognitions.some(
      (a) => f.recognitions.filter((b) => b.turn >= a.turn && b.turn < a.turn + 3).length >= 3,
    );

  it('brings three recognitions within three months in 0.2 to 10 % of futures', () => {
    const clusters = figure('P2 three recognitions in three months', share(base.map(inAQuarter)));
    expect(clusters).toBeGreaterThan(0.002);
    expect(clusters).toBeLessThan(0.1);
  });

  it("follows a peer: China's example multiplies the chance of its close partners", () => {
    const whatIf = load(projectPath('scenarios/what-ifs/china-recognises-2026.yaml')).scenario;
    const partners = ['PAK', 'UZB', 'KAZ', 'KGZ'];
    const followed = (all: readonly Recognition[]): number =>
      partners.filter((p) => all.some((r) => r.state === p)).length;
    const without = mean(base.slice(0, 2 * FEW).map((f) => followed(f.recognitions)));
    const times = mean(futures(whatIf, 2 * FEW, (future) => followed(recognitions(future)))) / without;
    expect(figure("P2 China's partners, times as likely", times)).toBeGreaterThan(1.3);
  });
});

describe('P3: opposed camps coexist', () => {
  it('keeps the West out even where four or more recognise', () => {
    const broad = base.filter((f) => f.recognisers >= 4);
    const west = bloc('WEST');
    const split = share(broad.map((f) => !f.recognitions.some((r) => west.includes(r.state))));
    figure('P3 futures with four or more', broad.length / COUNT);
    expect(broad.length).toBeGreaterThan(50);
    expect(figure('P3 of these without any Western state', split)).toBeGreaterThan(0.95);
  });
});

describe('P4: early movers have high stakes and low human-rights cost', () => {
  const seconds = base.flatMap((f) => f.recognitions.slice(0, 1).map((r) => r.state));
  const stakes = (state: string): number => trait(state, 'security') + trait(state, 'economy');
  const everyone = scenario.states.map((s) => s.id);

  it('gives the second recogniser three times the stakes of the world', () => {
    const early = figure('P4 stakes of the second recogniser', mean(seconds.map(stakes)));
    expect(early).toBeGreaterThan(3 * figure('P4 stakes of all states', mean(everyone.map(stakes))));
  });

  it('gives it less than two thirds of the human-rights cost of the world', () => {
    const cost = (state: string): number => trait(state, 'rights');
    const early = figure('P4 rights cost of the second recogniser', mean(seconds.map(cost)));
    expect(early).toBeLessThan((2 / 3) * figure('P4 rights cost of all states', mean(everyone.map(cost))));
  });
});

describe('P5: stepping down happens, rarely', () => {
  it('takes up 5 to 35 % of all steps', () => {
    const down = mean(base.map((f) => f.downs)) / mean(base.map((f) => f.downs + f.ups));
    expect(figure('P5 share of steps that lead down', down)).toBeGreaterThan(0.05);
    expect(down).toBeLessThan(0.35);
  });

  it('withdraws recognition in 0.2 to 15 % of futures', () => {
    const withdrawn = figure('P5 futures with a withdrawal', share(base.map((f) => f.withdrawals > 0)));
    expect(withdrawn).toBeGreaterThan(0.002);
    expect(withdrawn).toBeLessThan(0.15);
  });
});

describe('P6: totals spread widely, never all or nothing', () => {
  it('has no total in more than 60 % of futures and hardly any above ten', () => {
    const most = Math.max(...[...new Set(counts)].map((c) => share(counts.map((d) => d === c))));
    expect(figure('P6 share of the commonest total', most)).toBeLessThan(0.6);
    expect(figure('P6 more than ten recognisers', share(counts.map((c) => c > 10)))).toBeLessThan(0.02);
    expect(new Set(counts).size).toBeGreaterThanOrEqual(5);
  });
});

describe('P7: the UN seat follows broad recognition, it does not lead it', () => {
  const world = fixture('seat-within-reach');
  const seen = futures(world, FEW, (future) => ({
    seat: grantedAt(future),
    half: future.turns.find(({ rungs }) => rungs.filter((r) => r >= AMBASSADOR).length >= 0.5 * rungs.length)
      ?.turn,
    norm: future.turns.map((t) => t.indices.norm_strength),
    assets: future.turns.map((t) => t.indices.frozen_assets),
    recognisers: recognisers(future),
  }));
  const granted = seen.flatMap((s) => (s.seat === undefined ? [] : [{ ...s, seat: s.seat }]));

  it('grants no seat in the flagship, however many recognise', () => {
    expect(share(base.map((f) => f.seat))).toBeLessThan(0.01);
  });

  it('grants it in 20 to 80 % of futures of a world in a hurry, always after half of the members', () => {
    const often = figure('P7 seat granted in the variant', granted.length / FEW);
    expect(often).toBeGreaterThan(0.2);
    expect(often).toBeLessThan(0.8);
    for (const { seat, half } of granted) expect(half ?? Number.POSITIVE_INFINITY).toBeLessThan(seat);
    figure(
      'P7 months from half of the members to the seat',
      mean(granted.map((g) => g.seat - (g.half ?? 0))),
    );
  });

  it('weakens the norm and opens assets once granted', () => {
    const fall = mean(granted.map(({ seat, norm }) => (norm[seat] ?? 0) / (norm[seat - 1] ?? 1)));
    expect(figure('P7 norm after the seat, as a share of before', fall)).toBeLessThan(0.7);
    for (const { seat, assets } of granted)
      expect((assets[seat] ?? 0) - (assets[seat - 1] ?? 0)).toBeGreaterThan(25);
  });

  it('brings more recognisers than the same luck without its effects', () => {
    const ids = world.institutions.map((i) => i.id);
    expect(ids).toEqual(['un-credentials']);
    const idle = { ...world, institutions: world.institutions.map((i) => ({ ...i, effects: [] })) };
    const effect = mean(seen.map((s) => s.recognisers)) - mean(futures(idle, FEW, recognisers));
    expect(figure('P7 recognisers that the seat adds', effect)).toBeGreaterThan(0.05);
  });
});

describe('P8: a shock moves lower rungs more visibly than a distant precedent does', () => {
  const TURNS = 14;
  const start = scenario.states.map((s) => s.rung);
  const without = futures(scenario, FEW, rungsAtEnd, TURNS);

  /** Share of states below ambassador, over all futures, that stand on another rung than without the event. */
  const moved = (name: string): number => {
    const changed = futures(fixture(name), FEW, rungsAtEnd, TURNS);
    const differ = changed.flatMap((rungs, future) =>
      rungs.flatMap((rung, i) => ((start[i] ?? 0) < AMBASSADOR ? [rung !== without[future]?.[i]] : [])),
    );
    return share(differ);
  };

  it('by at least three times', () => {
    const shock = figure('P8 lower rungs in 1,000 moved by a border war', 1000 * moved('border-war'));
    const precedent = figure('P8 lower rungs in 1,000 moved by Nicaragua', 1000 * moved('distant-precedent'));
    expect(shock).toBeGreaterThan(3 * precedent);
  });
});
