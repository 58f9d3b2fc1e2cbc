import { describe, expect, it } from 'vitest';
import { perform } from '../../src/class/requests.ts';
import { taskOf } from '../../src/class/tasks.ts';
import { askTask } from '../../src/cli/exercise/ask-task.ts';
import { deskOf } from '../class/desk.ts';

describe('a form line by line', () => {
  it.each(['1', 'road', 'ROAD'])(
    'takes a measure as %s, and says what will be locked in labels',
    async (typed) => {
      const played = perform(deskOf(), { do: 'on' });
      if (!played.ok) throw new Error(played.said);
      const { desk } = played;
      const answers = ['up', 'nothing', typed, 'It pays.', ''];
      const said: string[] = [];
      const asker = {
        ask: async () => answers.shift(),
        say: (text: string | readonly string[]) => void said.push([text].flat().join(' ')),
        curtain: () => {},
        close: () => {},
      };
      const values = await askTask(asker, desk, taskOf(desk, 'alpha'), []);
      expect(values).toMatchObject({ 'move A': 'up', measures: 'road' });
      expect(said.at(-1)).toBe('You are about to lock: Alphaland steps up; offer: A road.');
      expect(said).toContain('Choose any of the options, or none.');
    },
  );
});
