import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatIssue } from '../../src/scenario/issue.ts';
import { issuesOf, parseFiles, scenarioOf } from './base.ts';
import { EXAMPLES } from './format-examples.ts';
import { formatPage } from './format-page.ts';

const PAGE = new URL('../../docs/scenario-format.md', import.meta.url);

describe('docs/scenario-format.md', () => {
  it('is what the schema says (UPDATE_DOCS=1 regenerates it)', () => {
    const page = formatPage();
    if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });

  it('has a meaning for every key', () => {
    expect(formatPage()).not.toMatch(/\|\s*\|$/m);
  });

  it.each(['small', 'events'] as const)(
    'shows the scenario "%s", which has no errors and no doubts',
    (name) => {
      expect(formatPage()).toContain(EXAMPLES[name]);
      expect(
        issuesOf(parseFiles({ 'example.yaml': EXAMPLES[name] }, 'example.yaml')).map(formatIssue),
      ).toEqual([]);
    },
  );

  it('shows an overlay that does what it says', () => {
    const files = { 'two-states.yaml': EXAMPLES.small, 'over.yaml': EXAMPLES.overlay };
    const result = parseFiles(files, 'over.yaml');
    expect(issuesOf(result).map(formatIssue)).toEqual([]);
    expect(scenarioOf(result)).toMatchObject({
      ties: [],
      weights: { gain: { mean: 1 } },
      states: [{}, { disposition: -0.5 }],
    });
  });
});
