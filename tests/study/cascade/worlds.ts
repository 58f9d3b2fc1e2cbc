/** Made-up worlds in which who tips whom is known: B heeds A, and so on; nobody else moves by itself. */
const WORLD = `
demarche: 1
id: tipping
title: Who tips whom
question: Who tips whom?
start: 2025-01-01
turn: month
turns: 12
ladder:
  - {id: none, label: No recognition, standing: 0}
  - {id: recognition, label: Recognition, standing: 1}
rates: {up: {none: -20}, down: {recognition: -20}}
drivers:
  gain: {label: Gain, sign: benefit, profile: [1], weight: 30}
weights: {precedent: 50, legitimacy: 0, taboo: 0, pulse: 0}
social: {cap: 50}
target: {id: T, name: Targetland, authority: the new authorities}
`;

const STATES = ['A', 'B', 'C', 'D'] as const;

/** A world of four states: `pairs` such as `AB` for B that heeds A; `movers` move by themselves in the first turns. */
export const tippingWorld = (pairs: readonly string[], movers: string, more = ''): string =>
  [
    WORLD,
    'states:',
    ...STATES.map((id) => `  ${id}: {name: ${id}land, traits: {gain: ${movers.includes(id) ? 1 : 0}}}`),
    ...(pairs.length === 0 ? [] : ['ties:']),
    ...pairs.map(([to, from]) => `  - {from: ${from}, to: ${to}, kind: peer, weight: 0.5, source: made up}`),
    more,
  ].join('\n');
