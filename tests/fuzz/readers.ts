import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkedManifest } from '../../src/cli/again/checked-manifest.ts';
import { UserError } from '../../src/cli/errors.ts';
import { jsonOf } from '../../src/cli/files/read-json.ts';
import { parseKeys } from '../../src/cli/screens/key-file.ts';
import { skillIn } from '../../src/cli/study/skill.ts';
import { addLine, beginJournal, journalText, reopen } from '../../src/exercise/journal.ts';
import { readExercise } from '../../src/exercise/read.ts';
import { ScenarioError } from '../../src/library/errors.ts';
import { openText } from '../../src/library/open-scenario.ts';
import { run } from '../../src/library/run.ts';
import { compile } from '../../src/model/compile.ts';
import { restore } from '../../src/play/kept-session.ts';
import { forecastMarkdown } from '../../src/report/odds/forecast.ts';
import { oddsText } from '../../src/report/odds/text.ts';
import { skillLine } from '../../src/report/words/skill.ts';
import { formatIssue, type Issue } from '../../src/scenario/issue.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { frameOf } from '../../src/study/futures/frame.ts';
import { decodeStudy, encodeStudy } from '../../src/study/futures/tally-file.ts';
import { answerOdds } from '../../src/study/odds/odds.ts';
import { readWave } from '../../src/study/waves/read-wave.ts';
import { openSmall, SMALL, sound, turnOf } from '../exercise/small.ts';
import { studyManifest } from '../fixtures/manifest.ts';
import { type Files, memoryReader } from '../scenario/memory-reader.ts';
import { type Draws, mutateJson, mutateText, mutateTree, mutateYaml } from './mutate.ts';

/** Reads one changed input, and gives all that a person would see of it. */
export type FuzzedReader = (draws: Draws) => readonly string[];

const file = (path: string): string => readFileSync(path, 'utf8');

const TWO = file('scenarios/two-states.yaml');
const WORKED = file('tests/fixtures/worked-case.yaml');
const KEYS = 'step: n\nback: [b, left]\nplay: space\nquit: q\nwhy: enter\nhelp: "?"\n';
const SKILL = file('scenarios/history/skill.json');

const TABLED = `${TWO.replace(/^states:[\s\S]*?(?=^[a-z]+:)/m, '')
  .replace(/^ties:[\s\S]*?(?=^[a-z]+:)/m, '')
  .replace(/^evidence:[\s\S]*?(?=^[a-z]+:)/m, '')}
tables: {states: states.csv, ties: ties.csv, blocs: blocs.csv, evidence: evidence.csv}
blocs: {north: {cohesion: 0.5}}
`;
const TABLES = {
  'states.csv':
    'id,name,rung,since,power,taboo,policy,gain\nA,Alphaland,none,2024-01-01,0.6,2,explicit,0.8\nB,"Beta, land",0,,0.4,,implied,0.3\n',
  'ties.csv': 'from,to,kind,weight,source\nB,A,peer,0.5,s\nA,B,rival,0.5,"a ""q"""\n',
  'blocs.csv': 'bloc,state\nnorth,A\nnorth,B\n',
  'evidence.csv':
    'state,field,value,reason,source,confidence\nA,gain,0.8,r,s,high\n,rates.up.none,-2,,judgement,low\n',
};
const WHAT_IF = `extends: base.yaml
title: What if
weights: {gain: {mean: 3, sd: 1}}
states: {A: {power: 0.1, traits: {gain: 0.9}, weights: {gain: 2}}}
events: {deal: {label: Deal, text: A deal, on: [2025-09-01, 2026-01], effects: [{weight: gain, add: 1, months: 3}]}}
decisions: {d1: {on: 2025-10, state: B, do: up}}
`;
const WAVE = {
  'observed.csv':
    'state,date,act,source,confidence\nA,2025-09-01,recognises,s,high\nB,2025-10,recognises,s,low\n',
  'population.csv': 'state,from,to,source\nB,2025-08-01,,s\n',
};

const issuesText = (issues: readonly Issue[]): readonly string[] => {
  if (issues.length === 0) throw new Error('refused without an issue');
  return issues.slice(0, 50).map(formatIssue);
};

/** What a run of a text shows, or its issues. */
const played = (text: string, tables: Readonly<Record<string, string>> = {}): readonly string[] => {
  try {
    const open = openText({ text, tables });
    const turns = Math.min(open.scenario.turns, 3);
    const answer = run(open, { seed: 's', turns, explain: true });
    const json = answer.json();
    JSON.parse(json);
    return [answer.text(), json, ...open.warnings.map(formatIssue)];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return issuesText(error.issues);
  }
};

const parsed = (path: string, files: Files): readonly string[] => {
  const result = parseScenario(path, memoryReader(files));
  return result.ok ? result.warnings.map(formatIssue) : issuesText(result.issues);
};

/** One of some files changed. */
const changedIn = <T extends Readonly<Record<string, string>>>(files: T, draws: Draws): T => {
  const [first = '', ...more] = Object.keys(files);
  const name = draws.pick([first, ...more]);
  return { ...files, [name]: mutateText(files[name] ?? '', draws) };
};

const { exercise, scenario } = sound();
const openSeed = openSmall();
const HASH = 'a'.repeat(64);
const GAME = journalText(
  [{ do: 'next' } as const, ...turnOf(1, { moves: { A: 'up' } }), { do: 'undo' } as const].reduce(
    (journal, action) => addLine(journal, action),
    beginJournal(exercise, HASH, 'one'),
  ),
);

const studyOf = () => {
  const model = compile(scenario);
  const id = {
    engine: '1',
    sha256: HASH,
    data: { states: HASH },
    seed: 's',
    runs: 30,
    scenario: 'two-states',
    edits: [],
    frame: frameOf(scenario, model),
  };
  return { id, tally: ensemble(model, { seed: 's', futures: { from: 0, to: 16 }, turns: 3, twins: true }) };
};
const TALLY = Buffer.from(encodeStudy(studyOf()));
const HEAD_AT = TALLY.indexOf(10) + 1;
const BODY_AT = TALLY.indexOf(10, HEAD_AT) + 1;

const tallyFrom = (draws: Draws): Uint8Array => {
  const head = TALLY.toString('utf8', HEAD_AT, BODY_AT - 1);
  const changed = draws.share() < 0.7 ? mutateJson(head, draws) : head;
  const body = Buffer.from(TALLY.subarray(BODY_AT, -32));
  for (let left = draws.below(4); left > 0; left--)
    body.writeUInt32LE(draws.below(draws.share() < 0.5 ? 20 : 4_294_967_296), draws.below(body.length - 4));
  const whole = Buffer.concat([TALLY.subarray(0, HEAD_AT), Buffer.from(`${changed}\n`), body]);
  return Buffer.concat([whole, createHash('sha256').update(whole).digest()]);
};

const talliedText = (draws: Draws): readonly string[] => {
  const decoded = decodeStudy(tallyFrom(draws));
  if (!decoded.ok) return [decoded.fault];
  const { id, tally } = decoded.study;
  const { turns } = tally.shape;
  const answer = answerOdds(tally, id.frame, { by: turns, at: turns });
  const manifest = studyManifest({ engine: id.engine, seed: id.seed });
  return [
    oddsText({ answer, manifest, all: true, skill: undefined }).join('\n'),
    forecastMarkdown({ answers: [{ turn: turns, answer }], manifest }).join('\n'),
  ];
};

const KEPT = JSON.stringify({
  demarche: 'session',
  version: 1,
  scenario: HASH,
  title: 't',
  kept: '2025-01-01T00:00:00Z',
  seed: 's',
  future: 0,
  turns: 12,
  shown: 'b0',
  branches: [
    {
      id: 'b0',
      name: 'main',
      left: null,
      edits: [{ path: 'weights.gain', value: 3 }],
      events: [{ turn: 3, weight: 'gain', value: 2, state: 'A' }],
      decisions: { '2': { A: 'up', B: { to: 1 } } },
      reached: 3,
      cursor: 2,
    },
  ],
});
const origin = { base: scenario, model: compile(scenario) };

const MANIFEST = JSON.stringify(studyManifest());

const userErrorOf = (read: () => void): readonly string[] => {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof UserError) return [error.message];
    throw error;
  }
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Every reader of files, by the kind of file. */
export const READERS: Readonly<Record<string, FuzzedReader>> = {
  scenario: (draws) => played(mutateYaml(draws.share() < 0.7 ? TWO : WORKED, draws)),
  tables: (draws) => played(TABLED, changedIn(TABLES, draws)),
  'what-if': (draws) => parsed('over.yaml', { 'over.yaml': mutateYaml(WHAT_IF, draws), 'base.yaml': TWO }),
  weights: (draws) => {
    const layer = mutateYaml(
      'weights: {gain: {mean: 1, sd: 0.2}, pulse: 0.5}\nrates: {up: {none: -3}}\n',
      draws,
    );
    const result = readWave(
      'w.yaml',
      memoryReader({ 'w.yaml': TWO, ...WAVE, 'layer.yaml': layer }),
      'layer.yaml',
    );
    return result.ok ? result.warnings.map(formatIssue) : issuesText(result.issues);
  },
  wave: (draws) => {
    const result = readWave('w.yaml', memoryReader({ 'w.yaml': TWO, ...changedIn(WAVE, draws) }));
    return result.ok ? result.warnings.map(formatIssue) : issuesText(result.issues);
  },
  // Its scripted answers are a section of it.
  exercise: (draws) => {
    const files = {
      'small.yaml': mutateYaml(SMALL, draws),
      'playable.yaml': PLAYABLE,
      'two-states.yaml': TWO,
    };
    const result = readExercise('small.yaml', memoryReader(files));
    return result.ok ? result.warnings.map(formatIssue) : issuesText(result.issues);
  },
  game: (draws) => {
    const text = draws.share() < 0.5 ? mutateText(GAME, draws) : mutatedLines(draws);
    const read = reopen(text, exercise, scenario, HASH, openSeed);
    return typeof read === 'string' ? [read] : [];
  },
  tally: talliedText,
  session: (draws) => {
    const read = restore(mutateJson(KEPT, draws), origin, { hash: HASH, turns: 12 });
    return read.ok ? [] : [read.why];
  },
  keys: (draws) => {
    const read = parseKeys('keys.yaml', bytes(mutateYaml(KEYS, draws)));
    return read.ok ? read.keys.flatMap(({ keys }) => keys) : issuesText(read.issues);
  },
  skill: (draws) => {
    const skill = skillIn(jsonOf(bytes(mutateJson(SKILL, draws))));
    return skill ? [skillLine(skill) ?? ''] : [];
  },
  manifest: (draws) => {
    const read = jsonOf(bytes(mutateJson(MANIFEST, draws)));
    return read.ok ? userErrorOf(() => checkedManifest(read.value)) : [read.why];
  },
};

const PLAYABLE = `extends: two-states.yaml
target: {tracks: {rights: {label: Rights, start: 0.1, resistance: 1, up: -4, down: -4}}}
`;

/** A game whose actions are changed, with the sums that fit them. */
const mutatedLines = (draws: Draws): string => {
  const [head = '', ...lines] = GAME.trimEnd().split('\n');
  let sum = head;
  const changed = lines.map((line, i) => {
    const { act } = JSON.parse(line);
    const text = JSON.stringify(draws.share() < 0.5 ? mutateTree(act, draws) : act);
    sum = createHash('sha256')
      .update(`${sum}\n${i + 1}\n${text}`)
      .digest('hex');
    return JSON.stringify({ n: i + 1, act: JSON.parse(text), sum });
  });
  return `${[head, ...changed].join('\n')}\n`;
};
