import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseKeys } from '../../src/cli/screens/key-file.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { keysPage } from '../../src/tui/keys/keys-page.ts';
import { ROOT } from '../e2e/program.ts';

const PATH = join(ROOT, 'docs/keys.md');
const START = '<!-- The tables below are made: UPDATE_DOCS=1 npx vitest run tests/docs -->\n\n';

describe('the page of keys', () => {
  it('has every key as the program has it', () => {
    const [head = '', made] = readFileSync(PATH, 'utf8').split(START);
    if (process.env.UPDATE_DOCS) writeFileSync(PATH, `${head}${START}${keysPage(KEYS)}`);
    else expect(made).toBe(keysPage(KEYS));
  });

  it('shows a file of keys that holds good', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(readFileSync(PATH, 'utf8'))?.[1] ?? 'no example';
    expect(parseKeys('keys.yaml', new TextEncoder().encode(example))).toMatchObject({ ok: true });
  });
});
