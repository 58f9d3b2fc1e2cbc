import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioHash } from '../../src/scenario/canonical.ts';
import { FLAGSHIP, load, projectPath } from './futures.ts';
import { type Figure, figures } from './patterns.ts';

/**
 * The patterns P1 to P8 of docs/model.md, section 1, are reported and not enforced: docs/validation.md has each with its figure.
 * This test holds that the figures there are of the scenario as it is.
 */
const PAGE = projectPath('docs/validation.md');
const MAKE = 'UPDATE_DOCS=1 npx vitest run tests/scenarios/patterns.test.ts';
const MARKS = [`<!-- Made: ${MAKE} -->\n`, '<!-- patterns end -->'] as const;

const rowOf = ({ pattern, what, expected, value, holds }: Figure): string =>
  `| ${[pattern, what, expected, value, expected === '' ? '' : holds ? 'yes' : '**no**'].join(' | ')} |`;

const made = (hash: string): string =>
  [
    `1,000 futures of the seed "patterns" (150 to 900 for variants) of scenario \`${hash}\`.`,
    '',
    '| | figure | expected | value | as expected |',
    '|---|---|---|---|---|',
    ...figures().map(rowOf),
    '',
  ].join('\n');

describe('the patterns of the flagship', () => {
  it('are in docs/validation.md with the figures of the scenario as it is', { timeout: 600_000 }, () => {
    const hash = scenarioHash(load(FLAGSHIP).scenario);
    const [head = '', rest = ''] = readFileSync(PAGE, 'utf8').split(MARKS[0]);
    const [kept, ...tail] = rest.split(MARKS[1]);
    if (process.env.UPDATE_DOCS)
      writeFileSync(PAGE, [head, MARKS[0], made(hash), MARKS[1], ...tail].join(''));
    else expect(kept, `the flagship has changed: ${MAKE}`).toContain(`\`${hash}\``);
    for (const pattern of ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'])
      expect(readFileSync(PAGE, 'utf8')).toContain(`\n| ${pattern} | `);
  });
});
