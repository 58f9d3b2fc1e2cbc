import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesWith, SMALL } from '../exercise/small.ts';
import { deviceAt } from '../serve/serving.ts';
import { PROGRAM } from './program.ts';
import { stage } from './pty.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-together-'));
  const text = SMALL.replace(/answers:[\s\S]*/, '')
    .replace('turns: 3', 'turns: 2')
    .replace('by: 2026-01-03', 'by: 2025-11-03');
  const steps = text.replace(
    /steps:\n[\s\S]*?questions:/,
    'steps:\n  - {do: play, turns: 2}\n  - {do: debrief}\nquestions:',
  );
  for (const [name, content] of Object.entries(filesWith(steps))) writeFileSync(join(folder, name), content);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const done = (): string =>
  readFileSync(join(folder, 'small.game.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line).act)
    .map(({ do: deed, seat = '' }) => `${deed} ${seat}`.trim())
    .join(', ');

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 400 && !(await holds()); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await holds()).toBe(true);
};

describe('the class screen of the terminal and devices', () => {
  it('play one game: a device locks, the terminal types for the other team and reveals', async () => {
    const port = 20_000 + (process.pid % 20_000);
    const args = [
      'exercise',
      'small.yaml',
      '--serve',
      '--port',
      String(port),
      '--runs',
      '20',
      '--threads',
      '1',
    ];
    const screen = stage([PROGRAM, ...args], { cwd: folder, columns: 110, rows: 30 });
    await screen.shows('Ctrl-C stops');
    const [, key = ''] = /desk#(\S+)/.exec(screen.written()) ?? [];
    const [, code = ''] = /code (\d{3} \d{3})/.exec(screen.written()) ?? [];
    const address = `http://127.0.0.1:${port}`;
    const [alpha, teacher] = [deviceAt(address), deviceAt(address)];
    await teacher.post('/claim', { key });
    await alpha.join('alpha', code);
    screen.type('\r');
    await screen.shows('Alpha');
    await screen.shows((text) => text.includes('Turn 1 of 2') && text.includes('to come'));
    expect((await alpha.handIn({ 'move A': 'hold', reason: 'By phone.' })).status).toBe(200);
    // The screen calls for the other team by itself.
    await screen.shows('▶ The target');
    screen.type('\r');
    await screen.shows(/target[\s\S]*Enter/);
    screen.type('\r');
    await screen.shows('Why?');
    // A form on the screen gives way to a device that was faster.
    await teacher.post('/desk/do', {
      do: 'hand-in',
      seat: 'kabul',
      task: (await teacher.desk()).asked[0].task.key,
      values: { reason: 'By the teacher.' },
    });
    await screen.shows('This was done on another device.');
    screen.type('\r');
    await screen.shows('Revealed: turn 1');
    expect((await alpha.phone()).moments).toHaveLength(1);
    screen.type('\r');
    await until(async () => (await alpha.phone()).task !== undefined);
    expect(done()).toBe('lock alpha, lock kabul, reveal');
    await alpha.handIn({ 'move A': 'hold', reason: 'Again.' });
    const { place, done: count } = await teacher.desk();
    await teacher.post('/desk/do', { do: 'teacher', act: 'absent kabul', place, done: count });
    await teacher.on();
    await screen.shows('Revealed: turn 2');
    await teacher.on('table');
    await screen.shows((text) => !text.includes('Revealed: turn 2 of'));
    // The debrief is worked out on a thread: the server answers meanwhile, and the page comes by itself.
    await teacher.on();
    await until(async () => (await alpha.phone()).hasDebrief === true);
    const page = await alpha.get('/debrief');
    expect(page.text).toContain('By phone.');
    await until(async () => (await alpha.phone()).told.title !== 'One moment');
    screen.type('qq');
    await screen.shows('Ctrl-C stops');
    screen.kill('SIGINT');
    await screen.exited;
    expect(existsSync(join(folder, 'small-pack', 'debrief.html'))).toBe(true);
  });
});
