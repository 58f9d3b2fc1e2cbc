import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DARI, englishIn, FRENCH_FILES, JOINED } from '../exercise/languages.ts';
import { filesWith } from '../exercise/small.ts';
import { CHROMIUM, inBrowser, openBrowser, openFile } from './chromium.ts';
import { demarche, PROGRAM } from './program.ts';
import { stage } from './pty.ts';

let folder = '';
let browser: Browser | undefined;
const pack = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-languages-'));
  for (const [name, files] of [
    ['fr', FRENCH_FILES],
    ['prs', filesWith(DARI)],
  ] as const) {
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
    const out = join(folder, name);
    const args = [
      'exercise',
      join(folder, 'small.yaml'),
      '--auto',
      '--runs',
      '40',
      '--threads',
      '1',
      '-o',
      out,
    ];
    expect(demarche(args)).toMatchObject({ code: 0 });
  }
  if (CHROMIUM !== undefined) browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a pack in French', () => {
  it('has no English label', () => {
    const briefs = readdirSync(join(folder, 'fr', 'briefs')).map((file) => `briefs/${file}`);
    for (const file of ['debrief.html', 'rubric.md', ...briefs]) {
      const texts = pack('fr', file).replace(/<style>.*?<\/style>|<[^>]*>/gs, ' ');
      expect(englishIn(texts), file).toEqual([]);
    }
    expect(pack('fr', 'debrief.html')).toContain('<html lang="fr" dir="ltr">');
    expect(pack('fr', 'debrief.html')).toContain('>équipe</th>');
  });
});

describe('a pack in Dari', () => {
  it('keeps names and joiners on every page', () => {
    for (const file of ['debrief.html', 'debrief.md', 'briefs/alpha.html', 'briefs/alpha.md']) {
      expect(pack('prs', file)).toContain(JOINED);
      expect(pack('prs', file)).not.toContain('\ufffd');
    }
    expect(pack('prs', 'briefs/alpha.html')).toContain('<bdi>China</bdi>');
    // An arrow points onwards: to the left.
    expect(pack('prs', 'debrief.html')).not.toContain('→');
  });

  inBrowser('runs from right to left, and tables too', async () => {
    const { page, faults, close } = await openFile(browser, join(folder, 'prs', 'debrief.html'));
    const seen: unknown = await page.evaluate(`(() => {
      const cells = [...document.querySelector('tbody tr').children].map((each) => each.getBoundingClientRect().left);
      const heading = document.querySelector('.kicker');
      return {
        lang: document.documentElement.lang,
        direction: getComputedStyle(document.body).direction,
        heading: getComputedStyle(heading).direction,
        atRight: heading.getBoundingClientRect().right > innerWidth / 2,
        first: cells[0] > cells.at(-1),
        name: heading.textContent,
        english: document.querySelectorAll('[lang=en]').length,
      };
    })()`);
    expect(seen).toMatchObject({
      lang: 'prs',
      direction: 'rtl',
      heading: 'rtl',
      atRight: true,
      first: true,
      english: 0,
    });
    expect(seen).toMatchObject({ name: expect.stringContaining(JOINED) });
    expect(faults).toEqual([]);
    await close();
  });
});

describe('a terminal', () => {
  it('gets what runs from right to left isolated, and a pipe gets it as it is', async () => {
    const line = ['run', 'two-states', '--seed', 'one', '--set', `title=${JOINED} و China`];
    const program = stage([PROGRAM, ...line]);
    await program.exited;
    expect(program.written()).toContain(`\u2068${JOINED} و \u2068China\u2069\u2069`);
    expect(program.written()).not.toContain('\ufffd');
    expect(demarche(line).out).toContain(`${JOINED} و China`);
    expect(demarche(line).out).not.toMatch(/\p{Bidi_Control}/u);
  });

  it('gets the class screen so too', async () => {
    const program = stage([PROGRAM, 'exercise', join(folder, 'small.yaml')], {
      cwd: folder,
      columns: 110,
      rows: 34,
    });
    await program.shows(JOINED);
    await program.shows('پیش‌بینی');
    program.kill('SIGKILL');
    await program.exited;
    expect(program.written()).toMatch(new RegExp(`\u2068[^\u2069]*${JOINED}`));
    expect(program.written()).not.toContain('\ufffd');
  });
});
