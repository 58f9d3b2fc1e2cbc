import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { demarche } from './program.ts';

const PLACES = [process.env.FIREFOX ?? '', '/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** A Firefox of this machine, if it has one; `FIREFOX=/path` names another. */
const FIREFOX = PLACES.find((place) => place !== '' && existsSync(place));

/** A page that opens the living page, waits until all is counted, and sends the table that it saves. */
const WATCHER = `<!doctype html><meta charset="utf-8"><iframe src="/page.html" width="1200" height="800"></iframe><script>
const frame = document.querySelector('iframe');
const look = () => {
  const inside = frame.contentWindow;
  if (!inside.document.querySelector('#odds[data-futures="10000"]:not(.stale)')) return setTimeout(look, 200);
  inside.URL.createObjectURL = (blob) => { blob.text().then((text) => fetch('/saved', { method: 'POST', body: text })); return 'data:,'; };
  inside.document.querySelector('[data-do=csv]').click();
};
frame.onload = look;
</script>`;

const folder = mkdtempSync(join(tmpdir(), 'demarche-firefox-'));
let firefox: ChildProcess | undefined;
afterAll(async () => {
  if (firefox && firefox.exitCode === null) {
    firefox.kill('SIGKILL');
    await new Promise((resolve) => firefox?.once('exit', resolve));
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** What Firefox counts on a page, as the page saves it. */
const savedBy = async (program: string, page: string): Promise<string> => {
  let found: (text: string) => void = () => {};
  const saved = new Promise<string>((resolve) => {
    found = resolve;
  });
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (request.method !== 'POST') return response.end(request.url === '/page.html' ? page : WATCHER);
    let text = '';
    request.on('data', (piece) => {
      text += piece;
    });
    request.on('end', () => found(text));
    return response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const args = ['--headless', '--no-remote', '--profile', folder, `http://127.0.0.1:${port}/`];
  firefox = spawn(program, args, { stdio: 'ignore', env: { ...process.env, HOME: folder } });
  const text = await saved;
  server.closeAllConnections();
  server.close();
  return text;
};

describe('the living page in Firefox', () => {
  it('counts what the command line counts, to the last digit', async (context) => {
    if (FIREFOX === undefined) {
      process.stdout.write('SKIPPED (no Firefox on this machine): the living page counts in Firefox\n');
      return context.skip('no Firefox on this machine');
    }
    const page = join(folder, 'page.html');
    const asked = ['two-states', '--seed', 'moscow', '--threads', '1'];
    expect(demarche(['report', ...asked, '--live', '--runs', '100', '-o', page]).code).toBe(0);
    const rows = (await savedBy(FIREFOX, readFileSync(page, 'utf8'))).trim().split('\n').slice(1);
    const { states } = JSON.parse(demarche(['odds', ...asked, '--runs', '10000', '--json']).out);
    const counted = states.map(
      ({ id, recognises_by: { share, low, high } }: { id: string; recognises_by: Record<string, number> }) =>
        [id, share, low, high].join(),
    );
    expect(
      rows.map((row) =>
        row
          .split(',')
          .filter((_, i) => [0, 3, 4, 5].includes(i))
          .join(),
      ),
    ).toEqual(counted);
  }, 60_000);
});
