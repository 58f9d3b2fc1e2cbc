import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demarche, ROOT } from '../e2e/program.ts';

const PAGE = join(ROOT, 'docs/forecasts/2025-07-03-scored.md');
const FORECAST = 'docs/forecasts/2025-07-03.md';
const PLAIN = 'docs/forecasts/2025-07-03-without-social-terms.md';

const commandFor = (coding: string): string =>
  `score ${FORECAST} docs/forecasts/outcomes/2026-07-03-${coding}.csv ${PLAIN} --record taliban-2021`;

const printed = (coding: string): string => {
  const { code, out, err } = demarche(commandFor(coding).split(' '), { cwd: ROOT });
  expect(code, err).toBe(0);
  return `\`demarche ${commandFor(coding)}\`\n\n\`\`\`text\n${out.trimEnd()}\n\`\`\`\n`;
};

const page = (): string =>
  [
    '# The forecast of July 2025, scored after a year',
    '',
    'What the commands print: `UPDATE_DOCS=1 npx vitest run tests/docs/scored.test.ts`. [validation.md](../validation.md) says what it means.',
    '',
    '## As coded',
    '',
    printed('as-coded'),
    '## Strict',
    '',
    printed('strict'),
  ].join('\n');

describe('the scores of the forecast of July 2025', () => {
  it('are what the commands print', () => {
    const made = page();
    if (process.env.UPDATE_DOCS) writeFileSync(PAGE, made);
    else expect(readFileSync(PAGE, 'utf8')).toBe(made);
  });
});
