import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type KeptDesk, openGame } from '../../src/cli/exercise/kept-desk.ts';
import { type BookFile, openBook } from '../../src/cli/serve/book-file.ts';
import type { ClassServer } from '../../src/cli/serve/server.ts';
import { CLASS_STYLE } from '../../src/web/class/style.ts';
import { hash } from '../class/desk.ts';
import { SMALL, sound } from '../exercise/small.ts';
import { serving } from '../serve/serving.ts';
import { barriers, CHROMIUM, FLAGS, inBrowser } from './chromium.ts';

/** A name that is no `localhost`: the pages are in no secure context, as on a phone in a local network. */
const NAME = 'class.test';

/** What would shut people out of a page, and whether it is wider than its window. */
const faultsOf = async (page: Page): Promise<readonly string[]> => {
  const isWide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
  return [...(await barriers(page)), ...(isWide === true ? ['too wide'] : [])];
};

/** Three teams and two turns. */
const THREE = SMALL.replace('turns: 3', 'turns: 2')
  .replace('by: 2026-01-03', 'by: 2025-11-03')
  .replace('  kabul:\n', '  beta: {label: Beta, plays: B, brief: Open., hidden: Secret of Beta.}\n  kabul:\n')
  .replace(
    /steps:\n[\s\S]*?questions:/,
    'steps:\n  - {do: predict}\n  - {do: play, turns: 2}\n  - {do: questions}\nquestions:',
  )
  .replace(/votes:[\s\S]*?predictions:/, 'predictions:')
  .replace(/answers:[\s\S]*/, '');

let browser: Browser | undefined;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-class-'));
  if (CHROMIUM !== undefined)
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [...FLAGS, `--host-resolver-rules=MAP ${NAME} 127.0.0.1`],
    });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Room {
  readonly server: ClassServer;
  readonly kept: KeptDesk;
  readonly code: string;
}

/** Opens the room, or opens it again from what is on the disk. */
const openAgain = async (port = 0): Promise<Room> => {
  const file = join(folder, 'class.game.jsonl');
  const { exercise, scenario } = sound(THREE);
  const kept = openGame({ exercise, scenario, sha256: hash('three') }, { seed: 'one', file });
  const book: BookFile = openBook(`${file}.seats`, kept.now().journal.lines[0] ?? '');
  const assets = { script: readFileSync('dist/class-pages.js', 'utf8'), style: CLASS_STYLE };
  const server = await serving(kept, book, { names: [NAME], assets, port });
  return { server, kept, code: book.first.code };
};

/** A page in a browser of its own, and what it complained of. */
const newPage = async (url: string, faults: string[], width = 390): Promise<Page> => {
  const context = await browser?.newContext({ viewport: { width, height: 800 } });
  const page = await context?.newPage();
  if (!page) throw new Error('no browser');
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // Chromium notes each lost connection.
    if (message.type() === 'error' && !/ERR_|409|403/.test(message.text())) faults.push(message.text());
  });
  await page.goto(url);
  return page;
};

const join3 = async (page: Page, code: string, team: string): Promise<void> => {
  await page.getByLabel('The code on the wall').fill(code);
  await page.getByText(team, { exact: true }).click();
  await page.getByRole('button', { name: 'Sit down' }).click();
  await page.getByText('in the room').waitFor();
};

const predict = async (page: Page, chance: string): Promise<void> => {
  for (const input of await page.locator('.q input[type=text]').all()) await input.fill(chance);
  await page.getByRole('button', { name: 'Seal our predictions' }).click();
  await page.getByRole('heading', { name: 'Sealed' }).waitFor();
};

const lockMove = async (page: Page, reason: string): Promise<void> => {
  await page.locator('textarea').fill(reason);
  await page.getByRole('button', { name: 'Lock our move' }).click();
  await page.getByRole('button', { name: 'Unlock and change' }).waitFor();
};

describe('a class on three phones', () => {
  inBrowser('plays two turns, reloads, and goes on after the server was ended', async () => {
    const faults: string[] = [];
    let room = await openAgain();
    const { address, keys } = room.server;
    const { port } = new URL(address);
    const desk = await newPage(`${address}/desk#${keys.desk}`, faults, 1280);
    const wall = await newPage(`${address}/wall#${keys.wall}`, faults, 1280);
    const next = (name: RegExp) => desk.getByRole('button', { name }).click();
    await wall.getByText(room.code.slice(0, 3)).first().waitFor();
    const pages = await Promise.all([1, 2, 3].map(() => newPage(address, faults)));
    const [alpha, beta, kabul] = pages;
    if (!alpha || !beta || !kabul) throw new Error('three pages');
    expect(await alpha.evaluate('[isSecureContext, typeof crypto.subtle]')).toEqual([false, 'undefined']);
    expect(await faultsOf(alpha)).toEqual([]);
    expect(await faultsOf(wall)).toEqual([]);
    await join3(alpha, room.code, 'Alpha');
    await join3(beta, room.code, 'Beta');
    // With the digits of Dari and Pashto, and with Enter.
    const digits = room.code.replace(/\d/g, (digit) => String.fromCodePoint(0x6f0 + Number(digit)));
    await kabul.getByText('The target', { exact: true }).click();
    await kabul.getByLabel('The code on the wall').fill(digits);
    await kabul.getByLabel('The code on the wall').press('Enter');
    await kabul.getByText('in the room').waitFor();
    await alpha.locator('.q input[type=text]').first().fill('12o');
    await alpha.getByRole('button', { name: 'Seal our predictions' }).click();
    await alpha.getByText('From 0 to 100, one decimal at most').first().waitFor();
    expect(await faultsOf(alpha)).toEqual([]);
    await predict(alpha, '1,5');
    await predict(beta, '50');
    await predict(kabul, '99.9');
    await desk.getByText('The teams, hidden things too').click();
    await alpha.getByText('See what we said').click();
    await alpha.evaluate('scrollTo(0, 999)');
    await next(/^On to play/i);
    await alpha.locator('textarea').waitFor();
    expect(await alpha.evaluate('scrollY')).toBe(0);
    expect(await desk.locator('details[open] summary').allTextContents()).toEqual([
      'The teams, hidden things too',
    ]);
    expect(await faultsOf(desk)).toEqual([]);
    expect(await faultsOf(alpha)).toEqual([]);
    await alpha.locator('textarea').fill('Kept while I type');
    await alpha.reload();
    expect(await alpha.locator('textarea').inputValue()).toBe('Kept while I type');
    await alpha.locator('input[name="move A"][value=up]').check();
    await alpha.locator('textarea').fill('<img src=x onerror=alert(1)>');
    await alpha.getByRole('button', { name: 'Lock our move' }).click();
    await alpha.getByText('would go to the top of the ladder').waitFor();
    expect(await faultsOf(alpha)).toEqual([]);
    await alpha.getByRole('button', { name: 'Press again: Lock our move' }).click();
    await alpha.getByRole('button', { name: 'Unlock and change' }).waitFor();
    await lockMove(beta, 'We wait.');
    // The server ends without a word, and is there again from what it had on the disk.
    await room.server.close();
    room.kept.close();
    await kabul.locator('textarea').fill('Sent when it is back.');
    await kabul.getByRole('button', { name: 'Lock our move' }).click();
    await kabul.getByText('Not done yet.').waitFor();
    room = await openAgain(Number(port));
    await kabul.getByRole('button', { name: 'Unlock and change' }).waitFor({ timeout: 20_000 });
    await next(/^Reveal all moves/);
    for (const page of [...pages, wall]) await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    for (const page of [alpha, wall]) expect(await faultsOf(page)).toEqual([]);
    await next(/^Go on: back/);
    for (const page of pages) await lockMove(page, 'Again.');
    await next(/^Reveal all moves/);
    await next(/^Go on: back/);
    await next(/^On to questions/i);
    for (const page of pages)
      await page.getByText('This device has checked all 3 seals: nothing was changed.').waitFor();
    expect(room.kept.now().game.log.map((act) => act.do)).toEqual(
      'predict predict predict next lock lock lock reveal lock lock lock reveal next'.split(' '),
    );
    expect(faults).toEqual([]);
    await room.server.close();
    room.kept.close();
  });
});
