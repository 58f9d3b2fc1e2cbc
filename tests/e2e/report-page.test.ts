import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { HOSTILE, hostileScenario } from '../fixtures/hostile.ts';
import { barriers, CHROMIUM, inBrowser, openBrowser, openFile } from './chromium.ts';
import { demarche } from './program.ts';
import { smallWorldIn } from './small-world.ts';

/** The page as a real browser shows it: of the flagship once, else of the small world, which has every part in less. */

let folder = '';
let browser: Browser | undefined;
let page = '';
let flagship = '';
let hostile = '';

const WHAT_IF = `extends: small-world.yaml
id: half
title: Half the weight of rights
question: What if rights counted half?
weights: {rights: 2}
`;

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  folder = mkdtempSync(join(tmpdir(), 'demarche-page-'));
  page = join(folder, 'page.html');
  flagship = join(folder, 'flagship.html');
  hostile = join(folder, 'hostile.html');
  writeFileSync(join(folder, 'half.yaml'), WHAT_IF);
  writeFileSync(join(folder, 'hostile.yaml'), hostileScenario());
  const luck = ['--seed', 'moscow', '--threads', '1'];
  const few = ['--turns', '12', '--runs', '60', '-o'];
  for (const args of [
    [smallWorldIn(folder), join(folder, 'half.yaml'), ...few, page],
    ['russia-precedent', 'china-recognises-2026', ...few, flagship],
    [join(folder, 'hostile.yaml'), '--runs', '100', '-o', hostile],
  ])
    expect(demarche(['report', ...args, ...luck])).toMatchObject({ code: 0 });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

const VIEWS = [
  ['light', { colorScheme: 'light', viewport: { width: 1100, height: 900 } }, 'rgb(253, 252, 249)'],
  ['dark', { colorScheme: 'dark', viewport: { width: 1100, height: 900 } }, 'rgb(17, 22, 27)'],
  ['narrow', { colorScheme: 'light', viewport: { width: 360, height: 740 } }, 'rgb(253, 252, 249)'],
] as const;

describe('the page of report, in Chromium', () => {
  for (const [name, options, ground] of VIEWS)
    inBrowser(`opens quietly in its own colours, shuts nobody out and fits, ${name}`, async () => {
      const file = name === 'narrow' ? flagship : page;
      const { page: open, faults, close } = await openFile(browser, file, options);
      expect(await open.title()).toMatch(/^(?:The Russia precedent|A small world): a briefing$/);
      // Its style sheet is let in.
      expect(await open.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(ground);
      expect(await open.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      // A reader sees one drawing of each chart, a screen reader its title.
      const charts = await open.locator('figure').count();
      expect(charts).toBeGreaterThan(6);
      expect(await open.getByRole('img').count()).toBe(charts);
      expect(await open.getByRole('img', { name: /^Chance to recognise by/ }).count()).toBe(1);
      await open.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true })');
      expect(await barriers(open)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    });

  inBrowser('lets the keyboard open every table and scroll it', async () => {
    const { page: open, close } = await openFile(browser, page);
    await open.keyboard.press('Tab');
    expect(await open.evaluate('document.activeElement.textContent')).toBe('Skip to the text');
    await open.keyboard.press('Enter');
    const closed = 'document.querySelectorAll("main details:not([open])").length';
    expect(await open.evaluate(closed)).toBeGreaterThan(3);
    for (let step = 0; step < 200 && Number(await open.evaluate(closed)) > 0; step++) {
      await open.keyboard.press('Tab');
      const isClosed = await open.evaluate('document.activeElement.matches("details:not([open]) > summary")');
      if (isClosed) await open.keyboard.press('Enter');
    }
    expect(await open.evaluate(closed)).toBe(0);
    const reached = new Set<unknown>();
    await open.evaluate('document.activeElement.blur()');
    // Tab goes round: past the last stop it comes to the first one again.
    const first = 'document.activeElement.textContent === "Skip to the text"';
    for (let step = 0, rounds = 0; step < 200 && rounds < 2; step++) {
      await open.keyboard.press('Tab');
      if (await open.evaluate(first)) rounds += 1;
      const label = await open.evaluate('document.activeElement.getAttribute("aria-label")');
      if (label !== null) reached.add(label);
    }
    const labels = await open.evaluate(
      '[...document.querySelectorAll("[role=region]")].map((e) => e.ariaLabel)',
    );
    expect([...reached].toSorted()).toEqual([...new Set(labels as string[])].toSorted());
    await close();
  });

  inBrowser('prints on A4 without a table that is closed', async () => {
    const { page: open, close } = await openFile(browser, page);
    await open.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await open.locator('nav').isVisible()).toBe(false);
    expect(await open.locator('summary:visible').count()).toBe(0);
    expect(await open.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    const pages = (await open.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pages).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await close();
  });

  inBrowser('keeps hostile texts texts', async () => {
    for (const options of [VIEWS[0][1], VIEWS[2][1]]) {
      const { page: open, faults, close } = await openFile(browser, hostile, options);
      expect(await open.title()).toBe(`${HOSTILE.style} ${HOSTILE.script}: a briefing`);
      expect(await open.locator('h1').textContent()).toBe(`${HOSTILE.style} ${HOSTILE.script}`);
      expect(await open.locator('script, img, iframe, b, a[href^="javascript" i]').count()).toBe(0);
      expect(await open.locator('h1').isVisible()).toBe(true);
      for (const box of await open.locator('figure').all()) await box.hover({ position: { x: 5, y: 5 } });
      expect(await open.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(await barriers(open)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
    }
  });
});
