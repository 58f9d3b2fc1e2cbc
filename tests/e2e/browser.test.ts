import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { openScenario, run } from '../../src/index.ts';
import { browserBundle } from '../library/bundle.ts';
import { inBrowser, openBrowser, openFile } from './chromium.ts';

const FOLDER = 'scenarios/russia-precedent';
const { 'scenario.yaml': text = '', ...tables } = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')]),
);
/** Few: tests/engine/other-engines.test.ts plays more. This is about the bundle, and its page's strict policy. */
const FUTURES = 3;
const QUESTION = { seed: 'moscow', turns: 6, explain: true };

/** A sum over a text of 16 million letters: shorter to carry out of a browser than the text itself. */
const SUM = `(text) => {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193);
    b = Math.imul(b + text.charCodeAt(i), 0x85ebca6b) ^ (b >>> 13);
  }
  return [text.length, a >>> 0, b >>> 0].join(' ');
}`;

/** A text that ends no script of a page. */
const inScript = (source: string): string => source.replaceAll('</', '<\\/');

const pageOf = (library: string): string => `<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-own'; img-src data:">
<link rel="icon" href="data:,">
<pre></pre>
<script nonce="own">${inScript(library)}</script>
<script nonce="own">
const scenario = demarche.openScenario(${inScript(JSON.stringify({ text, tables }))});
const sumOf = ${SUM};
document.querySelector('pre').textContent = Array.from({ length: ${FUTURES} }, (_, future) =>
  sumOf(demarche.run(scenario, { ...${JSON.stringify(QUESTION)}, future }).json())).join('\\n');
</script>
`;

let browser: Browser | undefined;
let folder = '';
beforeAll(async () => {
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), 'demarche-browser-'));
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the library in a browser', () => {
  inBrowser('plays and explains the futures of Node, byte for byte, under a strict policy', async () => {
    const file = join(folder, 'page.html');
    writeFileSync(file, pageOf(await browserBundle()));
    const { page, faults, close } = await openFile(browser, file);
    const found = await page.locator('pre').textContent();
    await close();
    expect(faults).toEqual([]);
    const scenario = openScenario({ text, tables });
    const sumOf: (json: string) => string = new Function(`return ${SUM}`)();
    const expected = Array.from({ length: FUTURES }, (_, future) =>
      sumOf(run(scenario, { ...QUESTION, future }).json()),
    );
    expect(found?.split('\n')).toEqual(expected);
  });
});
