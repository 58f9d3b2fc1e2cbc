import { describe, expect, it } from 'vitest';
import { formatIssue, type Issue } from '../../src/scenario/issue.ts';
import { BASE, change, issuesOf, marked, parseText } from './base.ts';
import { BROKEN } from './broken.ts';

const essence = ({ severity, line, column }: Issue) => ({ severity, line, column });

describe('the base that is broken here', () => {
  it('has no errors and no doubts', () => {
    expect(issuesOf(parseText(BASE)).map(formatIssue)).toEqual([]);
  });
});

describe('a broken scenario names the place and the mistake', () => {
  it.each(BROKEN)('$name', ({ part, by, says, severity = 'error' }) => {
    const { text, line, column } = marked(change(BASE, part, by));
    const result = parseText(text);
    const issues = issuesOf(result);
    expect(issues.map(formatIssue).join('\n')).toContain(says);
    const issue = issues.find((each) => formatIssue(each).includes(says));
    expect(issue && essence(issue)).toEqual({ severity, line, column });
    // One mistake, one issue: nothing follows from it that confuses.
    expect(issues.map(formatIssue)).toHaveLength(1);
    expect(result.ok).toBe(severity === 'warning');
  });
});

describe('several mistakes', () => {
  it('are all told in one pass, in the order of the file, each once', () => {
    let text = change(BASE, 'turns: 36', 'turns: none');
    text = change(text, 'weight: 0.5}', 'weight: 2}');
    text = change(text, 'leverage_driver: rights', 'leverage_driver: right');
    text = change(text, 'chance: 0.02', 'chance: 3');
    text = change(text, 'to: recognition}', 'to: recognised}');
    text = change(text, '{happened: summit}', '{happened: sumit}');
    text = change(text, 'norm: {start: 0.9}', 'nrom: {start: 0.9}');
    text = change(text, 'since: 2024-01-30', 'since: 2026-01-30');
    const issues = issuesOf(parseText(text));
    expect(issues.map(({ message }) => message)).toEqual([
      'this is no valid turns',
      'the last move lies after the start',
      'this is no valid weight',
      'there is no driver of this name',
      'unknown key',
      'this is no valid chance',
      'this rung is not on the ladder',
      'there is no event of this name',
    ]);
    expect(issues.map(({ line }) => line)).toEqual([...issues.map(({ line }) => line)].sort((a, b) => a - b));
  });

  it('within one entry hide each other neither', () => {
    const text = change(
      BASE,
      'A: {name: Alphaland, rung: mission, since: 2024-01-30, power: 0.6,',
      'A: {nmae: Alphaland, rung: missoin, since: 2024-01-32, power: 6,',
    );
    expect(issuesOf(parseText(text)).map(({ message }) => message)).toEqual([
      'unknown key',
      'this rung is not on the ladder',
      'this is no valid since',
      'this is no valid power',
    ]);
  });
});

describe('a formatted issue', () => {
  it('says place, severity, message, value, expectation and suggestion on one line', () => {
    const [issue] = issuesOf(parseText(change(BASE, 'leverage_driver: rights', 'leverage_driver: right')));
    expect(issue && formatIssue(issue)).toBe(
      'base.yaml:45:20: error: there is no driver of this name (found right; expected trade or rights; did you mean "rights"?)',
    );
  });

  it('cuts a long value at 60 characters', () => {
    const [issue] = issuesOf(parseText(change(BASE, 'turn: month', `turn: ${'mo'.repeat(100)}`)));
    expect(issue?.found).toHaveLength(60);
    expect(issue?.found?.endsWith('…')).toBe(true);
  });
});
