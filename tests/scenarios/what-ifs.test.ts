import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/domain/run.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';
import {
  FLAGSHIP,
  followers,
  futures,
  grantedAt,
  load,
  mean,
  projectPath,
  recognisers,
  rungAtEnd,
} from './futures.ts';

/**
 * Each what-if changes futures, and the page of validation says what it changes. The test plays a few futures of each;
 * `UPDATE_DOCS=1 npx vitest run tests/scenarios/what-ifs.test.ts` plays a thousand and writes the table.
 */
const FOLDER = 'scenarios/what-ifs';
const PAGE = projectPath('docs/validation.md');
const MARKS = [
  '<!-- Made: UPDATE_DOCS=1 npx vitest run tests/scenarios/what-ifs.test.ts -->\n',
  '<!-- end -->',
] as const;
const COUNT = process.env.UPDATE_DOCS ? 1000 : 20;

interface Look {
  readonly at: string;
  readonly of: (future: Run) => number;
}

const LATER = projectPath('scenarios/afghanistan-2026/scenario.yaml');
const FULL_REFORM = projectPath(`${FOLDER}/full-reform.yaml`);
const { scenario } = load(FLAGSHIP);
const membersOf = (bloc: string): readonly string[] =>
  scenario.blocs.find(({ id }) => id === bloc)?.members ?? [];

const endIndex = (index: 'frozen_assets' | 'norm_strength') => (future: Run) =>
  future.turns.at(-1)?.indices[index] ?? Number.NaN;
const recognises = (state: string) => (future: Run) => Number(rungAtEnd(future, state) === 5);
const beside = (state: string) => (future: Run) => followers(future) - recognises(state)(future);
const rung = (state: string) => (future: Run) => rungAtEnd(future, state);
const risen = (states: readonly string[]) => (future: Run) => {
  const start = future.turns[0]?.rungs ?? [];
  return states.filter((id) => rungAtEnd(future, id) > (start[future.states.indexOf(id)] ?? 0)).length;
};
const among = (states: readonly string[]) => (future: Run) =>
  states.filter((id) => rungAtEnd(future, id) === 5).length;

const COUNTED: Look = { at: 'recognisers', of: recognisers };
const LOOKS: Readonly<Record<string, readonly Look[]>> = {
  'assets-for-schools': [COUNTED],
  'assets-released': [COUNTED, { at: 'access to frozen assets', of: endIndex('frozen_assets') }],
  'border-war-pakistan': [COUNTED, { at: "Pakistan's rung", of: rung('PAK') }],
  'china-image-cost-gone': [
    { at: 'China recognises', of: recognises('CHN') },
    { at: 'recognisers beside China and Russia', of: beside('CHN') },
  ],
  'china-recognises-2026': [{ at: 'recognisers beside China and Russia', of: beside('CHN') }],
  'counter-terrorism-deal': [COUNTED, { at: "Pakistan's rung", of: rung('PAK') }],
  'european-governments': [{ at: 'EU states that have risen', of: risen(membersOf('EU')) }],
  'full-reform': [
    COUNTED,
    { at: 'the seat is granted', of: (future) => Number(grantedAt(future) !== undefined) },
  ],
  'girls-schools-reopen': [COUNTED],
  'gulf-together': [{ at: 'Gulf states that recognise', of: among(membersOf('GCC')) }, COUNTED],
  'inclusive-government': [COUNTED],
  'iran-ambassador': [{ at: 'Iran recognises', of: recognises('IRN') }],
  'iran-recognises-2026': [{ at: 'recognisers beside Iran and Russia', of: beside('IRN') }],
  'iskp-surge': [COUNTED],
  'open-war-pakistan': [
    { at: "Pakistan's rung", of: rung('PAK') },
    { at: "India's rung", of: rung('IND') },
    COUNTED,
  ],
  'returns-refused': [{ at: 'of Germany and Austria, risen', of: risen(['DEU', 'AUT']) }],
  'russia-reverses': [{ at: 'recognisers beside Russia', of: followers }],
  'un-seat-2026': [COUNTED, { at: 'strength of the norm', of: endIndex('norm_strength') }],
  'voices-silenced': [COUNTED],
  'western-norm-push': [COUNTED, { at: 'strength of the norm', of: endIndex('norm_strength') }],
};

const ALL = [...new Set(Object.values(LOOKS).flat())];
interface Seen {
  readonly looks: readonly number[];
  readonly rungs: string;
}
const seen = (of: Scenario): readonly Seen[] =>
  futures(of, COUNT, (future) => ({
    looks: ALL.map((look) => look.of(future)),
    rungs: future.turns.map((turn) => turn.rungs.join('')).join(),
  }));

/** The scenario that a what-if changes, with its futures: each is played once. */
const played = new Map<string, readonly Seen[]>();
const baseOf = (text: string): readonly Seen[] => {
  const path = text.includes('../afghanistan-2026') ? LATER : FLAGSHIP;
  const known = played.get(path) ?? seen(load(path).scenario);
  played.set(path, known);
  return known;
};

/** A mean difference over pairs of futures with the same luck, with the 95 % interval of a mean. */
const rowOf = (name: string, look: Look, before: readonly Seen[], after: readonly Seen[]): string => {
  const at = ALL.indexOf(look);
  const values = (all: readonly Seen[]): readonly number[] => all.map(({ looks }) => looks[at] ?? Number.NaN);
  const [without, changed] = [values(before), values(after)];
  const pairs = changed.map((value, future) => value - (without[future] ?? Number.NaN));
  const middle = mean(pairs);
  const error = 1.96 * Math.sqrt(mean(pairs.map((each) => (each - middle) ** 2)) / pairs.length);
  const [low, high] = [middle - error, middle + error];
  const found = low > 0 || high < 0 ? '' : ', none found';
  const cells = [mean(without).toFixed(2), mean(changed).toFixed(2)];
  return `| \`${name}\` | ${look.at} | ${cells.join(' | ')} | ${middle.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})${found} |`;
};

const [head = '', rest = ''] = readFileSync(PAGE, 'utf8').split(MARKS[0]);
const [made = '', ...tail] = rest.split(MARKS[1]);
const HEADING = [
  '| what-if | looked at, July 2028 or June 2029 | without | with | difference (95 % interval) |',
  '|---|---|---|---|---|',
];

describe('what-ifs', () => {
  it('are those that the documents name', () => {
    const names = readdirSync(projectPath(FOLDER)).map((file) => file.replace(/\.yaml$/, ''));
    expect(names.sort()).toEqual(Object.keys(LOOKS).sort());
    const readme = readFileSync(projectPath('README.md'), 'utf8');
    for (const name of names) expect(readme).toContain(`| \`${name}\` |`);
  });

  const rows: string[] = [];
  for (const [name, looks] of Object.entries(LOOKS)) {
    const path = projectPath(`${FOLDER}/${name}.yaml`);
    const text = readFileSync(path, 'utf8');

    it(`${name} is short, names its question, and checks without a doubt`, () => {
      expect(text.split('\n').length).toBeLessThan(30);
      const { scenario: changed, warnings } = load(path);
      expect(warnings).toEqual([]);
      expect(changed.title).not.toBe(scenario.title);
      expect(changed.question).toMatch(/\?$/);
    });

    it(`${name} changes futures, and the page says by how much`, () => {
      const before = baseOf(text);
      const after = seen(load(path).scenario);
      expect(after.some(({ rungs }, future) => rungs !== before[future]?.rungs)).toBe(true);
      rows.push(...looks.map((look) => rowOf(name, look, before, after)));
      for (const look of looks)
        if (!process.env.UPDATE_DOCS) expect(made).toContain(`| \`${name}\` | ${look.at} |`);
    });
  }

  it('have their table on the page', () => {
    const table = [...HEADING, ...rows, ''].join('\n');
    if (process.env.UPDATE_DOCS)
      writeFileSync(PAGE, [head, MARKS[0], table, MARKS[1], tail.join(MARKS[1])].join(''));
    else expect(made.split('\n').length).toBe(table.split('\n').length);
  });
});

describe('full reform from the first day', () => {
  it('seats them in some futures by the end of 2028 and in most by 2035', () => {
    const count = process.env.UPDATE_DOCS ? 1000 : 120;
    const dates = futures(
      load(FULL_REFORM).scenario,
      count,
      (future) => future.turns[grantedAt(future) ?? -1]?.date,
      126,
    );
    const seatedBefore = (day: string): number =>
      mean(dates.map((date) => Number(date !== undefined && date < day)));
    if (process.env.UPDATE_DOCS)
      console.table(['2028', '2029', '2030', '2035'].map((day) => [day, seatedBefore(day)]));
    expect(seatedBefore('2029-01-01')).toBeGreaterThan(0);
    expect(seatedBefore('2035-01-01')).toBeGreaterThan(0.5);
  });
});
