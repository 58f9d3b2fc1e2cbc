/** Examples of docs/scenario-format.md. `small` and `events` are whole scenarios; `overlay` extends `small`. */
export const EXAMPLES = {
  small: `demarche: 1
id: two-states
title: Two states
question: How much sooner does Betaland follow once Alphaland has recognised?
start: 2025-07-03
turns: 24
ladder:
  - {id: none, label: No recognition, standing: 0}
  - {id: recognition, label: Recognition, standing: 1}
rates:
  up: {none: -4}             # exp(-4) is 1.8 % a month
  down: {recognition: -7}
drivers:
  gain: {label: Gain from recognition, sign: benefit, profile: [1], weight: 2}
states:
  A: {name: Alphaland, power: 0.6, traits: {gain: 0.8}}
  B: {name: Betaland, power: 0.4, traits: {gain: 0.3}}
ties:
  - {from: B, to: A, kind: peer, weight: 0.5}
evidence:
  - {state: A, field: gain, value: 0.8, source: made up, confidence: judgement}
  - {state: B, field: gain, value: 0.3, source: made up, confidence: judgement}
target: {id: T, name: Targetland, authority: the new authorities}
`,
  events: `demarche: 1
id: events-of-every-kind
start: 2025-07-03
turns: 24
ladder:
  - {id: none, standing: 0}
  - {id: mission, standing: 0.2}
  - {id: recognition, standing: 1}
rates:
  up: {none: -4, mission: {mean: -5, sd: 0.4}}
  down: {mission: -6, recognition: -7}
drivers:
  gain: {sign: benefit, profile: [0.6, 1], climate: [openness, {of: isolation, base: 1, slope: 0.5}]}
  rights: {sign: cost, profile: [0.2, 1], climate: [norm, attention, {of: record, base: 1, slope: -1}]}
states:
  A: {traits: {gain: 0.8, rights: 0.2}, weights: {rights: 2}}
  B: {rung: mission, since: 2024-01-30, power: 0.4, traits: {gain: 0.3, rights: 0.6}}
blocs:
  U: {label: Union, cohesion: 0.5, members: [A, B]}
evidence:
  - {state: A, field: gain, value: 0.8, source: made up}
  - {state: B, field: rung, value: mission, source: made up}
target:
  leverage_driver: rights
  tracks:
    record: {label: Human-rights record, start: 0.25, step: 0.05, resistance: 0.5, up: {mean: -4, sd: 0.5}, down: -5}
norm: {start: 0.8, act: 0.05}
variables:
  openness: 1
  attention: {start: 1, half_life: 6}     # what events add is half gone after six months
institutions:
  assembly:
    decides: 12-06
    when: {all: [{share: mission, at_least: 0.5}, {track: record, at_least: 0.4}]}
    effects: [{variable: norm_scale, multiply: 0.6}]
events:
  summit:                    # on a day, or on several
    on: [2026-01-15, 2027-01-15]
    effects: [{move: A, to: mission}]
  fair:                      # each year
    yearly: 05-01
    effects: [{boost: {bloc: U}, times: 2, months: 3}]
  attack:                    # by chance: 2 % a month
    chance: 0.02
    cooldown: 6
    effects:
      - {variable: militancy, multiply: 1.3, months: 6}
      - {block: [A, B], direction: up, months: 2}
  exchange:                  # to one state, drawn by its gain; more often while openness is low
    chance: 0.05
    climate: [{of: openness, base: 2, slope: -1}]
    happens_to: {among: {bloc: U}, by: gain, to: mission}
    text: The new authorities and {state} exchange prisoners.
    effects:
      - {boost: that, times: 2, months: 6}
      - {disposition: that, add: 0.3, months: 12}
  backlash:                  # when a condition holds, once
    act: protest
    when: {any: [{happened: attack, at_least: 2}, {index: legitimacy, above: 40}, {not: {state: B, at_least: mission}}]}
    effects:
      - {track: record, add: -0.1}
      - {weight: rights, states: all, multiply: 1.2, months: 12}
decisions:
  a-waits: {state: A, on: 2025-12-01, do: hold}
  b-recognises: {state: B, on: 2026-02-01, do: recognition}
`,
  overlay: `# What if gain counted for less, and Betaland had a mind of its own?
extends: two-states.yaml
weights: {gain: 1}
states:
  B: {disposition: -0.5}
ties:
  - {from: B, to: A, kind: peer, remove: true}
events:
  summit:
    on: 2026-01-15
    effects: [{boost: all, times: 3, months: 6}]
`,
} as const;
