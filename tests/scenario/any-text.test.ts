import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIssue } from '../../src/scenario/issue.ts';
import type { ParseResult } from '../../src/scenario/parse.ts';
import { BASE, issuesOf, parseFiles, parseText } from './base.ts';

/** What may reach a terminal: printable text on one line. */
const PLAIN = /^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029]*$/u;

const isSane = (result: ParseResult): void => {
  const issues = issuesOf(result);
  if (!result.ok) expect(issues.some(({ severity }) => severity === 'error')).toBe(true);
  for (const issue of issues) {
    expect(formatIssue(issue)).toMatch(PLAIN);
    expect(issue.line).toBeGreaterThan(0);
    expect(issue.column).toBeGreaterThan(0);
  }
};

const pieces = fc.constantFrom(
  ...[
    'demarche: 1\n',
    'states:\n',
    '  A: {',
    '}',
    '[',
    ']',
    '- ',
    ': ',
    ', ',
    '"',
    "'",
    '&a ',
    '*a',
    '!x ',
    '|\n',
    '>\n',
    '#',
    '\n',
    '  ',
    '\t',
  ],
  ...[
    '%',
    '@',
    '`',
    '?',
    '---\n',
    '...\n',
    '<<: ',
    '__proto__: ',
    'null',
    'true',
    '1e999',
    '\\x1b',
    '\x1b',
    '\u202e',
    '\r',
    '\ufeff',
    'é',
    '😀',
    '\ud800',
  ],
  ...[
    'events:',
    'when:',
    'all:',
    'not:',
    'remove',
    'extends: base.yaml',
    'tables: {states: s.csv}',
    'ladder',
    'rates',
    'up',
    'weights',
    'move',
    'states',
  ],
);

describe('parseScenario never throws', () => {
  it('on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => isSane(parseText(text))),
      { numRuns: 120 },
    );
  });

  it('on texts made of the signs of YAML', () => {
    const texts = fc.array(pieces, { maxLength: 40 }).map((some) => some.join(''));
    fc.assert(
      fc.property(texts, (text) => isSane(parseText(text))),
      { numRuns: 120 },
    );
  });

  it('on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => isSane(parseFiles({ 'base.yaml': bytes }))),
    );
  });

  it('on a valid scenario with a piece cut out, put in or moved', () => {
    const at = fc.nat({ max: BASE.length });
    fc.assert(
      fc.property(at, fc.nat({ max: 40 }), fc.array(pieces, { maxLength: 3 }), (from, length, some) => {
        isSane(parseText(BASE.slice(0, from) + some.join('') + BASE.slice(from + length)));
      }),
      { numRuns: 120 },
    );
  });

  it('on a valid scenario with any value in the place of another', () => {
    const words = BASE.match(/[\w.-]+|\[[^[\]]*\]|\{[^{}]*\}/g) ?? [];
    const values = fc.oneof(
      fc.constantFrom(
        '',
        'null',
        'true',
        '-1',
        '0.5',
        '1e300',
        '""',
        '[]',
        '{}',
        '[[1]]',
        '{a: {b: c}}',
        'all',
        'remove',
        '~',
        '2025-13-01',
      ),
      fc.constantFrom(...words),
    );
    fc.assert(
      fc.property(fc.nat({ max: words.length - 1 }), values, (index, value) => {
        const word = words[index] ?? '';
        const places = [...BASE.matchAll(new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))];
        const place = places[index % places.length]?.index ?? 0;
        isSane(parseText(BASE.slice(0, place) + value + BASE.slice(place + word.length)));
      }),
      { numRuns: 120 },
    );
  });

  it('on any tables', () => {
    const cells = fc.constantFrom(
      'A',
      'B',
      'id',
      'rung',
      'from',
      'to',
      'weight',
      'trade',
      '"',
      ',',
      '\n',
      '\r\n',
      '0.5',
      'x',
      '\x1b',
      '',
      ' ',
      'bloc',
      'state',
    );
    const tables = fc.array(cells, { maxLength: 40 }).map((some) => some.join(''));
    fc.assert(
      fc.property(tables, tables, tables, tables, (states, ties, blocs, evidence) => {
        const text = `${BASE}tables: {states: s.csv, ties: t.csv, blocs: b.csv, evidence: e.csv}\n`;
        isSane(
          parseFiles({
            'base.yaml': text,
            's.csv': states,
            't.csv': ties,
            'b.csv': blocs,
            'e.csv': evidence,
          }),
        );
      }),
      { numRuns: 80 },
    );
  });

  it('on any edit', () => {
    const edits = fc.array(
      fc.constantFrom(
        'states',
        'A',
        '.',
        '=',
        'weights',
        'rights',
        '0',
        'events',
        'attack',
        'ladder',
        'target',
        'tracks',
        '[',
        '"',
        ' ',
        'remove',
        '\x1b',
        'ties',
        '__proto__',
        'variables',
        'x',
      ),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(
        fc.array(
          edits.map((some) => some.join('')),
          { maxLength: 3 },
        ),
        (sets) => isSane(parseText(BASE, sets)),
      ),
      { numRuns: 120 },
    );
  });
});
