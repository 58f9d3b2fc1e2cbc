import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE, hostileScenario } from '../fixtures/hostile.ts';
import { barriers, inBrowser, openBrowser, openFile } from './chromium.ts';
import { demarche, ROOT } from './program.ts';

/** The living page, as a real browser plays it: of a made-up world, so that ten thousand futures take a second. */

let folder = '';
let browser: Browser | undefined;
let page = '';
let hostile = '';

const WHAT_IF = `extends: ${ROOT}scenarios/two-states.yaml
title: A gains nothing
question: What if Alphaland gained nothing?
states: {A: {traits: {gain: 0}}}
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-living-'));
  page = join(folder, 'page.html');
  hostile = join(folder, 'hostile.html');
  writeFileSync(join(folder, 'no-gain.yaml'), WHAT_IF);
  writeFileSync(join(folder, 'hostile.yaml'), hostileScenario());
  for (const args of [
    ['two-states', join(folder, 'no-gain.yaml'), '--runs', '500', '-o', page],
    [join(folder, 'hostile.yaml'), '--runs', '100', '-o', hostile],
  ])
    expect(demarche(['report', ...args, '--live', '--seed', 'moscow', '--threads', '1'])).toMatchObject({
      code: 0,
    });
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Waits until all futures are counted. */
const rests = (open: Page): Promise<void> =>
  open.locator('#odds[data-futures="10000"]:not(.stale)').waitFor();

/** The odds that the page shows, as it saves them. */
const saved = async (open: Page): Promise<readonly string[]> => {
  const [download] = await Promise.all([
    open.waitForEvent('download'),
    open.evaluate('document.querySelector("[data-do=csv]").click()'),
  ]);
  return readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').with(1, '').join());
};

/** What the policy of the page allows: a module of WebAssembly, and `eval`. Runs in the page; later, so that the policy holds. */
const ALLOWED = `new Promise((done) => setTimeout(() => {
  const tried = (attempt) => { try { return attempt(); } catch { return 'refused'; } };
  const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
  done([tried(() => new WebAssembly.Module(empty) && 'compiled'), tried(() => eval('"run"'))]);
}))`;

type Odds = readonly { id: string; recognises_by: { share: number; low: number; high: number } }[];

const known = new Map<string, Odds>();
/** The odds from the command line. Each are counted once. */
const odds = (args: readonly string[]): Odds => {
  const key = args.join(' ');
  const found =
    known.get(key) ??
    JSON.parse(demarche(['odds', ...args, '--seed', 'moscow', '--runs', '10000', '--json']).out).states;
  known.set(key, found);
  return found;
};

/** What the page saves, from the command line: before and after some edits. */
const counted = (args: readonly string[]): readonly string[] => {
  const before = odds(['two-states']);
  return odds(args).map(({ id, recognises_by: { share, low, high } }, i) =>
    [id, '', before[i]?.recognises_by.share, share, low, high].join(),
  );
};

describe('the living page', () => {
  it('is one file that says the answer without a script, and lets no other script in', () => {
    const html = readFileSync(page, 'utf8');
    expect(html).toMatch(/<h1[^>]*>How much sooner does Betaland follow/);
    expect(html).toMatch(/In \d+ of 100 futures more states recognise in July 2027 than at the start/);
    expect(html).toMatch(
      /default-src &#39;none&#39;; script-src &#39;sha256-[^&]+&#39; &#39;wasm-unsafe-eval&#39;; style-src &#39;sha256-\S+; worker-src blob:;/,
    );
    expect(html.length).toBeLessThan(500_000);
    expect(demarche(['again', page, join(folder, 'no-gain.yaml')]).out).toBe(`same: ${page}\n`);
    expect(
      demarche(['report', 'two-states', 'china-recognises-2026', '--live', '-o', join(folder, 'a.html')]),
    ).toMatchObject({
      code: 2,
      err: expect.stringContaining('china-recognises-2026 cannot be a switch of a living page'),
    });
  });

  it('has links that the command line plays, and reads nothing else for them', () => {
    const link = '#scenario=two-states&seed=moscow&set=weights.gain=3.5&move=B@2025-11=up&future=2';
    const played = demarche(['open', `https://a.invalid/page.html${link}`]);
    const run = ['two-states', '--set', 'weights.gain=3.5', '--move', 'B@2025-11=up', '--future', '2'];
    expect(played).toEqual(demarche(['run', ...run, '--seed', 'moscow', '--plain']));
    const whatIf = join(folder, 'no-gain.yaml');
    const moves = (args: readonly string[]) =>
      demarche(args)
        .out.split('\n')
        .filter((line) => line.includes('→'));
    expect(moves(['run', whatIf, '--seed', 'moscow', '--plain']).length).toBeGreaterThan(0);
    expect(moves(['open', '#scenario=two-states&seed=moscow&if=no-gain', whatIf])).toEqual(
      moves(['run', whatIf, '--seed', 'moscow', '--plain']),
    );
    for (const [bad, said] of [
      ['#scenario=two-states&sha=00000000', 'another version of the scenario'],
      ['#scenario=/etc/passwd', 'does not come with demarche'],
      ['#scenario=two-states&if=no-gain', 'name its file too'],
      ['#scenario=two-states&set=weights.gian=3', 'no weight of this name'],
      ['#scenario=two-states&moves=1', 'moves, which means nothing'],
    ] as const)
      expect(demarche(['open', bad])).toMatchObject({ code: 2, err: expect.stringContaining(said) });
  });

  inBrowser('counts what the command line counts, as it is opened from a file', async () => {
    const { page: open, faults, close } = await openFile(browser, page);
    await rests(open);
    expect(await saved(open)).toEqual(counted(['two-states']));
    // The table of all states turns round, and names the column that it is sorted by.
    await open.getByText(/^All \d+ states$/).click();
    const names = () => open.locator('.sk th[scope=row]').allTextContents();
    await open.getByRole('button', { name: 'state', exact: true }).click();
    await open.locator('th[aria-sort=ascending]', { hasText: 'state ▲' }).waitFor();
    const sorted = (await names()).toSorted();
    expect(await names()).toEqual(sorted);
    await open.getByRole('button', { name: 'state ▲' }).click();
    await open.locator('th[aria-sort=descending]', { hasText: 'state ▼' }).waitFor();
    expect(await names()).toEqual(sorted.toReversed());
    // A typed weight, with a comma.
    const field = open.locator('input[type=text][data-arg="weights.gain"]');
    await field.fill('3,5');
    await field.press('Enter');
    await open.locator('#hero .chip', { hasText: '2 → 3.5' }).waitFor();
    await rests(open);
    await expect.poll(() => open.url()).toContain('weights.gain=3.5');
    expect(await saved(open)).toEqual(counted(['two-states', '--set', 'weights.gain=3.5']));
    expect(await open.locator('.said').first().textContent()).toMatch(/^Your change adds 0\.\d+ recognisers/);
    expect(await open.locator('#hero .chip').textContent()).toContain('gain from recognition 2 → 3.5');
    // A what-if below it.
    await open.getByRole('switch', { name: /A gains nothing/ }).check();
    await open.locator('#hero .chip', { hasText: 'A gains nothing' }).waitFor();
    await rests(open);
    await expect.poll(() => open.url()).toContain('if=no-gain');
    const both = counted([join(folder, 'no-gain.yaml'), '--set', 'weights.gain=3.5']);
    expect(await saved(open)).toEqual(both);
    const link = open.url();
    await open.getByRole('button', { name: 'Back to the file' }).click();
    await expect.poll(() => open.locator('#hero .chip').count()).toBe(0);
    // The link is the what-if.
    await open.goto('about:blank');
    await open.goto(link);
    await open.locator('#hero .chip').first().waitFor();
    await rests(open);
    expect(await saved(open)).toEqual(both);
    // What is folded says the same once it is opened.
    await open.getByText(/^All \d+ states$/).click();
    const shownNow = await open.locator('.odds tr', { hasText: 'Betaland' }).locator('b').textContent();
    await open
      .locator('.sk tr', { hasText: 'Betaland' })
      .locator(`td:nth-child(3):text-is("${shownNow}")`)
      .waitFor();
    // The policy lets the kernel be compiled, and no text be run.
    expect(await open.evaluate(ALLOWED)).toEqual(['compiled', 'refused']);
    expect(faults.filter((fault) => !/request: (?:blob|file):/.test(fault))).toEqual([]);
    await close();
  });

  inBrowser('plays one future, explains it, and takes decisions in it', async () => {
    const { page: open, faults, close } = await openFile(browser, page);
    const at = open.getByRole('slider', { name: 'Month' });
    await rests(open);
    await at.focus();
    for (let turn = 0; turn < 3; turn++) await open.keyboard.press('ArrowRight');
    await expect.poll(() => at.getAttribute('aria-valuetext')).toContain('3 October 2025, turn 3 of 24');
    await open.locator('#future').getByRole('button', { name: 'Betaland', exact: true }).click();
    await open.getByRole('heading', { name: 'Why does Betaland wait?' }).waitFor();
    expect(await open.evaluate('document.activeElement.id')).toBe('why');
    const ladder = open.getByRole('table', { name: /^The ladder on/ });
    expect(await ladder.getByRole('row').first().textContent()).not.toContain('Betaland');
    await open.getByRole('button', { name: 'steps up' }).click();
    await open.locator('#hero .chip').waitFor();
    await rests(open);
    expect(await open.locator('#odds').textContent()).toContain('Betaland moved by the what-if');
    await at.press('ArrowRight');
    await expect.poll(() => ladder.getByRole('row').first().textContent()).toContain('Betaland');
    await expect.poll(() => open.url()).toContain('move=B@2025-11-03=up&at=4&state=B');
    expect(await saved(open)).toEqual(counted(['two-states', '--move', 'B@2025-11=up']));
    // From here on: all futures share the past of this one.
    await open.getByRole('button', { name: 'Odds from here on' }).click();
    await open.getByRole('button', { name: 'Odds from the start' }).waitFor();
    await rests(open);
    const after = ['--move', 'B@2025-11=up', '--from', '4'];
    expect((await saved(open))[0]?.split(',')[3]).toBe(counted(['two-states', ...after])[0]?.split(',')[3]);
    await open.getByRole('button', { name: 'Undo' }).click();
    await open.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => open.locator('#hero .chip').count()).toBe(0);
    // Played, it comes to its end by itself.
    await open.getByRole('button', { name: 'Play this future' }).click();
    await open.getByRole('button', { name: 'Stop playing' }).waitFor();
    await expect.poll(() => at.inputValue()).not.toBe('4');
    await open.getByRole('button', { name: 'Stop playing' }).click();
    await open
      .getByRole('button', { name: /^Try: / })
      .first()
      .click();
    await open.locator('#hero .chip').waitFor();
    expect(faults.filter((fault) => !/request: blob:/.test(fault))).toEqual([]);
    await close();
  });

  inBrowser('refuses what is not its own, in words, and applies the rest of a link', async () => {
    const { page: open, close } = await openFile(browser, page);
    const at = async (fragment: string): Promise<string> => {
      await open.goto('about:blank');
      await open.goto(`file://${page}#${fragment}`);
      await open.locator('.note.bad').first().waitFor();
      return (await open.locator('.note.bad').allTextContents()).join('\n');
    };
    expect(await at('set=weights.gain=3&sha=00000000')).toContain(
      'belongs to another version of the scenario',
    );
    expect(await open.locator('#hero .chip').count()).toBe(0);
    const said = await at('set=weights.gian=3&set=weights.gain=3&if=no-gian&move=A@2020-01=up');
    expect(said).toContain('no weight of this name (found gian');
    expect(said).toContain('Did you mean “no-gain”?');
    expect(said).toContain('move=A@2020-01=up');
    expect(await open.locator('#hero .chip', { hasText: '2 → 3' }).count()).toBe(1);
    await close();
  });

  inBrowser('gives a code of its link where it is opened over http', async () => {
    const server = createServer((_, answer) => answer.end(readFileSync(page)));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const context = await browser?.newContext();
    const open = await context?.newPage();
    await open?.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/#set=weights.gain=3`);
    await open?.getByRole('img', { name: 'The same link as a QR code' }).waitFor();
    await context?.close();
    server.close();
  });

  inBrowser('shuts nobody out, by day and by night, and fits from 320 pixels to a projector', async () => {
    const { page: open, faults, close } = await openFile(browser, page);
    await open.getByRole('switch').first().check();
    await open.locator('#hero .chip').waitFor();
    await rests(open);
    await open.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true })');
    for (const [width, colorScheme] of [
      [320, 'light'],
      [1280, 'dark'],
      [1920, 'light'],
    ] as const) {
      await open.setViewportSize({ width, height: 800 });
      await open.emulateMedia({ colorScheme });
      expect(await open.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect([width, ...(await barriers(open))]).toEqual([width]);
    }
    expect(faults.filter((fault) => !fault.startsWith('request: blob:'))).toEqual([]);
    await close();
  });

  inBrowser('prints on A4, white by night too, without controls', async () => {
    const { page: open, close } = await openFile(browser, page);
    await rests(open);
    await open.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await open.locator('.btn:visible, input:visible, summary:visible, .dock:visible').count()).toBe(0);
    expect(await open.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    const pages = (await open.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pages.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(3);
    await close();
  });

  inBrowser('keeps hostile texts texts', async () => {
    const { page: open, faults, close } = await openFile(browser, hostile);
    await rests(open);
    expect(await open.locator('h1').textContent()).toBe(`${HOSTILE.image} ${HOSTILE.huge}`);
    expect(await open.title()).toBe(`${HOSTILE.style} ${HOSTILE.script}: a living page`);
    expect(await open.locator('img, iframe, a[href^="javascript" i]').count()).toBe(0);
    expect(await open.locator('script').count()).toBe(3);
    expect(await open.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(faults.filter((fault) => !fault.startsWith('request: blob:'))).toEqual([]);
    await close();
  });
});
