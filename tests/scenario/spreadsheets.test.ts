import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLater } from '../../src/domain/dates.ts';
import { formatIssue } from '../../src/scenario/issue.ts';
import { otherDay } from '../../src/scenario/pieces/other-days.ts';
import { readCsv } from '../../src/scenario/text/csv.ts';
import { BASE, change, issuesOf, parseFiles, parseText } from './base.ts';

const HEADER = 'id,name,rung,since,power,trade,rights';
const ROWS = [
  'A,Alphaland,mission,2024-01-30,0.6,0.8,0.1',
  'B,Betaland,none,,0.4,0.3,0.5',
  'C,Gammaland,none,,0.1,,0.9',
];
const YAML = BASE.replace(/^states:\n(?: .*\n)*/m, 'tables: {states: t.csv}\n');

const errors = (table: string): readonly string[] =>
  issuesOf(parseFiles({ 'base.yaml': YAML, 't.csv': table })).map(formatIssue);

const withRows = (change: (row: string) => string, header = HEADER): string =>
  [header, ...ROWS.map(change)].join('\n');

describe('a table with one cause of many errors', () => {
  it('is right as it is', () => {
    expect(errors(withRows((row) => row))).toEqual([]);
  });

  it.each([
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'bars'],
    ['，', 'fullwidth commas'],
  ])('has one error for another separator: %j', (sign, name) => {
    const table = [HEADER, ...ROWS].map((row) => row.replaceAll('.', ',').split(',').join(sign)).join('\r\n');
    for (const text of [table, `sep=${sign}\r\n${table}`, `\n${table}`])
      expect(errors(text)).toEqual([expect.stringContaining(`separated by ${name}`)]);
  });

  it('may begin with sep=,', () => {
    for (const hint of ['sep=,', '"sep=,"', 'SEP=,'])
      expect(errors(`${hint}\r\n${withRows((row) => row)}`)).toEqual([]);
    const broken = errors(`sep=,\n${withRows((row) => row.replace('mission', 'misson'))}`);
    expect(broken).toEqual([expect.stringMatching(/^t\.csv:3:13: .*rung is not on the ladder/)]);
  });

  it('has one error for decimal commas, in quotes or not', () => {
    const quoted = errors(withRows((row) => row.replace(/0\.(\d)/g, '"0,$1"')));
    expect(quoted).toEqual([
      't.csv:2:32: error: this is a number with a decimal comma; 7 more like it in this table (found 0,6; expected points in numbers; save the table as “CSV UTF-8 (comma delimited)”, with points in numbers; did you mean "0.6"?)',
    ]);
    const bare = errors(withRows((row) => row.replace(/0\.(\d)/g, '0,$1'))).filter((each) =>
      each.includes('more cells'),
    );
    expect(bare).toEqual([expect.stringMatching(/3 rows \(lines 2, 3, 4\).*0\.6 if this is one number/)]);
  });

  it.each([
    ['−0.5', 'a minus sign (U+2212)', '-0.5'],
    ['٠٫٥', 'an Arabic digit (U+0660)', '0.5'],
    ['０.5', 'a fullwidth digit (U+FF10)', '0.5'],
  ])('has one error for a number such as %s', (number, sign, plain) => {
    const [issue = ''] = errors(withRows((row) => row.replace(/0\.\d/, number)));
    expect(issue).toContain(sign);
    expect(issue).toContain(`did you mean "${plain}"?`);
  });

  it('has cells with blanks around them, of any kind', () => {
    fc.assert(
      fc.property(fc.constantFrom(' ', '  ', '\u00a0', '\u3000', '\t'), fc.boolean(), (blank, before) => {
        const padded = withRows((row) =>
          row
            .split(',')
            .map((cell) => (before ? blank + cell : cell + blank))
            .join(','),
        );
        expect(errors(padded)).toEqual([]);
      }),
    );
  });
});

describe('a day in another notation', () => {
  it.each([
    ['21/08/2024', '2024-08-21'],
    ['08/21/2024', '2024-08-21'],
    ['21/8/24', '2024-08-21'],
    ['21.8.2024', '2024-08-21'],
    ['21.08.24', '2024-08-21'],
    ['2024/8/21', '2024-08-21'],
    ['2024.08.21', '2024-08-21'],
    ['20240821', '2024-08-21'],
    ['2024-08-21 00:00:00', '2024-08-21'],
    ['2024-08-21T00:00:00Z', '2024-08-21'],
    ['21/08/2024 00:00', '2024-08-21'],
    ['45525', '2024-08-21'],
    ['45525.0', '2024-08-21'],
    ['21-Aug-24', '2024-08-21'],
    ['21 August 2024', '2024-08-21'],
    ['August 21, 2024', '2024-08-21'],
    ['2024–08–21', '2024-08-21'],
    ['２０２４-08-21', '2024-08-21'],
    ['5/5/2024', '2024-05-05'],
    ['1-Feb-96', '1996-02-01'],
  ])('%s is %s', (text, day) => {
    expect(otherDay(text)?.days).toEqual([day]);
    const [issue = ''] = errors(
      withRows((row) => row.replace('2024-01-30', text.includes(',') ? `"${text}"` : text)),
    );
    expect(issue).toContain(`did you mean "${day}"?`);
    const yaml = change(BASE, 'since: 2024-01-30', `since: ${/[,]/.test(text) ? `"${text}"` : text}`);
    expect(issuesOf(parseText(yaml)).map(formatIssue)).toEqual([
      expect.stringContaining(`did you mean "${day}"?`),
    ]);
  });

  it('that may be two days is not guessed', () => {
    const [issue = '', ...more] = errors(withRows((row) => row.replace('2024-01-30', '3/7/2024')));
    expect(more).toEqual([]);
    expect(issue).toContain('it may mean 2024-07-03 or 2024-03-07');
    expect(issue).not.toContain('did you mean');
  });

  it('is reported once for a table', () => {
    const rows = ROWS.map((row) => row.replace(/,(?:2024-01-30)?,(?=0\.[146])/, ',21/08/2024,'));
    expect(errors([HEADER, ...rows].join('\n'))).toEqual([
      expect.stringContaining('2 more like it in this table'),
    ]);
  });

  it('is none of what is no day', () => {
    for (const text of ['2024-08-21', '31/02/2024', '99999', '12', 'soon', '21-Foo-24'])
      expect(otherDay(text)).toBeUndefined();
  });

  it('as a serial number counts days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 79_999 }), (serial) => {
        expect(otherDay(String(serial))?.days).toEqual([daysLater('1899-12-30', serial)]);
        expect(daysLater(daysLater('1899-12-30', serial), -serial)).toBe('1899-12-30');
      }),
    );
  });
});

describe('a table that a comma separates', () => {
  it('may have semicolons, tabs and bars in its cells', () => {
    const read = readCsv('t.csv', 'a,"b; c; d; e"\n"x;y",z|z\n');
    expect(read.issues).toEqual([]);
  });
});
