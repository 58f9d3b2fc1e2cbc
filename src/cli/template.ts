/**
 * The scenario that `new` writes: small, complete, without errors or warnings. Its comments explain each part, so that a
 * person can change it without reading anything else. `id` must be a valid scenario id.
 */
export const newScenario = (
  id: string,
): string => `# ${id}: a scenario for demarche. Play it:  demarche run ${id}.yaml --seed one
# Check it:  demarche check ${id}.yaml        Ask why:  demarche why ${id}.yaml NOR
demarche: 1                 # version of the file format
id: ${id}
title: A new scenario
question: Who recognises the new authorities first, and who follows?
start: 2026-01-01           # the day of turn 0
turn: month                 # or week
turns: 36

# The rungs of engagement, lowest first; the last is recognition. "standing" is what a state on that rung lends
# the target, 0 to 1.
ladder:
  - {id: none, label: No contact, standing: 0}
  - {id: mission, label: Mission, standing: 0.2}
  - {id: recognition, label: Recognition, standing: 1}

# How often a step happens where nothing speaks for or against it: the log of moves a month, by the rung that is left.
# -4 is 1.8 % a month, -5 is 0.7 %, -6 is 0.25 %.
rates:
  up: {none: -4, mission: -5}
  down: {mission: -6, recognition: -7}

# What moves states. One profile number per step: benefits come early, costs pile up at recognition.
drivers:
  trade:
    label: Trade
    sign: benefit           # raises the chance
    profile: [0.6, 0.8]
    weight: 3               # how much it matters: change it and run again
  rights:
    label: Human-rights cost
    sign: cost              # lowers the chance
    profile: [0.2, 1]
    climate: [{of: rights_record, base: 1, slope: -1}]    # melts away as the target's record improves
    weight: 3

# A trait per driver, 0 to 1: how strongly it is felt here. "power" counts for standing, "taboo" is caution about being early.
states:
  NOR: {name: Norland, rung: mission, power: 0.8, traits: {trade: 0.7, rights: 0.2}}
  SUD: {name: Sudland, rung: mission, power: 0.5, taboo: 2, traits: {trade: 0.5, rights: 0.4}}
  EST: {name: Eastland, rung: none, power: 0.3, traits: {trade: 0.3, rights: 0.1}}
  WES: {name: Westland, rung: none, power: 1, traits: {trade: 0.2, rights: 0.9}}

# Who watches whom: peers are examples to follow, rivals are not to be left behind. A state's peers sum to 1 at most.
ties:
  - {from: SUD, to: NOR, kind: peer, weight: 0.5, source: made up}
  - {from: EST, to: SUD, kind: peer, weight: 0.4, source: made up}
  - {from: WES, to: NOR, kind: rival, weight: 0.3, source: made up}

# Why each figure is what it is. Say where it comes from, and how sure you are: high, medium, low or judgement.
evidence:
  - {state: NOR, field: rung, value: mission, reason: keeps a mission open, source: made up, confidence: judgement}
  - {state: SUD, field: rung, value: mission, reason: keeps a mission open, source: made up, confidence: judgement}
  - {state: EST, field: rung, value: none, reason: has no contact, source: made up, confidence: judgement}
  - {state: WES, field: rung, value: none, reason: has no contact, source: made up, confidence: judgement}

# Whose recognition is at stake. Its tracks are what it may reform, 0 to 1, in tenths. (A track with the id "rights" is what
# the index of the women's-rights outlook reads.)
target:
  id: TGT
  name: Targetland
  authority: the new authorities
  leverage_driver: rights   # the cost that reform would lower
  tracks:
    rights_record: {label: Human-rights record, start: 0.2, resistance: 0.5, up: -4, down: -5}

# Things that may happen: on a date, each year, with a chance a month, or when a condition holds.
events:
  trade-fair:
    label: Trade fair
    text: A trade fair in Targetland draws ministers from abroad.
    source: made up
    yearly: 05-01
    effects:
      - {boost: [NOR, SUD], times: 2, months: 3}
  crackdown:
    label: Crackdown
    text: A crackdown on protests makes headlines.
    source: made up
    act: protest
    chance: 0.02
    effects:
      - {variable: norm_push, add: 0.2, months: 6}
`;
