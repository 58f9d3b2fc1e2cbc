import { describe, expect, it } from 'vitest';
import { togetherLines } from '../../src/report/waves/backtest-together.ts';
import { curveOf } from '../../src/study/odds/odds.ts';
import { variantsOf } from '../../src/study/waves/backtest-variants.ts';
import type { ObservedAct } from '../../src/study/waves/observed.ts';
import { recordedCounts, statusAt, waveOutcomes } from '../../src/study/waves/outcome.ts';
import type { WaveFolder } from '../../src/study/waves/read-wave.ts';
import { playFor, scored, WAVES, waveFolder, wavePath } from '../fixtures/waves.ts';

const folders = new Map(WAVES.map((id) => [id, waveFolder(wavePath(id))]));
const libya = folders.get('libya-2011') ?? waveFolder(wavePath('libya-2011'));
const others = [...folders.values()].filter(({ wave }) => wave.id !== libya.wave.id);

const withActs = (folder: WaveFolder, acts: readonly ObservedAct[]): WaveFolder => ({
  ...folder,
  wave: { ...folder.wave, acts },
});

/** The same acts, each by another state: a fixed shuffle (Fisher & Yates, with a small generator of its own). */
const shuffled = (folder: WaveFolder, seed: number): WaveFolder => {
  const ids = folder.wave.scenario.states.map(({ id }) => id);
  let luck = seed;
  for (let i = ids.length - 1; i > 0; i--) {
    luck = (luck * 1103515245 + 12345) % 2147483648;
    const j = Math.floor((luck / 2147483648) * (i + 1));
    [ids[i], ids[j]] = [ids[j] ?? '', ids[i] ?? ''];
  }
  const other = new Map(folder.wave.scenario.states.map(({ id }, i) => [id, ids[i] ?? id]));
  return withActs(
    folder,
    folder.wave.acts.map((act) => ({ ...act, state: other.get(act.state) ?? act.state })),
  );
};

const played = playFor(libya, others, 150);
const score = scored(libya, others, played);

describe('a back-test', () => {
  it('ranks the states of Libya 2011 better than chance, by much more than its error', () => {
    expect(score.concordance.model?.low).toBeGreaterThan(0.55);
    expect(score.states).toBe(193);
    expect(score.firstTen[0]).toMatchObject({ state: 'FRA', date: '2011-03-10' });
  });

  it('is a line of the table of several waves, with no figure cut', () => {
    const one = { score, sha256: '', outcome: '', rules: '', layer: undefined, others: [] };
    const lines = togetherLines({ engine: '', seed: '', futures: 150, waves: [one, one] });
    const row = lines.find((line) => line.startsWith('libya-2011')) ?? '';
    expect(row.split(/ {2,}/)).toHaveLength(10);
    expect(`${lines[1]}${row}`).not.toContain('…');
  });

  it('loses its skill when the acts are shuffled between states', () => {
    const blind = [1, 2, 3, 4, 5, 6].map((seed) => scored(shuffled(libya, seed), others, played));
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    expect(mean(blind.map((each) => each.concordance.model?.value ?? Number.NaN))).toBeGreaterThan(0.45);
    expect(mean(blind.map((each) => each.concordance.model?.value ?? Number.NaN))).toBeLessThan(0.55);
    const skill = (each: typeof score): number =>
      each.horizons.at(-1)?.against.hindsight?.skill?.value ?? Number.NaN;
    // Chances that differ between states for no reason are worse than one chance for all.
    expect(mean(blind.map(skill))).toBeLessThan(0.02);
    expect(skill(score)).toBeGreaterThan(0.1);
  });

  it('plays the same futures whatever became of the wave', () => {
    const [first] = libya.wave.acts;
    const poison = withActs(libya, first ? [{ ...first, state: 'CHN', date: '2011-03-08' }] : []);
    expect(
      variantsOf(
        poison.wave.scenario,
        others.map(({ wave }) => wave),
      ),
    ).toEqual(
      variantsOf(
        libya.wave.scenario,
        others.map(({ wave }) => wave),
      ),
    );
    const again = playFor(poison, others, 40);
    const before = playFor(libya, others, 40);
    expect(again).toEqual(before);
    const [a, b] = [scored(poison, others, again), scored(libya, others, before)];
    expect(a.fan).toEqual(b.fan);
    expect(a.cohesion).toBe(b.cohesion);
    // References come from other waves as well; only what is called hindsight may look at the outcome.
    expect(a.horizons[0]?.against.base?.brier).not.toBe(b.horizons[0]?.against.base?.brier);
    expect(a.concordance.model?.value).not.toBe(b.concordance.model?.value);
  });

  it('takes cohesion from the other waves: with other acts there it changes', () => {
    const spread = others.map((folder) => withActs(folder, folder.wave.acts.slice(0, 3)));
    const waves = (list: readonly WaveFolder[]) => list.map(({ wave }) => wave);
    expect(variantsOf(libya.wave.scenario, waves(others)).cohesion).not.toBe(
      variantsOf(libya.wave.scenario, waves(spread)).cohesion,
    );
  });

  it('plays each rule alone, at all its levels, and the wave as judged beside the mixture', () => {
    const { scenario } = libya.wave;
    const rule = (id: string, label: string, share: number) => ({
      ...{ id, label, share },
      weights: {},
      rates: { up: {}, down: {} },
    });
    const rules = [
      rule('a-few', 'A, few follow', 0.3),
      rule('a-many', 'A, many follow', 0.2),
      rule('b', 'B', 0.5),
    ];
    const { model, rivals } = variantsOf({ ...scenario, rules }, [], scenario);
    const names = rivals.map((rival) => [rival.id, rival.label, rival.scenario.rules?.map(({ id }) => id)]);
    expect(names).toEqual([
      ['a', 'A', ['a-few', 'a-many']],
      ['b', 'B', ['b']],
      ['judged', 'as judged in its own file', undefined],
    ]);
    expect(model.rules).toEqual(rules);
    expect(variantsOf(scenario, []).rivals.map(({ id }) => id)).toEqual(['plain']);
  });

  it('gives each state the chance that a share of futures shows', () => {
    const at = score.horizons[0]?.turn ?? 0;
    const happened = waveOutcomes(libya.wave, score.turns).map((o) => ({
      chance: curveOf(played.model, 0, o.position)[at] ?? Number.NaN,
      happened: statusAt(o, at),
      from: o.from,
    }));
    const known = happened.filter(({ from }) => from === 0);
    const byHand =
      known.reduce((sum, { chance, happened: h }) => sum + (chance - Number(h)) * (chance - Number(h)), 0) /
      known.length;
    expect(score.horizons[0]?.model.brier).toBeCloseTo(byHand, 12);
  });
});

describe('what happened', () => {
  const act = (state: string, date: string | undefined, to: ObservedAct['to'] = 1): ObservedAct => ({
    state,
    date,
    to,
    source: '',
    confidence: 'high',
  });

  it('counts recognisers turn by turn, withdrawals and states that end taken off', () => {
    const wave = {
      ...libya.wave,
      acts: [
        act('FRA', '2011-03-10'),
        act('ITA', '2011-03-13'),
        act('FRA', '2011-03-20', 0),
        act('QAT', undefined),
      ],
      atRisk: [{ state: 'ITA', from: undefined, to: '2011-04-01' }],
    };
    const counts = recordedCounts(wave, 5);
    expect(counts.map(({ known }) => known)).toEqual([0, 1, 2, 1, 0, 0]);
    expect(counts.map(({ possible }) => possible)).toEqual([0, 2, 3, 2, 1, 1]);
  });

  it('takes off a withdrawal of which the month alone is known', () => {
    const within = { first: '2011-03-15', last: '2011-03-31' };
    const wave = {
      ...libya.wave,
      acts: [act('FRA', '2011-03-10'), { ...act('FRA', undefined, 0), within }],
      atRisk: [],
    };
    const counts = recordedCounts(wave, 6);
    expect(counts[2]?.known).toBe(0);
    expect(counts.map(({ possible }) => possible)).toEqual([0, 1, 1, 1, 0, 0, 0]);
  });

  it('does not take an act without a day for a refusal, nor a state that left for one that stayed', () => {
    const wave = {
      ...libya.wave,
      acts: [act('QAT', undefined)],
      atRisk: [{ state: 'ITA', from: undefined, to: '2011-04-01' }],
    };
    const outcomes = new Map(waveOutcomes(wave, 29).map((o) => [o.state, o]));
    const qatar = outcomes.get('QAT');
    expect(qatar && statusAt(qatar, 20)).toBeUndefined();
    const italy = outcomes.get('ITA');
    expect(italy && statusAt(italy, 3)).toBe(false);
    expect(italy && statusAt(italy, 20)).toBeUndefined();
  });

  it('knows who could not act from the first day', () => {
    const south = waveOutcomes(libya.wave, 29).find(({ state }) => state === 'SSD');
    expect(south?.from).toBe(18);
  });
});
