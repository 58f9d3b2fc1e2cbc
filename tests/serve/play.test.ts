import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MORE } from '../../src/class/steps/predict-task.ts';
import { openGame } from '../../src/cli/exercise/kept-desk.ts';
import { openBook } from '../../src/cli/serve/book-file.ts';
import { sealOf } from '../../src/exercise/forecasts.ts';
import { deskOf, hash, keepDesk } from '../class/desk.ts';
import { sound } from '../exercise/small.ts';
import { CODE, deviceAt, memoryBook, newId, serving, teacherAt } from './serving.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-serve-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ODDS = { a: '80', both: '1,5', [MORE]: 'done' };
const NONCE = '0123456789abcdef0123456789abcdef';

describe('a class on its own devices', () => {
  it('seals, decides and reveals, and shows each team no more than its own', async () => {
    const kept = keepDesk(deskOf());
    const server = await serving(kept);
    const [alpha, kabul] = [deviceAt(server.address), deviceAt(server.address)];
    const teacher = await teacherAt(server);
    // The time runs once somebody has come.
    expect((await teacher.desk()).isHeld).toBe(true);
    expect((await alpha.join('alpha')).status).toBe(200);
    expect((await teacher.desk()).isHeld).toBe(false);
    expect((await kabul.join('kabul')).status).toBe(200);
    const sealed = await alpha.handIn(ODDS, { nonce: NONCE });
    const seal = sealOf('small', 'alpha', {
      person: 1,
      odds: { a: 0.8, both: 0.015 },
      rationale: '',
      nonce: NONCE,
    });
    expect(sealed.json.said).toContain(seal.slice(0, 16));
    expect((await alpha.phone()).seals).toEqual([seal]);
    const seen = JSON.stringify(await kabul.phone());
    for (const hidden of ['Secret of Alpha', '0.015', NONCE, seal, '"seed"', CODE])
      expect(seen).not.toContain(hidden);
    expect(seen).toContain('Secret of the target');
    await kabul.handIn({ ...ODDS, a: '50' });
    await teacher.on();
    const move = { 'move A': 'up', reason: 'It <b>pays</b>.', stands: 'once' };
    expect((await alpha.handIn(move)).status).toBe(200);
    expect((await alpha.phone()).task).toBeUndefined();
    expect(JSON.stringify(await kabul.phone())).not.toContain('pays');
    const { place } = await alpha.phone();
    expect((await alpha.post('/do', { do: 'unlock', place })).status).toBe(200);
    await alpha.handIn(move);
    await kabul.handIn({ reason: 'Enough.' });
    await teacher.on();
    const revealed = await kabul.phone();
    expect(revealed.moments[0].teams[0]).toMatchObject({ label: 'Alpha', reason: 'It <b>pays</b>.' });
    // Nothing is asked while all look at the reveal.
    expect([revealed.task, revealed.isHeld]).toEqual([undefined, true]);
    await teacher.on('table');
    expect(await kabul.phone()).toMatchObject({ task: { id: 'turn 2' }, isHeld: false });
    await server.close();
  });

  it('lets a further device of a team in by a word that the teacher reads, and frees a seat', async () => {
    const server = await serving(keepDesk(deskOf()));
    const [first, second, third] = [
      deviceAt(server.address),
      deviceAt(server.address),
      deviceAt(server.address),
    ];
    const teacher = await teacherAt(server);
    await first.join('alpha');
    await second.join('alpha');
    const { asking, ...rest } = await second.phone();
    expect(JSON.stringify(rest)).not.toContain('Secret');
    expect((await second.handIn(ODDS)).status).toBe(403);
    expect((await teacher.desk()).waiting).toEqual([{ word: asking, team: 'Alpha' }]);
    await teacher.post('/desk/do', { do: 'admit', word: asking });
    expect((await second.phone()).task.id).toBeDefined();
    await third.join('alpha');
    await teacher.post('/desk/do', { do: 'free', seat: 'alpha' });
    expect((await first.phone()).seats).toBeDefined();
    await third.join('alpha');
    expect((await third.phone()).team).toBe('Alpha');
    await server.close();
  });

  it('tells a device at once of what it draws, and of other teams a little later', async () => {
    const server = await serving(keepDesk(deskOf()));
    const [alpha, kabul] = [deviceAt(server.address), deviceAt(server.address)];
    const teacher = await teacherAt(server);
    await alpha.join('alpha');
    await kabul.join('kabul');
    const heard: string[] = [];
    const listen = async (name: string, { cookie }: typeof alpha): Promise<void> => {
      const { body } = await fetch(`${server.address}/events`, { headers: { cookie: cookie() } });
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
      const read = async (): Promise<void> => {
        const piece = await reader?.read();
        if (!piece || piece.done) return;
        for (const [, version] of piece.value.matchAll(/data: (\d+)/g)) heard.push(`${name} ${version}`);
        return read();
      };
      read().catch(() => {});
    };
    await listen('alpha', alpha);
    await listen('kabul', kabul);
    await expect.poll(() => heard.length).toBe(2);
    const { view, ok } = (await alpha.handIn(ODDS)).json;
    expect([ok, view.task, view.seals.length]).toEqual([true, undefined, 1]);
    await expect.poll(() => heard.at(-1)).toBe(`alpha ${view.version}`);
    await expect.poll(() => heard, { timeout: 3000 }).toContain(`kabul ${view.version}`);
    await kabul.handIn(ODDS);
    await teacher.on();
    // The next step concerns both.
    const { version } = await kabul.phone();
    await expect.poll(() => heard).toEqual(expect.arrayContaining([`alpha ${version}`, `kabul ${version}`]));
    await server.close();
  });

  it('does a thing once, however often it is sent, before and after a restart', async () => {
    const file = join(folder, 'small.game.jsonl');
    const { exercise, scenario } = sound();
    const loaded = { exercise, scenario, sha256: hash('small') };
    const open = () => openGame(loaded, { seed: 'one', file });
    const bookOf = (head = ''): ReturnType<typeof openBook> => openBook(`${file}.seats`, head);
    let kept = open();
    const head = kept.now().journal.lines[0];
    const before = await serving(kept, bookOf(head));
    const { port } = new URL(before.address);
    const alpha = deviceAt(before.address);
    await alpha.join('alpha', bookOf(head).first.code);
    const { task } = await alpha.phone();
    const sent = { id: newId(), do: 'hand-in', task: task.key, values: { ...ODDS, [MORE]: 'more' } };
    const answers = await Promise.all([1, 2, 3].map(() => alpha.post('/do', sent)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(kept.now().game.log).toHaveLength(1);
    await before.close();
    kept.close();
    kept = open();
    const after = await serving(kept, bookOf(head), { port: Number(port) });
    // The new server remembers no ids: the task itself says that it was done.
    expect((await alpha.post('/do', sent)).json).toMatchObject({ ok: false, isLate: true });
    expect(kept.now().game.log).toHaveLength(1);
    expect((await alpha.phone()).task.entry.person).toBe(2);
    await after.close();
    kept.close();
  });

  it('does what the teacher sees, and not what has changed since', async () => {
    const kept = keepDesk(deskOf());
    const server = await serving(kept, memoryBook());
    const teacher = await teacherAt(server);
    const { place, done } = await teacher.desk();
    await teacher.on('skip');
    expect((await teacher.on('on')).status).toBe(200);
    const late = await teacher.post('/desk/do', { do: 'on', place });
    expect(late.json.isLate).toBe(true);
    const undo = { do: 'teacher', act: 'undo', place: (await teacher.desk()).place };
    expect((await teacher.post('/desk/do', { ...undo, done })).json.isLate).toBe(true);
    expect((await teacher.post('/desk/do', { ...undo, done: done + 1 })).status).toBe(200);
    await server.close();
  });
});
