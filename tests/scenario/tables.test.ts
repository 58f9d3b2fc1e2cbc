import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalScenario } from '../../src/scenario/canonical.ts';
import { formatIssue } from '../../src/scenario/issue.ts';
import { readCsv } from '../../src/scenario/text/csv.ts';
import { BASE, issuesOf, marked, parseFiles, scenarioOf } from './base.ts';

const withoutSections = (text: string, sections: readonly string[]): string =>
  sections.reduce((rest, section) => rest.replace(new RegExp(`^${section}:\\n(?: .*\\n)*`, 'm'), ''), text);

const TABLES = 'tables: {states: states.csv, ties: ties.csv, blocs: blocs.csv, evidence: evidence.csv}\n';

const YAML = withoutSections(BASE, ['states', 'ties', 'evidence']).replace(', members: [A, B]', '') + TABLES;

const STATES = `id,name,rung,since,member,power,taboo,disposition,policy,neighbour,trade,rights
A,Alphaland,mission,2024-01-30,true,0.6,,,,,0.8,0.1
B,Betaland,,,TRUE,0.4,,,explicit,false,0.3,
C,"Gammaland",none,,,,,,,,,0.9
`;

const TIES = `from,to,kind,weight,source
B,A,peer,0.5,
B,C,,0.4,
C,A,rival,0.3,
`;

const BLOCS = 'bloc,state\nU,A\nU,B\n';

const EVIDENCE = `state,field,value,reason,source,confidence
A,rung,mission,,news,
B,trade,0.3,,news,
C,rights,0.9,,news,judgement
`;

const FILES = {
  's/scenario.yaml': YAML,
  's/states.csv': STATES,
  's/ties.csv': TIES,
  's/blocs.csv': BLOCS,
  's/evidence.csv': EVIDENCE,
};

const INLINE = BASE.replace('weights: {rights: 5}', 'weights: {}');

const parse = (changed: Readonly<Record<string, string>> = {}) => parseFiles({ ...FILES, ...changed }, 's');

describe('tables', () => {
  it('mean the same as entries in the file', () => {
    expect(issuesOf(parse()).map(formatIssue)).toEqual([]);
    const inline = scenarioOf(parseFiles({ 'base.yaml': INLINE }));
    expect(canonicalScenario(scenarioOf(parse()))).toBe(canonicalScenario(inline));
  });

  it('may be shuffled, have their columns in any order, CRLF, a byte-order mark and blank rows', () => {
    const rows = (text: string) => text.trimEnd().split('\n');
    const shuffledRows = (text: string) => {
      const [header = '', ...rest] = rows(text);
      return fc
        .shuffledSubarray(rest, { minLength: rest.length })
        .map((some) => [header, ...some].join('\r\n'));
    };
    const permuted = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }).map((order) =>
      rows(TIES)
        .map((row) => order.map((i) => row.split(',')[i]).join(','))
        .join('\n'),
    );
    const want = canonicalScenario(scenarioOf(parse()));
    fc.assert(
      fc.property(
        shuffledRows(STATES),
        permuted,
        shuffledRows(BLOCS),
        shuffledRows(EVIDENCE),
        (states, ties, blocs, evidence) => {
          const result = parse({
            's/states.csv': `\ufeff${states}\r\n\r\n`,
            's/ties.csv': `${ties}\n,,,,\n`,
            's/blocs.csv': blocs,
            's/evidence.csv': evidence,
          });
          expect(canonicalScenario(scenarioOf(result))).toBe(want);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('lie under what the file itself says', () => {
    const text = `${YAML}states: {C: {power: 0.2}}\nties: [{from: B, to: A, weight: 0.1}]\n`;
    const scenario = scenarioOf(parse({ 's/scenario.yaml': text }));
    expect(scenario.states[2]).toMatchObject({ name: 'Gammaland', power: 0.2, traits: { rights: 0.9 } });
    expect(scenario.ties.map(({ weight }) => weight)).toEqual([0.1, 0.4, 0.3]);
  });
});

interface BrokenTable {
  readonly name: string;
  readonly file: keyof typeof FILES;
  readonly text: string;
  readonly says: string;
}

const BROKEN: readonly BrokenTable[] = [
  {
    name: 'an unknown column',
    file: 's/states.csv',
    text: STATES.replace('rights\n', '«right\n'),
    says: 'did you mean "rights"?',
  },
  {
    name: 'an unknown column of ties',
    file: 's/ties.csv',
    text: TIES.replace('weight', '«wieght'),
    says: 'did you mean "weight"?',
  },
  {
    name: 'a column twice',
    file: 's/blocs.csv',
    text: 'bloc,state,«bloc\nU,A\nU,B\n',
    says: 'has this column twice',
  },
  {
    name: 'a column without a name',
    file: 's/blocs.csv',
    text: 'bloc,state,«\nU,A\nU,B\n',
    says: 'has no name',
  },
  {
    name: 'a prototype as a column',
    file: 's/states.csv',
    text: STATES.replace('neighbour', '«__proto__'),
    says: 'not allowed for a column',
  },
  {
    name: 'a prototype as an id',
    file: 's/states.csv',
    text: `${STATES}«__proto__,x\n`,
    says: 'not allowed as an id',
  },
  { name: 'a missing column', file: 's/blocs.csv', text: '«bloc\nU\n', says: 'has no column "state"' },
  { name: 'no header', file: 's/blocs.csv', text: '«', says: 'no header row' },
  {
    name: 'a state twice',
    file: 's/states.csv',
    text: `${STATES}«A,Again\n`,
    says: 'already has a row, on line 2',
  },
  { name: 'a row without an id', file: 's/states.csv', text: `${STATES}«,Again\n`, says: 'has no id' },
  {
    name: 'a number that is none',
    file: 's/states.csv',
    text: STATES.replace('0.6', '«0,6'.replace(',', ';')),
    says: 'found 0;6; expected a number from 0 to 1',
  },
  {
    name: 'a number after a quoted cell',
    file: 's/states.csv',
    text: STATES.replace(
      'A,Alphaland,mission,2024-01-30,true,0.6',
      'A,"Alpha, ""land""",mission,2024-01-30,true,«x',
    ),
    says: 'no valid power',
  },
  {
    name: 'a number after a cell of two lines',
    file: 's/states.csv',
    text: STATES.replace(
      'A,Alphaland,mission,2024-01-30,true,0.6',
      'A,"Alpha\nland",mission,2024-01-30,true,«x',
    ),
    says: 'no valid power',
  },
  {
    name: 'a trait out of range',
    file: 's/states.csv',
    text: STATES.replace('0.8,0.1', '0.8,«1.1'),
    says: 'out of the range',
  },
  {
    name: 'a truth that is none',
    file: 's/states.csv',
    text: STATES.replace('TRUE', '«yes'),
    says: 'true or false',
  },
  {
    name: 'a rung outside the ladder',
    file: 's/states.csv',
    text: STATES.replace('none', '«nnoe'),
    says: 'did you mean "none"?',
  },
  {
    name: 'an empty weight',
    file: 's/ties.csv',
    text: TIES.replace('peer,0.5', 'peer,«'),
    says: 'weight is missing',
  },
  {
    name: 'peers over 1',
    file: 's/ties.csv',
    text: TIES.replace('B,C,,0.4', 'B,C,,«0.6'),
    says: 'sum to more than 1',
  },
  {
    name: 'a tie twice',
    file: 's/ties.csv',
    text: `${TIES}«C,A,rival,0.1,\n`,
    says: 'already on line 4',
  },
  {
    name: 'a tie from nobody',
    file: 's/ties.csv',
    text: `${TIES}«D,A,rival,0.1,\n`,
    says: 'no state of this name',
  },
  {
    name: 'a member twice',
    file: 's/blocs.csv',
    text: `${BLOCS}U,«A\n`,
    says: 'already in the bloc, by line 2',
  },
  {
    name: 'a member that is nobody',
    file: 's/blocs.csv',
    text: `${BLOCS}U,«X\n`,
    says: 'no state of this name',
  },
  {
    name: 'a row too long',
    file: 's/blocs.csv',
    text: 'bloc,state\nU,A\nU,B,«C\n',
    says: 'more cells than the header',
  },
  {
    name: 'the same evidence twice',
    file: 's/evidence.csv',
    text: `${EVIDENCE}«A,rung,mission,,news,\n`,
    says: 'already on line 2',
  },
  {
    name: 'a quote that never closes',
    file: 's/ties.csv',
    text: TIES.replace('B,C', '«"B,C'),
    says: 'never closed',
  },
  {
    name: 'a quote in a cell',
    file: 's/ties.csv',
    text: TIES.replace('B,C', 'B«",C'),
    says: 'in the middle of a cell',
  },
  {
    name: 'text after a quote',
    file: 's/ties.csv',
    text: TIES.replace('B,C', '"B"«x,C'),
    says: 'follows the closing quote',
  },
  {
    name: 'an escape character in a cell',
    file: 's/states.csv',
    text: STATES.replace('Betaland', 'Beta«\x1b[1mland'),
    says: 'found U+001B',
  },
  {
    name: 'an override in a quoted cell',
    file: 's/states.csv',
    text: STATES.replace('Gammaland', 'Gamma«\u202eland'),
    says: 'found U+202E',
  },
];

describe('a broken table names its cell', () => {
  it.each(BROKEN)('$name', ({ file, text: given, says }) => {
    const { text, line, column } = marked(given);
    const issues = issuesOf(parse({ [file]: text })).map(formatIssue);
    expect(issues.join('\n')).toContain(says);
    expect(
      issues.find((issue) => issue.includes(says))?.startsWith(`${file}:${line}:${column}: error: `),
    ).toBe(true);
    expect(issues).toHaveLength(1);
  });

  it('reports an unreadable table alone, not everything that refers to it', () => {
    const issues = issuesOf(parse({ 's/states.csv': 'id\n"A' }));
    expect(issues.map(formatIssue)).toEqual([
      's/states.csv:2:1: error: this quote is never closed (found "; expected quotes around the whole cell, doubled inside it)',
    ]);
  });

  it('names a table that is not there where the file names it', () => {
    const { 's/ties.csv': _, ...files } = FILES;
    expect(issuesOf(parseFiles(files, 's')).map(formatIssue)).toEqual([
      's/scenario.yaml:63:36: error: there is no such file (found ties.csv)',
    ]);
  });
});

describe('cells', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '𝒳', '"', ',', '\n', ' ', '\r\n'), maxLength: 6 });
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  it('keep their text, and start where they say', () => {
    const tables = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 5 }));
    fc.assert(
      fc.property(tables, fc.constantFrom('\n', '\r\n'), (body, end) => {
        const header = (body[0] ?? ['x']).map((_, i) => `h${i}`);
        const text = [header, ...body].map((row) => row.map(quoted).join(',')).join(end);
        const table = readCsv('t.csv', text);
        const filled = body.filter((row) => row.some((value) => value.trim() !== ''));
        const rows = 'rows' in table ? table.rows : [];
        expect(rows.map((row) => row.map((each) => each.text))).toEqual(filled);
        const lines = text.split('\n');
        for (const each of rows.flat()) {
          const there = (lines[each.place.line - 1] ?? '').slice(each.place.column - 1);
          const [first = ''] = quoted(each.text).split('\n');
          expect(there.startsWith(first.replace(/\r$/, ''))).toBe(true);
        }
      }),
    );
  });
});
