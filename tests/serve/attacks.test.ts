import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newBook } from '../../src/cli/serve/book.ts';
import type { ClassServer } from '../../src/cli/serve/server.ts';
import { deskOf, keepDesk } from '../class/desk.ts';
import { ask, CODE, deviceAt, memoryBook, newId, serving, teacherAt } from './serving.ts';

let server: ClassServer;
const kept = keepDesk(deskOf());
const alpha = () => device;
let device: ReturnType<typeof deviceAt>;
beforeAll(async () => {
  server = await serving(kept, memoryBook(), { patience: 500 });
  device = deviceAt(server.address);
  await device.join('alpha');
});
afterAll(() => server.close());

const posted = (headers: Readonly<Record<string, string>>, body = '{}', path = '/do') =>
  ask(server.address, 'POST', path, {
    headers: {
      origin: server.address,
      'content-type': 'application/json',
      cookie: alpha().cookie(),
      ...headers,
    },
    body,
  });

describe('attacks on the class', () => {
  it('by another page are refused, and by another name for this address', async () => {
    const { host } = new URL(server.address);
    expect((await posted({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await posted({ origin: 'null' })).status).toBe(403);
    expect((await posted({ host: 'evil.example', origin: 'http://evil.example' })).status).toBe(421);
    expect((await posted({ 'content-type': 'text/plain' })).status).toBe(415);
    for (const name of [
      'evil.example',
      `localhost.evil.example:${host.split(':')[1]}`,
      '127.0.0.1:1',
      'a@127.0.0.1',
    ])
      expect((await ask(server.address, 'GET', '/', { headers: { host: name } })).status).not.toBe(200);
    expect(
      (
        await ask(server.address, 'GET', '/', {
          headers: { host: host.replace('127.0.0.1', 'one.localhost') },
        })
      ).status,
    ).toBe(200);
  });

  it('by strange paths and methods find nothing', async () => {
    const paths = [
      '/../package.json',
      '/%2e%2e/etc/passwd',
      '//etc/passwd',
      '/view',
      '/view/phone/',
      '/__proto__',
      '/constructor',
      '/game',
      '/small.game.jsonl',
      '/small.game.jsonl.seats',
      '/teams/alpha.html',
      '/view/desk%00',
      '/view/%64esk',
      '/..\\..\\package.json',
      '/class.js/../desk',
    ];
    for (const path of paths) expect((await ask(server.address, 'GET', path)).status).toBe(404);
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'TRACE'])
      expect((await ask(server.address, method, '/')).status).toBe(405);
  });

  it('by large, broken and strange bodies are refused', async () => {
    expect((await posted({}, 'x'.repeat(1_000_000))).status).toBe(413);
    for (const body of [
      '{',
      '[]',
      'null',
      `${'['.repeat(9000)}${']'.repeat(9000)}`,
      `{"id":"${newId()}","do":"unlock","place":1e999}`,
      `{"__proto__":{"do":"leave"},"id":"${newId()}"}`,
      '{"do":"reveal"}',
      `{"id":"${newId()}","do":"hand-in","task":{},"values":[]}`,
    ])
      expect((await posted({}, body)).status).toBe(400);
    expect(
      (await alpha().post('/do', { do: 'hand-in', task: 'x', values: { ['__proto__']: 'x' } })).status,
    ).toBeGreaterThanOrEqual(400);
    expect(kept.now().game.log).toEqual([]);
  });

  it('by a student on the teacher’s buttons are refused', async () => {
    const { place } = await alpha().phone();
    for (const path of ['/view/desk', '/view/wall', '/map'])
      expect((await alpha().get(path)).status, path).toBe(403);
    expect((await alpha().get('/debrief')).status).toBe(404);
    expect((await ask(server.address, 'GET', '/debrief')).status).toBe(403);
    expect((await alpha().post('/desk/do', { do: 'on', place })).status).toBe(403);
    expect((await alpha().post('/claim', { key: 'guess' })).status).toBe(403);
    // A seat is that of the token, no matter what is sent.
    expect((await alpha().post('/do', { do: 'unlock', place, seat: 'kabul' })).status).toBe(400);
  });

  it('by tokens that nobody has get no view', async () => {
    for (const cookie of [
      'seat=',
      `seat=${'A'.repeat(22)}`,
      `desk=${alpha().cookie().slice(5)}`,
      `seat=${alpha().cookie().slice(5)}x`,
    ]) {
      const got = await ask(server.address, 'GET', '/view/phone', { headers: { cookie } });
      expect(got.text).not.toContain('Secret');
      expect((await ask(server.address, 'GET', '/view/desk', { headers: { cookie } })).status).toBe(403);
      expect((await ask(server.address, 'GET', '/events', { headers: { cookie } })).status).toBe(403);
    }
  });

  it('by a slow body are cut off, and the lesson goes on', async () => {
    const { port, host } = new URL(server.address);
    const socket = connect(Number(port), '127.0.0.1');
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.on('error', () => {});
    socket.write(
      `POST /join HTTP/1.1\r\nhost: ${host}\r\norigin: ${server.address}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
    );
    expect((await alpha().phone()).team).toBe('Alpha');
    await closed;
  });

  it('by connections that only wait fill no server: the oldest of them are cut', async () => {
    const own = await serving(keepDesk(deskOf()));
    const [guest, { port }] = [deviceAt(own.address), new URL(own.address)];
    await guest.join('alpha');
    let cut = 0;
    const idle = Array.from({ length: 600 }, () =>
      connect(Number(port), '127.0.0.1')
        .on('error', () => {})
        .on('close', () => {
          cut += 1;
        }),
    );
    await expect.poll(() => cut, { timeout: 20_000 }).toBe(150);
    expect((await guest.phone()).team).toBe('Alpha');
    for (const socket of idle) socket.destroy();
    await own.close();
  });

  it('by guessing stop after ten tries, and a locked room lets nobody in', async () => {
    const own = await serving(keepDesk(deskOf()), memoryBook({ ...newBook(CODE), isLocked: true }));
    const guest = deviceAt(own.address);
    expect((await guest.join('alpha')).json.said).toBe('Joining is locked. Ask your teacher.');
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, i) => guest.join('alpha', `00000${i % 10}`)),
    );
    expect(tries.map(({ status }) => status)).toEqual([...Array(10).fill(403), 429, 429]);
    expect((await guest.join('alpha')).status).toBe(429);
    await own.close();
  });

  it('by a flood of requests are slowed down, and those with a seat go on', async () => {
    const own = await serving(keepDesk(deskOf()));
    const [guest, teacher] = [deviceAt(own.address), await teacherAt(own)];
    await guest.join('alpha');
    const flood = await Promise.all(Array.from({ length: 400 }, () => ask(own.address, 'GET', '/class.css')));
    expect(flood.some(({ status }) => status === 429)).toBe(true);
    expect((await guest.get('/view/phone')).status).toBe(200);
    expect((await teacher.get('/view/desk')).status).toBe(200);
    await own.close();
  });

  it('by what is typed stay text: no answer is a page with it, and nothing may run that is not ours', async () => {
    const { text } = await ask(server.address, 'GET', '/');
    expect(text).not.toContain('<script>');
    const { host } = new URL(server.address);
    const head = await new Promise<string>((resolve) => {
      const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
      socket.once('data', (piece) => {
        resolve(String(piece));
        socket.destroy();
      });
      socket.write(`GET / HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    });
    expect(head).toContain("default-src 'none'; script-src 'self'");
    expect(head).not.toContain('unsafe');
    expect(head.toLowerCase()).not.toContain('access-control');
  });
});
