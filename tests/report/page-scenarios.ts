/** Four states, two rungs: small enough to play hundreds of futures in a test. */
export const synthetic = `demarche: 1
id: small
title: Four states
question: Who follows Alpha?
start: 2025-07-03
turn: month
turns: 12
ladder:
  - {id: none, label: No recognition, standing: 0}
  - {id: recognition, label: Recognition, standing: 1}
rates: {up: {none: -4}, down: {recognition: -7}}
drivers:
  gain: {label: Gain, sign: benefit, profile: [1], weight: 2}
states:
  A: {name: Alpha, power: 0.6, traits: {gain: 0.8}}
  B: {name: Beta, power: 0.4, traits: {gain: 0.3}}
  C: {name: Gamma, power: 0.2, rung: recognition}
  D: {name: Delta, power: 0.2, traits: {gain: 0.1}}
ties:
  - {from: B, to: A, kind: peer, weight: 0.5, source: made up}
evidence:
  - {state: A, field: gain, value: 0.8, reason: It trades., source: made up, confidence: judgement}
target: {id: T, name: Targetland, authority: the new authorities}
`;
