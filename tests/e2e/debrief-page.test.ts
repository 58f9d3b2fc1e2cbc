import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesWith, SMALL } from '../exercise/small.ts';
import { barriers, CHROMIUM, inBrowser, openBrowser, openFile } from './chromium.ts';
import { demarche } from './program.ts';

/** The debrief of the small exercise, its two states on the map of the world, as a real browser shows it. */

let folder = '';
let browser: Browser | undefined;
const pageOf = (name: string): string => join(folder, 'pack', name);

/** The texts with states of the world in place of A and B. */
const onTheMap = (text: string): string =>
  text
    .replace(/^( +)A: /gm, '$1UZB: ')
    .replace(/^( +)B: /gm, '$1TJK: ')
    .replace(/\b(plays|state|from|to): A\b/g, '$1: UZB')
    .replace(/\b(state|from|to): B\b/g, '$1: TJK');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-debrief-'));
  for (const [file, content] of Object.entries(filesWith(SMALL)))
    writeFileSync(join(folder, file), onTheMap(String(content)));
  const args = ['exercise', join(folder, 'small.yaml'), '--auto', '--runs', '40', '--threads', '1'];
  expect(demarche([...args, '-o', join(folder, 'pack')])).toMatchObject({ code: 0 });
  browser = CHROMIUM === undefined ? undefined : await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the debrief as a page', () => {
  it('has no script, and a map, a lane, a card and lines to write on for what the class did', () => {
    const page = readFileSync(pageOf('debrief.html'), 'utf8');
    expect(page).not.toMatch(/<script|<link rel="stylesheet|<img| on\w+=| style=/);
    for (const id of ['lanes', 'usual', 'map-1', 'map-3', 'scores', 'calibration', 'questions'])
      expect(page).toContain(`<figure id="${id}">`);
    expect(page).toContain('<blockquote><p dir="auto">It pays.</p>');
    expect(page).toContain('<div class="lines"></div>');
  });

  for (const [name, width] of [
    ['a telephone', 390],
    ['a screen', 1280],
  ] as const)
    inBrowser(`opens quietly, shuts nobody out and fits ${name}`, async () => {
      for (const file of ['debrief.html', 'teams/alpha.html', 'briefs/alpha.html']) {
        const colorScheme = width === 390 ? 'dark' : 'light';
        const { page, faults, close } = await openFile(browser, pageOf(file), {
          colorScheme,
          viewport: { width, height: 900 },
        });
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
        await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true })');
        expect(await barriers(page), file).toEqual([]);
        expect(faults).toEqual([]);
        await close();
      }
    });

  inBrowser('prints on A4 without a fold, in few pages', async () => {
    const { page, close } = await openFile(browser, pageOf('debrief.html'));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('summary:visible').count()).toBe(0);
    expect(await page.locator('.lines:visible').count()).toBeGreaterThan(0);
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    expect([...paper.matchAll(/\/Type \/Page\b/g)].length).toBeLessThanOrEqual(6);
    await close();
  });
});
