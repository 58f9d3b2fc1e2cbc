import { describe, expect, it } from 'vitest';
import { readSmall, SMALL } from './small.ts';

/** Two teams in three turns, with times: 6 times at the keyboard to play, 2 to predict, 2 to vote. */
const TIMED = SMALL.replace('minutes: 20', 'minutes: 20\nshort: 10')
  .replace('{do: predict}', '{do: predict, minutes: 2, short: 2}')
  .replace('{do: play, turns: 2}', '{do: play, turns: 2, minutes: 6, short: 3}')
  .replace('inject: late}', 'inject: late, minutes: 1, short: 0}')
  .replace('vote: seat}', 'vote: seat, minutes: 3, short: 2}')
  .replace('{do: play}', '{do: play, minutes: 3, short: 2}')
  .replace('{do: debrief}', '{do: debrief, minutes: 3, short: 1}')
  .replace('{do: questions}', '{do: questions, minutes: 2, short: 0}');

const doubts = (from = '', to = ''): readonly string[] => {
  if (!TIMED.includes(from)) throw new Error(`the exercise lacks ${from}`);
  const read = readSmall(TIMED.replace(from, to));
  if (!read.ok) throw new Error(read.issues[0]?.message);
  return read.warnings.map(
    ({ line, message, found, expected }) => `${line}: ${message} (${found}; ${expected})`,
  );
};

describe('the times of an exercise', () => {
  it('fit, or are doubted with the figures', () => {
    expect(doubts()).toEqual([]);
    expect(doubts('minutes: 20\n', 'minutes: 25\n')).toEqual([
      '6: the steps do not take as long as the lesson (25 minutes, and 20 in steps; the same)',
    ]);
    expect(doubts('short: 10\n', 'short: 12\n')[0]).toContain('(12 minutes, and 10 in steps; the same)');
  });

  it('leave each seat its time at the keyboard in each step, less where fewer seats act', () => {
    const tight = ['turns: 2, minutes: 6, short: 3}', 'turns: 2, minutes: 7, short: 2}'] as const;
    const found = doubts(...tight);
    expect(found.join('\n')).toContain(
      'this step is too short for its seats at one keyboard (2 minutes for 4 times of 45 seconds; at least 3 minutes)',
    );
    const fewer = TIMED.replace(...tight)
      .replace('turns: 3\n', 'turns: [{acts: [alpha]}, {acts: [alpha]}, {}]\n')
      .replace(/, kabul: \{(tracks: \{rights: up\}, )?reason: (For the prize|Enough)\.\}/g, '');
    const read = readSmall(fewer);
    expect(read.ok && read.warnings.map(({ message }) => message)).toEqual([
      'the steps do not take as long as the lesson',
      'the steps do not take as long as the lesson',
    ]);
  });

  it('leave the whole exercise as much, also where steps have no times', () => {
    const long = SMALL.replace('turns: 3\n', 'turns: 8\n')
      .replace('pace: 2', 'pace: 1')
      .replace('{do: play}', '{do: play, turns: 6}')
      .replace('minutes: 20', 'minutes: 12');
    const read = readSmall(long);
    expect(read.ok && read.warnings.map(({ message, expected }) => [message, expected])).toEqual([
      ['at one keyboard this exercise takes longer', 'at least 15 minutes, or fewer seats that act'],
    ]);
  });
});
