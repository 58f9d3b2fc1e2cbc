import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIssue } from '../../src/scenario/issue.ts';
import { lookAlikeIn, plainTwin } from '../../src/scenario/text/look-alikes.ts';
import { BASE, change, issuesOf, parseFiles, parseText } from './base.ts';

const SPACES = ['\u00a0', '\u202f', '\u2007', '\u2009', '\u3000', '\u205f'];
const DASHES = ['\u2212', '\u2010', '\u2011', '\u2013', '\u2014', '\uff0d'];
const DIGITS = ['４', '٤', '۴', '४'];
const QUOTES = ['“', '”', '„', '«', '＂'];

const nameOf = (sign: string): string =>
  `(U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')})`;

const only = (text: string): string => {
  const issues = issuesOf(parseText(text)).map(formatIssue);
  expect(issues).toHaveLength(1);
  return issues[0] ?? '';
};

describe('a sign that looks like a plain one', () => {
  it('has a name and a twin in ASCII, and no ASCII text has one', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => lookAlikeIn(text) === undefined));
    fc.assert(
      fc.property(fc.constantFrom(...SPACES, ...DASHES, ...DIGITS, ...QUOTES), (sign) => {
        expect(lookAlikeIn(`a${sign}b`)?.name).toContain(nameOf(sign));
        expect(plainTwin(`a${sign}b`)).toMatch(/^[ -~]+$/);
      }),
    );
  });

  it('is none as an apostrophe in a word', () => {
    expect(lookAlikeIn('Côte d’Ivoire')).toBeUndefined();
    expect(lookAlikeIn('‘quoted’')?.plain).toBe("'");
  });

  it.each(SPACES)('is named after a colon, a word and a number: %j', (space) => {
    expect(only(change(BASE, 'turns: 36', `turns:${space}36`))).toContain(nameOf(space));
    expect(only(change(BASE, 'turn: month', `turn: month${space}`))).toMatch(/did you mean "month"\?/);
    expect(only(change(BASE, 'turns: 36', `turns: 36${space}`))).toContain('did you mean "36"?');
    expect(only(change(BASE, 'weight: 0.5}', `weight:${space}0.5}`))).toContain(nameOf(space));
    expect(only(change(BASE, 'turns: 36', `turns${space}: 36`))).toContain('unknown key');
  });

  it.each(DASHES)('is named in a number: %j', (dash) => {
    expect(only(change(BASE, 'recognition: -7', `recognition: ${dash}7`))).toContain('did you mean "-7"?');
    expect(only(change(BASE, 'start: 2025-07-03', `start: 2025${dash}07${dash}03`))).toContain(
      'did you mean "2025-07-03"?',
    );
  });

  it.each(DIGITS)('is named as a digit: %j', (digit) => {
    expect(only(change(BASE, 'rights: 4\n', `rights: ${digit}\n`))).toContain('did you mean "4"?');
  });

  it.each(QUOTES)('is named as a quote: %j', (quote) => {
    expect(only(change(BASE, 'turn: month', `turn: ${quote}month${quote}`))).toContain(nameOf(quote));
    expect(only(change(BASE, 'title: A base', `title: ${quote}A base: two${quote}`))).toContain(
      nameOf(quote),
    );
  });

  it('may be in a text', () => {
    const text = change(BASE, 'title: A base', 'title: “A base” – 4\u00a0000 pages:\u00a0yes');
    expect(issuesOf(parseText(text))).toEqual([]);
  });

  it('is named as what cannot be seen at all', () => {
    expect(only(change(BASE, 'turn: month', 'turn: month\u200b'))).toContain(
      'a zero-width space is not allowed',
    );
    expect(only(change(BASE, 'turn: month', 'turn: "month "'))).toContain('with blanks around it');
  });
});

describe('a text of a scenario that ends at #', () => {
  const doubts = (by: string, part = 'title: A base') =>
    issuesOf(parseText(change(BASE, part, by))).map(formatIssue);

  it.each(['title: Case #1', 'title: #1', 'title: a\t#b'])('has a doubt: %j', (by) => {
    expect(doubts(by)).toEqual([expect.stringContaining('warning: this text ends at #')]);
  });

  it.each(['title: "Case #1"', 'title: Case # a comment', 'title: Case#1', 'title: Case # 1'])(
    'has none: %j',
    (by) => {
      expect(doubts(by)).toEqual([]);
    },
  );

  it('has none where the value is no text', () => {
    expect(doubts('turns: 36 #months', 'turns: 36')).toEqual([]);
  });

  it('is an error in an edit', () => {
    const issues = issuesOf(parseText(BASE, ['title=Case #1'])).map(formatIssue);
    expect(issues).toEqual([expect.stringContaining('this text ends at #')]);
    expect(issuesOf(parseText(BASE, ['title="Case #1"']))).toEqual([]);
  });
});

describe('a file that cannot be text of a scenario', () => {
  const utf16 = (text: string, mark: boolean): Uint8Array =>
    new Uint8Array(Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le'));
  it.each([
    ['UTF-16 with a mark', utf16(BASE, true), 'found UTF-16'],
    ['UTF-16 without one', utf16(BASE, false), 'found UTF-16'],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 1, 9, 8]), 'found a workbook'],
  ])('is named: %s', (_, bytes, says) => {
    const issues = issuesOf(parseFiles({ 'base.yaml': bytes })).map(formatIssue);
    expect(issues).toEqual([expect.stringContaining(says)]);
  });

  it.each(['scenario.yml', 'Scenario.yaml', 'SCENARIO.YAML', 'scenario.yaml.txt', 'scenario.txt'])(
    'may have another name: %s',
    (name) => {
      const issues = issuesOf(parseFiles({ [`s/${name}`]: BASE }, 's')).map(formatIssue);
      expect(issues).toEqual([
        expect.stringContaining(`(found s/${name}; expected s/scenario.yaml; rename it to scenario.yaml)`),
      ]);
    },
  );

  it.each([
    ['t.csv.txt', 'rename it to t.csv'],
    ['T.csv', 'rename it to t.csv'],
    ['t.CSV', 'rename it to t.csv'],
    ['t.xlsx', 'save it as t.csv'],
  ])('may be a table of another name: %s', (name, says) => {
    const files = { 's/scenario.yaml': `${BASE}tables: {ties: t.csv}\n`, [`s/${name}`]: 'x' };
    expect(issuesOf(parseFiles(files, 's')).map(formatIssue)).toEqual([expect.stringContaining(says)]);
  });
});
