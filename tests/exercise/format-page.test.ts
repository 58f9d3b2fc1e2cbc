import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../e2e/program.ts';
import { exerciseFormatPage } from './format-page.ts';

it('docs/exercise-format.md says what the schema says', () => {
  const file = join(ROOT, 'docs', 'exercise-format.md');
  const page = exerciseFormatPage();
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
