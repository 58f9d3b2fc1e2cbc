/** One way to break the base scenario: `part` is replaced by `by`, where « marks the place that the issue must name. */
export interface Broken {
  readonly name: string;
  readonly part: string;
  readonly by: string;
  /** What the formatted issue must hold. */
  readonly says: string;
  readonly severity?: 'warning';
}

const TOP: readonly Broken[] = [
  {
    name: 'unknown key at the top',
    part: 'norm: {start: 0.9}',
    by: '«nrom: {start: 0.9}',
    says: 'unknown key (found nrom; ',
  },
  {
    name: 'unknown key, with the nearest',
    part: 'social: {cap: 3,',
    by: 'social: {«capp: 3,',
    says: 'did you mean "cap"?',
  },
  {
    name: 'another version of the format',
    part: 'demarche: 1',
    by: 'demarche: «2',
    says: 'no valid demarche (found 2; expected 1',
  },
  { name: 'no version', part: 'demarche: 1\n', by: '«', says: 'demarche is missing' },
  {
    name: 'no start',
    part: 'demarche: 1\nid: base\ntitle: A base\nquestion: What follows?\nstart: 2025-07-03',
    by: '«demarche: 1\nid: base',
    says: 'start is missing',
  },
  {
    name: 'a day that is not on the calendar',
    part: 'start: 2025-07-03',
    by: 'start: «2025-02-30',
    says: 'YYYY-MM-DD',
  },
  {
    name: 'a turn that is neither',
    part: 'turn: month',
    by: 'turn: «monht',
    says: 'expected month or week; did you mean "month"?',
  },
  { name: 'too many turns', part: 'turns: 36', by: 'turns: «2401', says: 'a whole number from 1 to 2400' },
  { name: 'half a turn', part: 'turns: 36', by: 'turns: «1.5', says: 'a whole number' },
  {
    name: 'a title that is a number',
    part: 'title: A base',
    by: 'title: «2025',
    says: 'found 2025; expected text',
  },
  { name: 'an id with a blank', part: 'id: base', by: 'id: «my base', says: 'found my base; expected an id' },
  {
    name: 'a number beyond numbers',
    part: 'norm: {start: 0.9}',
    by: 'norm: {start: «1e999}',
    says: 'not a usable number (found 1e999',
  },
];

const SLIPS: readonly Broken[] = [
  {
    name: 'a decimal comma',
    part: '  rights: 4\n',
    by: '  rights: «2,5\n',
    says: 'found 2,5; expected a number from -50 to 50, or {mean: …, sd: …}; did you mean "2.5"?',
  },
  {
    name: 'a number in quotes',
    part: 'standing: 0.2',
    by: 'standing: «"0.2"',
    says: 'found the text "0.2"; expected a number from 0 to 1, without quotes',
  },
  { name: 'per cent', part: 'chance: 0.02', by: 'chance: «2 %', says: 'did you mean "0.02"?' },
  { name: 'a share of per cent', part: 'chance: 0.02', by: 'chance: «12,5%', says: 'did you mean "0.125"?' },
  {
    name: 'a day written day first',
    part: 'start: 2025-07-03',
    by: 'start: «3.7.2025',
    says: 'did you mean "2025-07-03"?',
  },
  {
    name: 'a day without its zeros',
    part: 'start: 2025-07-03',
    by: 'start: «2025-7-3',
    says: 'did you mean "2025-07-03"?',
  },
  {
    name: 'a day that may be either of two',
    part: 'start: 2025-07-03',
    by: 'start: «3/7/2025',
    says: 'YYYY-MM-DD: it may mean 2025-07-03 or 2025-03-07)',
  },
];

const LADDER: readonly Broken[] = [
  {
    name: 'a rung twice',
    part: '{id: mission, label',
    by: '{id: «none, label',
    says: 'the ladder has this rung twice',
  },
  { name: 'standing above 1', part: 'standing: 0.2', by: 'standing: «1.2', says: 'a number from 0 to 1' },
  {
    name: 'standing that falls',
    part: 'Recognition, standing: 1}',
    by: 'Recognition, standing: «0.1}',
    says: 'less standing',
    severity: 'warning',
  },
  {
    name: 'a rate without its rung',
    part: 'up: {none: -4, mission: -5}',
    by: 'up: {none: -4, «misson: -4, mission: -5}',
    says: 'not on the ladder',
  },
  {
    name: 'a rate up from the top',
    part: 'mission: -5}',
    by: 'mission: -5, «recognition: -5}',
    says: 'no step leads up from this rung',
  },
  {
    name: 'a missing rate',
    part: 'down: {mission: -6, recognition: -7}',
    by: '«down: {mission: -6}',
    says: 'no rate for the rung recognition',
  },
  {
    name: 'a rate that is a word',
    part: '{none: -4, mission: -5}',
    by: '{none: «low, mission: -5}',
    says: 'found low; expected a number',
  },
  { name: 'a spread below 0', part: 'sd: 0.2}', by: 'sd: «-1}', says: 'no valid sd' },
  {
    name: 'a weight beyond 50',
    part: '  rights: 4\n',
    by: '  rights: «51\n',
    says: 'this is no valid rights (found 51; expected a number from -50 to 50',
  },
  {
    name: 'a weight of nothing',
    part: '  rights: 4\n',
    by: '  «rigths: 4\n',
    says: 'did you mean "rights"?',
  },
];

const DRIVERS: readonly Broken[] = [
  {
    name: 'a profile of the wrong length',
    part: 'profile: [0.5, 0.8]',
    by: 'profile: «[0.5, 0.8, 1]',
    says: 'one number for each step',
  },
  {
    name: 'a climate of nothing',
    part: 'climate: [openness,',
    by: 'climate: [«opennes,',
    says: 'did you mean "openness"?',
  },
  {
    name: 'a climate factor of nothing',
    part: '{of: sanctions,',
    by: '{of: «sanction,',
    says: 'did you mean "sanctions"?',
  },
  {
    name: 'a sign that is none',
    part: 'sign: benefit',
    by: 'sign: «beneficial',
    says: 'expected benefit or cost; did you mean "benefit"?',
  },
  {
    name: 'a missing sign',
    part: 'rights: {sign: cost, profile',
    by: '«rights: {profile',
    says: 'sign is missing',
  },
  { name: 'a range backwards', part: 'range: [0, 1]', by: 'range: «[2, 0]', says: 'runs backwards' },
  {
    name: 'a driver that no state has',
    part: 'states:\n',
    by: '  «fear: {sign: cost, profile: [1, 1]}\nstates:\n',
    says: 'no state has this driver',
  },
  {
    name: 'a driver named like a term',
    part: 'states:\n',
    by: '  «pulse: {sign: cost, profile: [1, 1]}\nstates:\n',
    says: 'name is taken',
  },
  {
    name: 'a weight written twice',
    part: 'rights: {sign: cost,',
    by: 'rights: {«weight: 3, sign: cost,',
    says: 'also written under weights',
  },
];

const STATES: readonly Broken[] = [
  {
    name: 'a rung outside the ladder',
    part: 'rung: mission',
    by: 'rung: «ambassador',
    says: 'not on the ladder (found ambassador',
  },
  {
    name: 'a rung number outside the ladder',
    part: 'rung: mission',
    by: 'rung: «3',
    says: 'a number from 0 to 2',
  },
  {
    name: 'a trait out of range',
    part: 'rights: 0.9}}',
    by: 'rights: «1.9}}',
    says: 'out of the range of rights',
  },
  {
    name: 'a trait of no driver',
    part: 'traits: {trade: 0.3}',
    by: 'traits: {«trde: 0.3}',
    says: 'did you mean "trade"?',
  },
  {
    name: 'an own weight of no driver',
    part: 'weights: {rights: 5}',
    by: 'weights: {«right: 5}',
    says: 'did you mean "rights"?',
  },
  {
    name: 'a last move after the start',
    part: 'since: 2024-01-30',
    by: 'since: «2025-07-04',
    says: 'after the start',
  },
  { name: 'power above 1', part: 'power: 0.6', by: 'power: «60', says: 'a number from 0 to 1' },
  {
    name: 'a member that is no truth',
    part: 'power: 0.6',
    by: 'member: «yes',
    says: 'expected true or false',
  },
  {
    name: 'a state without evidence',
    part: '  C: {name: Gammaland,',
    by: '  D: {traits: {rights: 0.1}}\n  C: {name: Gammaland,'.replace('D', '«D'),
    says: 'no evidence on this state',
    severity: 'warning',
  },
  {
    name: 'a state with a bad id',
    part: 'ties:\n',
    by: '  «1X: {traits: {trade: 1}}\nties:\n',
    says: 'no valid id in states',
  },
  {
    name: 'evidence on nobody',
    part: '{state: C, field',
    by: '{state: «Ce, field',
    says: 'there is no state of this name',
  },
  {
    name: 'a confidence that is none',
    part: 'value: mission, source: news',
    by: 'value: mission, confidence: «sure',
    says: 'high or medium or low or judgement',
  },
];

const TIES: readonly Broken[] = [
  {
    name: 'peers that sum over 1',
    part: 'weight: 0.4}',
    by: 'weight: «0.6}',
    says: "the weights of B's peers sum to more than 1 (found 1.1",
  },
  {
    name: 'rivals that sum over 1',
    part: 'kind: rival, weight: 0.3}',
    by: 'kind: rival, weight: 0.3}\n  - {from: C, to: B, kind: rival, weight: «0.9}',
    says: "C's rivals sum to more than 1 (found 1.2",
  },
  {
    name: 'a tie to nobody',
    part: '{from: B, to: A,',
    by: '{from: B, to: «AA,',
    says: 'no state of this name',
  },
  { name: 'a tie to itself', part: '{from: B, to: A,', by: '{from: B, to: «B,', says: 'cannot watch itself' },
  {
    name: 'a tie twice',
    part: 'kind: rival, weight: 0.3}',
    by: 'kind: rival, weight: 0.3}\n  - {from: «B, to: C, weight: 0.1}',
    says: 'this tie is already on line 33',
  },
  { name: 'a kind that is none', part: 'kind: rival', by: 'kind: «rivl', says: 'did you mean "rival"?' },
  {
    name: 'a tie without weight',
    part: '- {from: C, to: A, kind: rival, weight: 0.3}',
    by: '- «{from: C, to: A, kind: rival}',
    says: 'weight is missing',
  },
  {
    name: 'a member that is nobody',
    part: 'members: [A, B]',
    by: 'members: [A, «D]',
    says: 'no state of this name',
  },
  {
    name: 'a member twice',
    part: 'members: [A, B]',
    by: 'members: [A, «A]',
    says: 'the bloc has this state twice',
  },
  {
    name: 'two coordinating blocs',
    part: 'evidence:\n',
    by: '  V: {cohesion: 0.2, members: [C, «A]}\nevidence:\n',
    says: 'already steps together with the bloc U',
  },
];

const HAPPENINGS: readonly Broken[] = [
  { name: 'a date on the start', part: 'on: 2026-01-15', by: 'on: «2025-07-03', says: 'not after the start' },
  {
    name: 'a date in a list before the start',
    part: 'on: 2026-01-15',
    by: 'on: [2026-01-15, «2020-01-01]',
    says: 'not after the start',
  },
  {
    name: 'a date after the end',
    part: 'on: 2026-01-15',
    by: 'on: [2026-01-15, «2099-01-15]',
    says: 'after the end',
    severity: 'warning',
  },
  {
    name: 'two timings',
    part: 'chance: 0.02',
    by: 'chance: 0.02\n    «on: 2026-01-15',
    says: 'by one of on, yearly and chance',
  },
  { name: 'a chance of 1', part: 'chance: 0.02', by: 'chance: «1', says: 'a chance per month' },
  {
    name: 'a chance of 0',
    part: '  echo:\n',
    by: '  quiet: {chance: «0}\n  echo:\n',
    says: 'never happens',
    severity: 'warning',
  },
  {
    name: 'no timing at all',
    part: '  attack:\n    text: An attack.\n    chance: 0.02\n',
    by: '  «attack:\n    text: An attack.\n',
    says: 'can never happen: it has no date',
  },
  {
    name: 'an index beyond 100',
    part: '{happened: summit}',
    by: '{index: legitimacy, at_least: «150}',
    says: 'always from 0 to 100',
  },
  {
    name: 'a track beyond 1',
    part: '{happened: summit}',
    by: '{track: reform, above: «1}',
    says: 'always from 0 to 1',
  },
  {
    name: 'a rung beyond the ladder',
    part: '{happened: summit}',
    by: '{state: A, at_least: «3}',
    says: 'always from 0 to 2',
  },
  {
    name: 'more members than there are',
    part: '{happened: summit}',
    by: '{count: mission, at_least: «4}',
    says: 'from 0 to 3',
  },
  {
    name: 'a share above 1',
    part: '{happened: summit}',
    by: '{share: mission, above: «1}',
    says: 'from 0 to 1',
  },
  {
    name: 'an event that waits for itself',
    part: '{happened: summit}',
    by: '{happened: «echo}',
    says: 'echo cannot happen first',
  },
  {
    name: 'a contradiction',
    part: '{happened: summit}',
    by: '{state: A, at_least: 2}, {state: A, below: «2}',
    says: 'cannot be both',
  },
  {
    name: 'a variable that nothing changes',
    part: '{happened: summit}',
    by: '{variable: tension, at_least: «2}',
    says: 'nothing changes variable tension, which is 1',
    severity: 'warning',
  },
  {
    name: 'an unknown index',
    part: '{happened: summit}',
    by: '{index: «legitimcy, at_least: 50}',
    says: 'did you mean "legitimacy"?',
  },
  {
    name: 'an unknown variable',
    part: '{variable: militancy, at_least: 1.5}',
    by: '{variable: «militncy, at_least: 1.5}',
    says: 'did you mean "militancy"?',
  },
  { name: 'two tests', part: 'at_least: 1.5}', by: 'at_least: 1.5, «below: 3}', says: 'one test' },
  {
    name: 'no test',
    part: '{variable: militancy, at_least: 1.5}',
    by: '{«variable: militancy}',
    says: 'has no test',
  },
  {
    name: 'a misspelt test',
    part: 'at_least: 1.5}',
    by: '«at_lest: 1.5, above: 1}',
    says: 'did you mean "at_least"?',
  },
  {
    name: 'an institution that can never accept',
    part: 'at_least: 0.3}]',
    by: 'at_least: «1.3}]',
    says: 'can never accept the target',
  },
  { name: 'a day of the year that is none', part: 'decides: 12-06', by: 'decides: «13-06', says: 'MM-DD' },
  {
    name: 'an effect of two things',
    part: '{variable: assets, add: 0.3}',
    by: '{variable: assets, «track: reform, add: 0.3}',
    says: 'changes one thing',
  },
  {
    name: 'an effect of nothing',
    part: '{variable: assets, add: 0.3}',
    by: '{«variable: assets}',
    says: 'does not say what changes',
  },
  {
    name: 'months of nothing',
    part: 'multiply: 1.3, months: 6',
    by: 'multiply: 1.3, months: «0',
    says: 'a number above 0',
  },
  { name: 'a boost of 0', part: 'times: 2', by: 'times: «0', says: 'a number above 0' },
  {
    name: 'a move off the ladder',
    part: 'to: recognition}]',
    by: 'to: «recogniton}]',
    says: 'did you mean "recognition"?',
  },
  { name: 'a boost of no bloc', part: '{bloc: U}', by: '{bloc: «UU}', says: 'no bloc of this name' },
  {
    name: 'an effect on nobody',
    part: 'states: [B, C]',
    by: 'states: [B, «D]',
    says: 'no state of this name',
  },
  {
    name: 'a weight effect on nothing',
    part: '{weight: rights,',
    by: '{weight: «right,',
    says: 'did you mean "rights"?',
  },
  {
    name: 'two sets of one variable',
    part: '{variable: assets, add: 0.3}',
    by: '{variable: assets, set: 0.3}, {«variable: assets, set: 0.4}',
    says: 'two effects set the variable assets',
    severity: 'warning',
  },
  {
    name: 'two moves on one date',
    part: '  echo:\n',
    by: '  «trip: {on: 2026-01-16, effects: [{move: A, by: -1}]}\n  echo:\n',
    says: 'only trip counts',
    severity: 'warning',
  },
  {
    name: 'a track between tenths',
    part: 'start: 0.1,',
    by: 'start: «0.15,',
    says: 'in tenths unless it has a step',
  },
  {
    name: 'a track between hundredths',
    part: 'start: 0.1,',
    by: 'start: «0.125, step: 0.01,',
    says: 'in hundredths',
  },
  {
    name: 'a step between hundredths',
    part: 'start: 0.1,',
    by: 'start: 0.1, step: «0.015,',
    says: 'in hundredths',
  },
  {
    name: 'a step of nothing',
    part: 'start: 0.1,',
    by: 'start: 0.1, step: «0,',
    says: 'a number from 0.01 to 1',
  },
  {
    name: 'that state without one state',
    part: 'boost: {bloc: U}',
    by: 'boost: «that',
    says: 'this event does not happen to one state, so no state is meant (found that; expected happens_to',
  },
  {
    name: 'the name of a state without one state',
    part: 'text: A summit.',
    by: 'text: «A summit in {state}.',
    says: 'this event does not happen to one state, so none can be named',
  },
  {
    name: 'a driver that is none, to draw a state by',
    part: '    text: A summit.\n',
    by: '    happens_to: {among: all, by: «trad}\n',
    says: 'there is no driver of this name (found trad; expected trade or rights; did you mean "trade"?)',
  },
  {
    name: 'a deed of nobody that is known',
    part: '    text: A summit.\n',
    by: '    by: «tarjet\n    text: A summit.\n',
    says: 'there is no target, state, bloc or institution of this name (found tarjet; expected target, that, or the id of a state, a bloc or an institution; did you mean "target"?)',
  },
  {
    name: 'a deed of one state that is not said',
    part: '    text: A summit.\n',
    by: '    by: [A, «that]\n    text: A summit.\n',
    says: 'this event happens to no one state, so it cannot be the deed of that state',
  },
  {
    name: 'a doer twice',
    part: '    text: A summit.\n',
    by: '    by: [A, «A]\n    text: A summit.\n',
    says: 'this doer is written twice (found A; expected each doer once)',
  },
  {
    name: 'an event that happens to nobody',
    part: '    text: A summit.\n',
    by: '    «happens_to: {among: []}\n',
    says: 'this event can happen to no state (found no state; expected at least one state)',
  },
  {
    name: 'an event that nobody can be drawn for',
    part: '    text: A summit.\n',
    by: '    «happens_to: {among: C, by: trade}\n',
    says: 'this event can happen to no state (found no trait trade above 0 in 1 states; expected a state whose trait trade is above 0)',
    severity: 'warning',
  },
  {
    name: 'rungs that run backwards',
    part: '    text: A summit.\n',
    by: '    happens_to: {among: all, from: «recognition, to: mission}\n',
    says: 'the rungs run backwards',
  },
  {
    name: 'the name of a state in a label',
    part: '    text: A summit.\n',
    by: '    happens_to: {among: all}\n    label: «A summit in {state}\n',
    says: 'only the text of an event names the state, not its label (found {state}; expected a label that fits each state)',
    severity: 'warning',
  },
  {
    name: 'a number among states',
    part: '    text: A summit.\n',
    by: '    happens_to: {among: «5}\n',
    says: 'this is no valid among (found 5; expected the id of a state, all, a list of ids, or {bloc: id})',
  },
  {
    name: 'a weight of a rule for a term that there is not',
    part: 'uncertainty: 1.5, weights: {precedent: 0,',
    by: 'uncertainty: 1.5, weights: {«leading: 2, precedent: 0,',
    says: 'this weight counts for nothing: the scenario has no leading driver (found leading; expected social.leading_driver)',
    severity: 'warning',
  },
  {
    name: 'two rules of one label',
    part: '  both: {share: 0.5,',
    by: '  «both: {label: Alone, share: 0.5,',
    says: 'another rule has the same label (found Alone; expected a label of its own',
    severity: 'warning',
  },
  {
    name: 'an addition that rounding takes away',
    part: '    effects: [{move: A, to: recognition}]',
    by: '    effects: [{track: reform, add: «0.04}, {track: reform, add: 0.05}]',
    says: 'this changes nothing: the value of the track is rounded (found 0.04; expected a tenth or more, or a track with a step)',
    severity: 'warning',
  },
  {
    name: 'a climate without a chance',
    part: '    text: A summit.\n',
    by: '    «climate: [openness]\n',
    says: 'only a chance has a climate, and this event has none',
  },
  {
    name: 'a climate of nothing',
    part: '    chance: 0.02\n',
    by: '    chance: 0.02\n    climate: [{of: «opennes, slope: 2}]\n',
    says: 'did you mean "openness"?',
  },
  {
    name: 'a disposition without a number',
    part: '{boost: {bloc: U}, direction: up, times: 2, months: 6}',
    by: '{«disposition: {bloc: U}, months: 6}',
    says: 'this disposition does not say by how much (found disposition alone; expected add: a number)',
  },
  {
    name: 'a leverage driver that is none',
    part: 'leverage_driver: rights',
    by: 'leverage_driver: «trad',
    says: 'did you mean "trade"?',
  },
];

const SYNTAX: readonly Broken[] = [
  { name: 'a key twice', part: 'turns: 36', by: 'turns: 36\n«turn: week', says: 'already written on line 6' },
  { name: 'a quote that never closes', part: 'title: A base', by: 'title: «"A base', says: 'never closed' },
  {
    name: 'a bracket that never closes',
    part: 'members: [A, B]}',
    by: 'members: «[A, B',
    says: 'never closed',
  },
  {
    name: 'a bracket that closes another',
    part: 'members: [A, B]}',
    by: 'members: [A, B«}',
    says: 'does not close the [',
  },
  { name: 'a tab that indents', part: '  up: {none', by: '«\tup: {none', says: 'use spaces' },
  {
    name: 'a colon in plain text',
    part: 'title: A base',
    by: 'title: «A base: of all',
    says: 'put it in quotes',
  },
  {
    name: 'a line indented too far',
    part: 'turn: month\nturns: 36',
    by: 'turn: month\n  «turns: 36',
    says: 'indented deeper',
  },
  {
    name: 'a colon without a space',
    part: 'turns: 36',
    by: '«turns:36',
    says: 'or the space after it',
  },
  { name: 'a missing colon', part: 'turns: 36', by: '«turns 36', says: 'a colon is missing' },
  { name: 'a tag', part: 'turns: 36', by: 'turns: «!!js/function x', says: 'tags are not allowed' },
  { name: 'a merge key', part: 'social: {cap: 3,', by: 'social: {«<<: 3,', says: 'merge keys' },
  {
    name: 'a key that is a number',
    part: 'social: {cap: 3,',
    by: 'social: {«12: 3,',
    says: 'a key must be text',
  },
  {
    name: 'a decimal comma in a map',
    part: 'standing: 0.2',
    by: 'standing: 0,«2',
    says: 'a key must be text (found 2; expected a name: letters, digits, _ and -; decimals have a point, no comma)',
  },
  {
    name: 'a prototype as a key',
    part: 'social: {cap: 3,',
    by: 'social: {«__proto__: 3,',
    says: 'not allowed as a key',
  },
  {
    name: 'a constructor as a state',
    part: 'ties:\n',
    by: '  «constructor: {}\nties:\n',
    says: 'not allowed as a key',
  },
  { name: 'a second document', part: 'norm: {start: 0.9}\n', by: '«---\n', says: 'one YAML document' },
  { name: 'an alias of nothing', part: 'turns: 36', by: 'turns: «*turns', says: 'no anchor of this name' },
  { name: 'an escape character', part: 'title: A base', by: 'title: A «\x1b[31mbase', says: 'found U+001B' },
  {
    name: 'an escaped escape character',
    part: 'title: A base',
    by: 'title: "A «\\x1b[31mbase"',
    says: 'found U+001B',
  },
  {
    name: 'a bidirectional override',
    part: 'label: Union',
    by: 'label: Un«\u202eion',
    says: 'a bidirectional control is not allowed in a scenario (found U+202E',
  },
  { name: 'an isolate in a comment', part: 'turns: 36', by: 'turns: 36 # a «\u2066 b', says: 'found U+2066' },
  {
    name: 'a zero-width space in a key',
    part: 'social: {cap: 3,',
    by: 'social: {«\u200bcap: 3,',
    says: 'found U+200B',
  },
  { name: 'a lone carriage return', part: 'title: A base', by: 'title: A «\rbase', says: 'found U+000D' },
];

const decided = (fields: string): string => `norm: {start: 0.9}\ndecisions:\n  one: {${fields}}`;

const DECISIONS: readonly Broken[] = [
  {
    name: 'a decision for a state that is not there',
    part: 'norm: {start: 0.9}',
    by: decided('state: «Zz, on: 2026-01-15, do: up'),
    says: 'there is no state of this name (found Zz; ',
  },
  {
    name: 'a decision on the start',
    part: 'norm: {start: 0.9}',
    by: decided('state: A, on: «2025-07-03, do: up'),
    says: 'not after the start',
  },
  {
    name: 'a decision that is none',
    part: 'norm: {start: 0.9}',
    by: decided('state: A, on: 2026-01-15, do: «recognitoin'),
    says: 'this rung is not on the ladder (found recognitoin; ',
  },
  {
    name: 'a decision without a day',
    part: 'norm: {start: 0.9}',
    by: 'norm: {start: 0.9}\ndecisions:\n  «one: {state: A, do: hold}',
    says: 'on is missing',
  },
  {
    name: 'a decision after the end',
    part: 'norm: {start: 0.9}',
    by: decided('state: A, on: «2036-01-15, do: hold'),
    says: 'never carried out',
    severity: 'warning',
  },
];

const claimed = (fields: string): string =>
  `norm: {start: 0.9}\nclaim: {kind: state, sponsor: true, route: none, un: silent, region: silent, control: full, ${fields}}`;

const CLAIMS: readonly Broken[] = [
  {
    name: 'a patron that is no state',
    part: 'norm: {start: 0.9}',
    by: claimed('patrons: [A, «Zz]'),
    says: 'there is no state of this name (found Zz; ',
  },
  {
    name: 'a patron that is an opponent',
    part: 'norm: {start: 0.9}',
    by: claimed('patrons: [A], opponents: [«A]'),
    says: 'the claim has this state twice (found A; ',
  },
  {
    name: 'a claim without what the region said',
    part: 'norm: {start: 0.9}',
    by: 'norm: {start: 0.9}\n«claim: {kind: state, sponsor: true, route: none, un: silent, control: full}',
    says: 'region is missing',
  },
  {
    name: 'a legal route that there is not',
    part: 'norm: {start: 0.9}',
    by: 'norm: {start: 0.9}\nclaim: {kind: state, sponsor: true, route: «federaton, un: silent, region: silent, control: full}',
    says: 'did you mean "federation"?',
  },
];

const RULE = 'both: {share: 0.5,';

const RULES: readonly Broken[] = [
  { name: 'a rule without a share', part: RULE, by: '«both: {', says: 'share is missing' },
  {
    name: 'a rule that no future plays',
    part: RULE,
    by: 'both: {share: «0,',
    says: 'found 0; expected a number above 0, at most 1000',
  },
  {
    name: 'a weight of a rule that there is not',
    part: 'weights: {precedent: 0,',
    by: 'weights: {«precedant: 0,',
    says: 'there is no weight of this name (found precedant; ',
  },
  {
    name: 'a rate of a rule that there is not',
    part: 'rates: {up: {mission: {mean: -6',
    by: 'rates: {up: {«mision: {mean: -6',
    says: 'this rung is not on the ladder (found mision; expected none, mission; did you mean "mission"?)',
  },
  {
    name: 'a rate of a rule from the last rung up',
    part: 'rates: {up: {mission: {mean: -6',
    by: 'rates: {up: {«recognition: {mean: -6',
    says: 'no step leads up from this rung (found recognition; expected none or mission)',
  },
  {
    name: 'more rules than there may be',
    part: RULE,
    by: `both: {share: 1}\n${[1, 2, 3, 4, 5, 6].map((n) => `  r${n}: {share: 1}\n`).join('')}  «r7: {share: 0.5,`,
    says: 'too many rules (found 9; expected at most 8)',
  },
];

export const BROKEN: readonly Broken[] = [
  ...CLAIMS,
  ...DECISIONS,
  ...TOP,
  ...SLIPS,
  ...LADDER,
  ...RULES,
  ...DRIVERS,
  ...STATES,
  ...TIES,
  ...HAPPENINGS,
  ...SYNTAX,
];
