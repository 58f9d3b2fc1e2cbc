import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/cli/load.ts';
import { ownIndices } from '../../src/domain/indices.ts';
import { odds, openScenario, run } from '../../src/index.ts';
import { midSentence } from '../../src/report/words/names.ts';

const TEXT = `
demarche: 1
id: somaliland
title: Somaliland
start: 2026-01-01
turn: month
turns: 6
ladder: [{id: none, label: None, standing: 0}, {id: recognition, label: Recognition, standing: 1}]
rates: {up: {none: -2}, down: {recognition: -6}}
drivers: {trade: {label: Red Sea security, sign: benefit, profile: [1], weight: 1}}
states: {ETH: {name: Ethiopia, power: 0.6, traits: {trade: 0.8}}, DJI: {name: Djibouti, power: 0.4}}
target: {id: XSL, name: Somaliland, authority: the government in Hargeisa}
`;

const idsOf = (text: string): readonly string[] =>
  ownIndices(openScenario({ text }).scenario).map(({ id }) => id);

const EVERY = ['recognisers', 'legitimacy'];

describe('the indices of a scenario', () => {
  it('are those of the flagship that its climates and conditions read', () => {
    const all = ownIndices(loadScenario('russia-precedent', []).scenario);
    for (const index of [
      { id: 'recognisers', label: 'Recognisers' },
      { id: 'legitimacy', label: 'Legitimacy of the target' },
      { id: 'norm_strength', label: 'Strength of the norm against recognition' },
      { id: 'regional_stability', label: 'Regional stability' },
      { id: 'womens_rights', label: "Women's rights: leverage left" },
    ])
      expect(all).toContainEqual(index);
  });

  it.each([
    ['', EVERY],
    ['weights: {legitimacy: 0}', ['recognisers']],
    ['weights: {legitimacy: {mean: 0, sd: 1}}', EVERY],
    ['norm: {start: 0.5}', EVERY],
    ['variables: {assets: {start: 0.2}}', EVERY],
    ['events: {e: {label: E, source: x, chance: 0.1, effects: [{variable: tension, add: 0.1}]}}', EVERY],
    [
      'drivers: {trade: {label: Sea, sign: benefit, profile: [1], climate: [tension, norm]}}',
      [...EVERY, 'norm_strength', 'regional_stability'],
    ],
    [
      'drivers: {trade: {label: Sea, sign: benefit, profile: [1], climate: [isolation]}}',
      [...EVERY, 'isolation'],
    ],
    [
      'events: {e: {label: E, source: x, when: {index: frozen_assets, above: 50}, effects: [{variable: norm_push, add: 0.1}]}}',
      [...EVERY, 'frozen_assets'],
    ],
  ])('are those that something reads: %s', (more, ids) => {
    const texts = more.startsWith('drivers') ? TEXT.replace(/drivers: .*/, more) : `${TEXT}${more}\n`;
    expect(idsOf(texts)).toEqual(ids);
  });

  it('are called as the scenario calls its track', () => {
    const text = TEXT.replace(
      'Hargeisa}',
      'Hargeisa, tracks: {rights: {label: Rights of clans, start: 0.1, resistance: 1, up: -4, down: -5}}}',
    );
    expect(ownIndices(openScenario({ text }).scenario).at(-1)).toEqual({
      id: 'womens_rights',
      label: 'Rights of clans: leverage left',
    });
  });

  it('are the only ones in texts and in JSON; a CSV leaves the columns of others empty', () => {
    const open = openScenario({ text: TEXT });
    const played = run(open, { seed: 'x' });
    const counted = odds(open, { seed: 'x', futures: 20 });
    for (const text of [played.text(), counted.text()]) {
      expect(text).toContain('Legitimacy of the target');
      expect(text).not.toMatch(/isolation|frozen|women|Regional/i);
    }
    for (const indices of [JSON.parse(played.json()).start.indices, JSON.parse(counted.json()).indices])
      expect(Object.keys(indices).filter((id) => id !== 'recognisers')).toEqual(EVERY.slice(1));
    const [head = '', row = ''] = played.csv().split('\n');
    const cells = new Map(head.split(',').map((column, i) => [column, row.split(',')[i]]));
    expect([cells.get('frozen_assets'), cells.get('womens_rights')]).toEqual(['', '']);
    expect(cells.get('legitimacy')).toMatch(/^\d/);
  });
});

describe('a label in the middle of a sentence', () => {
  it.each([
    ['Red Sea security', 'Red Sea security'],
    ['Berbera port', 'Berbera port'],
    ['Ethiopian access to the sea', 'Ethiopian access to the sea'],
    ['UN seat', 'UN seat'],
    ['Security Council pressure', 'Security Council pressure'],
    ['Security', 'security'],
    ["Women's rights", "women's rights"],
    ['Rivalry with the West', 'rivalry with the West'],
  ])('keeps the capitals of names: %s', (label, inSentence) => {
    expect(midSentence(label)).toBe(inSentence);
  });
});
