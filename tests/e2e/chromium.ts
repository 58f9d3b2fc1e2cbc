import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { it } from 'vitest';

const PLACES = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine, if it has one; `CHROMIUM=/path` names another. */
export const CHROMIUM = PLACES.find((place) => place !== '' && existsSync(place));

/** As a browser of a test is started. */
export const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Each page would start a second process for a page that never comes.
  '--disable-features=SpareRendererForSitePerProcess',
];

/** A test that needs a browser: without one it says that it was skipped, by name, and passes. */
export const inBrowser = (name: string, test: () => Promise<void>): void => {
  it(name, async (context) => {
    if (CHROMIUM === undefined) {
      process.stdout.write(`SKIPPED (no Chromium on this machine): ${name}\n`);
      context.skip('no Chromium on this machine');
    }
    await test();
  }, 60_000);
};

/** Starts a browser with its own new profile, which playwright removes afterwards. */
export const openBrowser = async (): Promise<Browser | undefined> =>
  CHROMIUM === undefined ? undefined : chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

export interface Opened {
  readonly page: Page;
  /** The messages of the console, the failures, and all requests to the network. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a file in a fresh context, and notes everything that a quiet page would not do. */
export const openFile = async (
  browser: Browser | undefined,
  file: string,
  options: BrowserContextOptions = {},
): Promise<Opened> => {
  if (!browser) throw new Error('no browser');
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== `file://${file}` && request.url() !== 'data:,')
      faults.push(`request: ${request.url()}`);
  });
  await page.goto(`file://${file}`);
  return { page, faults, close: () => context.close() };
};

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What would shut readers out, in words. All rules run; only what breaks one is worked out and handed over. */
export const barriers = async (open: Page): Promise<readonly string[]> => {
  await open.evaluate(AXE);
  const result: AxeResults = await open.evaluate(
    'axe.run({ resultTypes: ["violations"], selectors: false })',
  );
  return result.violations.map(({ impact, id, nodes }) => `${impact} ${id}: ${nodes[0]?.html.slice(0, 200)}`);
};
