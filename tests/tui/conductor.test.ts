import { describe, expect, it } from 'vitest';
import { conduct } from '../../src/tui/conductor.ts';
import { FRAME_PAUSE } from '../../src/tui/pace.ts';
import type { Errand } from '../../src/tui/update/wish.ts';
import { fakeClock } from './fake-clock.ts';
import { begin } from './press.ts';

const start = () => {
  const clock = fakeClock();
  const exits: number[] = [];
  const errands: Errand[] = [];
  let suspended = 0;
  const conductor = conduct(begin(), clock, (errand) => {
    errands.push(errand);
    if (errand.kind === 'leave') exits.push(errand.exitCode);
    if (errand.kind === 'suspend') suspended++;
  });
  let frames = 0;
  conductor.store.subscribe(() => frames++);
  return { ...conductor, clock, exits, errands, suspended: () => suspended, frames: () => frames };
};

describe('the conductor', () => {
  it('plays at the pace of the speed, and changes it at once', () => {
    const { type, clock, store } = start();
    type(' ');
    clock.pass(999);
    expect(store.now().view.run.turn).toBe(0);
    clock.pass(2001);
    expect(store.now().view.run.turn).toBe(3);
    type('+');
    clock.pass(1000);
    expect(store.now().view.run.turn).toBe(5);
    type(' ');
    clock.pass(10_000);
    expect([store.now().view.run.turn, clock.waiting()]).toEqual([5, 0]);
  });

  it('stops by itself at the end', () => {
    const { type, clock, store } = start();
    type('+++ ');
    clock.pass(60_000);
    expect([store.now().view.run.turn, store.now().playing, clock.waiting()]).toEqual([24, false, 0]);
  });

  it('draws a first key at once, a burst as one frame, and twenty frames a second at most', () => {
    const { type, clock, frames, store } = start();
    type('nnnn');
    expect([frames(), store.drawn().view.run.turn]).toEqual([1, 4]);
    for (let i = 0; i < 10; i++) type('j');
    expect(frames()).toBe(1);
    clock.pass(FRAME_PAUSE);
    expect([frames(), store.drawn().selected]).toEqual([2, store.now().selected]);
    for (let t = 0; t < 1000; t += 10) {
      type('j');
      type('k');
      type('n');
      clock.pass(10);
    }
    expect(frames()).toBeLessThanOrEqual(2 + 1000 / FRAME_PAUSE + 1);
  });

  it('takes an escape for a key only when nothing follows it', () => {
    const { type, clock, store } = start();
    type('\r');
    type('\u001B');
    type('[B');
    clock.pass(500);
    expect(store.now().on.kind).toBe('why');
    type('\u001B');
    clock.pass(500);
    expect(store.now().on.kind).toBe('run');
  });

  it('runs its errands once, and does nothing after the end', () => {
    const { type, exits, suspended, store } = start();
    type('\u001A');
    type('qqn\u0003');
    expect([exits, suspended(), store.now().view.run.turn]).toEqual([[0], 1, 0]);
  });

  it('carries the newest wish of each kind out, once for keys that come together', () => {
    const { type, errands, store } = start();
    type('wj---');
    expect(errands.map(({ kind }) => kind)).toEqual(['count', 'keep']);
    const [count, keep] = errands;
    expect(count).toMatchObject({ asked: { kind: 'odds', question: { b: { edits: [{ value: 1 }] } } } });
    expect(keep).toEqual({ kind: 'keep', play: store.now().play });
  });

  it('leaves nothing waiting when it stops', () => {
    const { type, stop, clock } = start();
    type(' \u001B');
    clock.pass(1);
    stop();
    clock.pass(FRAME_PAUSE);
    expect(clock.waiting()).toBe(0);
  });
});
