import { describe, expect, it } from 'vitest';
import { untilStopped } from '../../src/cli/serve/until-stopped.ts';

const FREE = { hold: () => {}, release: () => {} };

/** Opens the screen of the terminal once; gives the exit code, and what was done. */
const opened = async (atLoad: () => void, play: () => number) => {
  const done: string[] = [];
  const say = (): void => {
    done.push('said');
    if (done.length === 1) setImmediate(() => process.stdin.emit('data', '\n'));
  };
  const load = async () => {
    atLoad();
    return async () => {
      done.push('played');
      return play();
    };
  };
  return { exitCode: await untilStopped(say, load, FREE), done };
};

describe('Ctrl-C of a served class', () => {
  it('stops also while the screen of the terminal opens, and while it closes', async () => {
    const before = process.listenerCount('SIGINT');
    const stop = (): void => void process.emit('SIGINT', 'SIGINT');
    const stopped = (): number => {
      stop();
      return 0;
    };
    expect(await opened(() => {}, stopped)).toEqual({ exitCode: 0, done: ['said', 'played', 'said'] });
    expect(await opened(stop, () => 1)).toEqual({ exitCode: 0, done: ['said'] });
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
