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

const EVERY = ['recognisers', 'legitimacy', 'isolation', 'norm_strength'];

describe('the indices of a scenario', () => {
  it('are all in the flagship, which names the track of rights', () => {
    expect(ownIndices(loadScenario('russia-precedent', []).scenario)).toEqual([
      { id: 'recognisers', label: 'Recognisers' },
      { id: 'legitimacy', label: 'Legitimacy of the target' },
      { id: 'isolation', label: 'Isolation of the target' },
      { id: 'frozen_assets', label: 'Access to frozen assets' },
      { id: 'norm_strength', label: 'Strength of the norm against recognition' },
      { id: 'regional_stability', label: 'Regional stability' },
      { id: 'womens_rights', label: "Women's rights: outlook" },
    ]);
  });

  it.each([
    ['', EVERY],
    ['norm: {start: 0}', EVERY.filter((id) => id !== 'norm_strength')],
    [
      'variables: {assets: {start: 0.2}}',
      ['recognisers', 'legitimacy', 'isolation', 'frozen_assets', 'norm_strength'],
    ],
    [
      'events: {e: {label: E, source: x, chance: 0.1, effects: [{variable: tension, add: 0.1}]}}',
      [...EVERY, 'regional_stability'],
    ],
    [
      'events: {e: {label: E, source: x, when: {index: frozen_assets, above: 50}, effects: [{variable: norm_push, add: 0.1}]}}',
      ['recognisers', 'legitimacy', 'isolation', 'frozen_assets', 'norm_strength'],
    ],
  ])('need what they are made of: %s', (more, ids) => {
    expect(idsOf(`${TEXT}${more}\n`)).toEqual(ids);
  });

  it('are called as the scenario calls its track', () => {
    const text = TEXT.replace(
      'Hargeisa}',
      'Hargeisa, tracks: {rights: {label: Rights of clans, start: 0.1, resistance: 1, up: -4, down: -5}}}',
    );
    expect(ownIndices(openScenario({ text }).scenario).at(-1)).toEqual({
      id: 'womens_rights',
      label: 'Rights of clans: outlook',
    });
  });

  it('are the only ones in texts and in JSON; a CSV leaves the columns of others empty', () => {
    const open = openScenario({ text: TEXT });
    const played = run(open, { seed: 'x' });
    const counted = odds(open, { seed: 'x', futures: 20 });
    for (const text of [played.text(), counted.text()]) {
      expect(text).toContain('Isolation of the target');
      expect(text).not.toMatch(/frozen|women|Regional/i);
    }
    for (const indices of [JSON.parse(played.json()).start.indices, JSON.parse(counted.json()).indices])
      expect(Object.keys(indices).filter((id) => id !== 'recognisers')).toEqual(EVERY.slice(1));
    const [head = '', row = ''] = played.csv().split('\n');
    const cells = new Map(head.split(',').map((column, i) => [column, row.split(',')[i]]));
    expect([cells.get('frozen_assets'), cells.get('womens_rights')]).toEqual(['', '']);
    expect(cells.get('isolation')).toMatch(/^\d/);
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
