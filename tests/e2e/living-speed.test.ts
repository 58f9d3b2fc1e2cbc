import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBrowser, openFile } from './chromium.ts';
import { demarche } from './program.ts';

/** LIVING_SPEED=1 npx vitest run tests/e2e/living-speed.test.ts: how long a slider's new odds take on this machine. */
const IS_ASKED = process.env.LIVING_SPEED === '1';

const WORTH = 2000;
/** Milliseconds that new odds may take. */
const MOST = 400;

/** Odds that the page showed, and when. */
interface Seen {
  readonly key: string;
  readonly ms: number;
  readonly worth: number;
}

/** Moves a slider, and notes when what the page shows is worth how many futures. Runs in the page. */
const MEASURE = `(value) => new Promise((done) => {
  const odds = () => document.getElementById('odds');
  const slider = document.querySelector('input[type=range][data-arg$="rights.mean"], input[type=range][data-arg*="rights"]');
  const seen = [];
  const before = performance.now();
  let moved = false;
  const look = () => {
    const { worth, futures } = odds().dataset;
    const key = worth + '/' + futures;
    if (futures !== '10000' && seen.at(-1)?.key !== key && !odds().classList.contains('stale')) {
      moved = true;
      seen.push({ key, ms: Math.round(performance.now() - before), worth: Number(worth) });
    }
    if (moved && Number(worth) >= ${WORTH}) done(seen);
    else requestAnimationFrame(look);
  };
  slider.value = value;
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  requestAnimationFrame(look);
})`;

describe.runIf(IS_ASKED)('the living page of the flagship', () => {
  it('has a slider’s new odds soon', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-speed-'));
    const file = join(folder, 'page.html');
    const args = ['russia-precedent', '--live', '--runs', '500', '--seed', 'moscow', '-o', file];
    expect(demarche(['report', ...args])).toMatchObject({ code: 0 });
    const browser = await openBrowser();
    const { page, close } = await openFile(browser, file);
    const rests = () => page.locator('#odds[data-futures="10000"]:not(.stale)').waitFor({ timeout: 60_000 });
    try {
      await rests();
      for (const value of [2.5, 2.4, 2.6, 2.45, 2.9, 1.5]) {
        const seen = await page.evaluate<Seen[]>(`(${MEASURE})('${value}')`);
        process.stdout.write(`rights 3 to ${value}: ${JSON.stringify(seen)}, load ${loadavg()[0]}\n`);
        expect(seen.at(-1)?.ms).toBeLessThan(MOST);
        await rests();
      }
    } finally {
      await close();
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 180_000);
});
