import { describe, expect, it } from 'vitest';
import { scenarioHash } from '../../src/scenario/canonical.ts';
import { contradictionsOf } from '../../src/web/contradictions.ts';
import { whatIfFile } from '../../src/web/saved.ts';
import { changedScenario } from '../../src/web/sides.ts';
import { readSmall } from '../exercise/small.ts';

const read = readSmall();
if (!read.ok) throw new Error('the small scenario is sound');
const { scenario } = read;

const switchOf = (id: string, text: string) => ({
  id,
  title: `What ${id} says`,
  question: '',
  effect: '',
  text: `extends: two-states.yaml\ntitle: x\n${text}`,
});

const SWITCHES = [
  switchOf('no-gain', 'states: {A: {traits: {gain: 0}}}\n'),
  switchOf(
    'news',
    'events: {news: {label: News, source: s, on: 2026-01-01, effects: [{move: A, to: recognition}]}}\n',
  ),
  switchOf('half-gain', 'states: {A: {traits: {gain: 0.5}}}\nweights: {gain: {mean: 1}}\n'),
];

describe('a choice of the living page', () => {
  it('is saved as one file, whatever number of what-ifs is on', () => {
    const side = { key: '', edits: [{ path: 'weights.gain.mean', value: 3 }], events: [], decisions: [] };
    const given = { scenario, name: 'two-states', switches: SWITCHES };
    const ifs = ['no-gain', 'news', 'half-gain'];
    const text = whatIfFile(
      given,
      { ifs, sets: ['weights.gain.mean=3'] },
      { side: { ...side, on: undefined } as never },
    );
    expect(text).toMatch(
      /^# After extends: the path to two-states, as seen from this file\.\nextends: two-states\n/,
    );
    const saved = changedScenario(scenario, [{ id: 'saved', text }], []);
    const meant = changedScenario(scenario, SWITCHES, ['weights.gain.mean=3']);
    if (!('scenario' in saved && 'scenario' in meant)) throw new Error(JSON.stringify([saved, meant]));
    expect(scenarioHash(saved.scenario)).toBe(scenarioHash(meant.scenario));
  });

  it('says which what-ifs set the same thing to other values', () => {
    expect(contradictionsOf(SWITCHES.slice(0, 2))).toEqual([]);
    expect(contradictionsOf(SWITCHES)).toEqual([
      '“What no-gain says” and “What half-gain says” both set states.A.traits.gain: that of “What half-gain says” counts.',
    ]);
  });
});
