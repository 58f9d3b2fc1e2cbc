import { BUILT_IN_WEIGHTS } from '../../src/domain/terms.ts';
import { BUILT_IN_VARIABLES } from '../../src/domain/variables.ts';
import type { Driver, Scenario, State } from '../../src/scenario/scenario.ts';

const LADDER = [
  ['none', 'None or hostile', 0],
  ['contact', 'Contact', 0.02],
  ['mission', 'Mission', 0.06],
  ['charge', 'Chargé d’affaires', 0.14],
  ['ambassador', 'Ambassador', 0.35],
  ['recognition', 'Recognition', 1],
] as const;

const WEIGHTS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(BUILT_IN_WEIGHTS.map((id) => [id, 0.7])),
  security: 4,
  economy: 3,
  rights: 4,
  rivalry: 1.2,
};

const driver = (id: string, label: string, sign: 1 | -1): Driver => ({
  id,
  label,
  sign,
  profile: sign > 0 ? [0.5, 0.7, 0.8, 0.8, 0.7] : [0.05, 0.15, 0.35, 0.6, 1],
  climate: [],
  range: [-1, 1],
});

const state = (
  id: string,
  name: string,
  rung: number,
  power: number,
  security: number,
  rights: number,
): State => ({
  id,
  name,
  rung,
  since: undefined,
  member: true,
  power,
  taboo: 1,
  disposition: 0,
  policy: 'explicit',
  neighbour: false,
  traits: { security, rights, economy: security / 2, rivalry: 0.5 - rights },
  weights: {},
});

const STATES: readonly State[] = [
  state('ARE', 'United Arab Emirates', 4, 0.15, 0.3, 0.2),
  state('CHN', 'China', 4, 0.9, 0.6, 0.3),
  state('CIV', "Côte d'Ivoire", 0, 0.02, 0, 0.4),
  state('DEU', 'Germany', 0, 0.35, 0.2, 0.95),
  state('IND', 'India', 3, 0.6, 0.4, 0.5),
  state('IRN', 'Iran', 4, 0.25, 0.6, 0.1),
  state('KAZ', 'Kazakhstan', 3, 0.1, 0.5, 0.2),
  state('NIC', 'Nicaragua', 1, 0.02, 0.1, 0),
  state('PAK', 'Pakistan', 4, 0.25, 0.8, 0.2),
  state('QAT', 'Qatar', 3, 0.06, 0.2, 0.2),
  state('RUS', 'Russia', 5, 0.6, 0.7, 0.1),
  state('TKM', 'Turkmenistan', 4, 0.03, 0.7, 0.1),
  state('TUR', 'Türkiye', 3, 0.2, 0.3, 0.5),
  state('USA', 'United States of America', 0, 1, 0.3, 0.9),
  state('UZB', 'Uzbekistan', 4, 0.08, 0.7, 0.2),
];

/** A small world in the shape of the flagship: fifteen states on six rungs, four drivers, an event and a council. */
export const world: Scenario = {
  id: 'small-world',
  title: 'A small world',
  question: 'Who follows Russia, when, and what would change that?',
  description: '',
  start: '2025-07-03',
  turn: 'month',
  turns: 24,
  ladder: LADDER.map(([id, label, standing]) => ({ id, label, standing })),
  rates: {
    up: [-3.6, -4.2, -3.9, -4.2, -4.6].map((mean) => ({ mean, sd: 0 })),
    down: [-6, -5.8, -5.8, -5.6, -6.5].map((mean) => ({ mean, sd: 0 })),
    hysteresis: 0.4,
    dwell: 2,
    uncertainty: 0.5,
  },
  weights: Object.fromEntries(Object.entries(WEIGHTS).map(([id, mean]) => [id, { mean, sd: 0 }])),
  social: { cap: 3, half_life: 9, legitimacy_start: 0.054, taboo_half: 1 },
  drivers: [
    driver('economy', 'Economy', 1),
    driver('rights', "Women's rights", -1),
    driver('rivalry', 'Rivalry', 1),
    driver('security', 'Security', 1),
  ],
  states: STATES,
  ties: [
    { from: 'CHN', to: 'RUS', kind: 'peer', weight: 0.2, source: 'https://example.org/ties' },
    { from: 'CHN', to: 'PAK', kind: 'peer', weight: 0.3, source: 'judgement' },
    { from: 'CHN', to: 'USA', kind: 'rival', weight: 0.5, source: 'judgement' },
    { from: 'PAK', to: 'CHN', kind: 'peer', weight: 0.6, source: 'judgement' },
    { from: 'UZB', to: 'RUS', kind: 'peer', weight: 0.5, source: 'judgement' },
  ],
  blocs: [],
  evidence: [
    {
      state: 'CHN',
      field: 'rung',
      value: '4',
      reason: 'Accepted credentials of an ambassador in January 2024 and says that this is not recognition.',
      source: 'https://example.org/credentials',
      confidence: 'high',
    },
    {
      state: 'CHN',
      field: 'security',
      value: '0.6',
      reason: 'A short border and worries about militants.',
      source: 'judgement',
      confidence: 'judgement',
    },
  ],
  target: {
    id: 'AFG',
    name: 'Afghanistan',
    authority: 'the Taliban',
    tracks: [
      {
        id: 'rights',
        label: "Women's rights",
        start: 0.1,
        resistance: 1,
        up: { mean: -4.2, sd: 0 },
        down: { mean: -4.6, sd: 0 },
      },
    ],
    prize: 15,
    leverage_driver: 'rights',
    backlash: 0.3,
  },
  norm: { start: 1 },
  variables: Object.entries(BUILT_IN_VARIABLES)
    .map(([id, start]) => ({ id, label: id, start }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  institutions: [],
  decisions: [],
  events: [
    {
      id: 'welcome',
      label: 'China welcomes the move',
      text: 'Beijing calls it a step in the right direction.',
      source: 'judgement',
      act: 'support',
      timing: { kind: 'dates', dates: ['2025-07-20'] },
      when: undefined,
      once: true,
      cooldown: 0,
      effects: [],
    },
  ],
};

/** The same world with other names, in the order of its states. */
export const worldNamed = (names: readonly string[]): Scenario => ({
  ...world,
  title: names[0] ?? '',
  states: world.states.map((s, i) => ({ ...s, name: names[i % names.length] ?? '' })),
});
