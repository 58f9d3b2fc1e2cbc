import { describe, expect, it } from 'vitest';
import { frameStream } from '../../src/cli/screens/frame-stream.ts';

/** A terminal that remembers, and that can be slow. */
const terminal = ({ slow = false } = {}) => {
  const written: string[] = [];
  let drained: (() => void) | undefined;
  return {
    columns: 40,
    rows: 3,
    written,
    write: (data: string): boolean => {
      written.push(data);
      return !slow;
    },
    once: (_: 'drain', listener: () => void): void => {
      drained = listener;
    },
    drain: (): void => drained?.(),
  };
};

describe('the stream between Ink and the terminal', () => {
  it('has the size of the terminal, and does not say that it is a TTY', () => {
    const tty = terminal();
    const stream = frameStream(tty);
    expect([stream.columns, stream.rows, 'isTTY' in stream]).toEqual([40, 3, false]);
    tty.columns = 90;
    expect(stream.columns).toBe(90);
  });

  it('draws between enter and leave alone, and does each once', () => {
    const tty = terminal();
    const stream = frameStream(tty);
    stream.write('too early');
    expect(tty.written).toEqual([]);
    stream.enter();
    stream.enter();
    stream.write('one\ntwo');
    stream.leave();
    stream.leave();
    stream.write('too late');
    const all = tty.written.join('');
    expect(all.match(/\u001B\[\?1049h/g)).toHaveLength(1);
    expect(all.match(/\u001B\[\?1049l/g)).toHaveLength(1);
    expect(all).toContain('two');
    expect(all).not.toContain('too late');
  });

  it('writes changed lines alone, and all of them after it was told to forget', () => {
    const tty = terminal();
    const stream = frameStream(tty);
    stream.enter();
    stream.write('one\ntwo');
    const before = tty.written.length;
    stream.write('one\ntwo');
    expect(tty.written.length).toBe(before);
    stream.write('one\nTWO');
    expect(tty.written.at(-1)).not.toContain('one');
    stream.forget();
    stream.write('one\nTWO');
    expect(tty.written.at(-1)).toContain('one');
  });

  it('gives a slow terminal the newest frame, not all of them', () => {
    const tty = terminal({ slow: true });
    const stream = frameStream(tty);
    stream.enter();
    stream.write('first');
    const before = tty.written.length;
    for (const text of ['second', 'third', 'fourth']) stream.write(text);
    expect(tty.written.length).toBe(before);
    tty.drain();
    expect(tty.written.slice(before).join('')).toContain('fourth');
    expect(tty.written.join('')).not.toContain('second');
  });

  it("stays on the terminal's own screen if told so", () => {
    const tty = terminal();
    const stream = frameStream(tty, { alternate: false });
    stream.enter();
    stream.write('one');
    stream.leave();
    expect(tty.written.join('')).not.toContain('1049');
  });

  it('shows what its canvas makes of a frame', () => {
    const tty = terminal();
    const stream = frameStream(tty, { resolve: (frame) => frame.toUpperCase() });
    stream.enter();
    stream.write('one');
    expect(tty.written.at(-1)).toContain('ONE');
  });
});
