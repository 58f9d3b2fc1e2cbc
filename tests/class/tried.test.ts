import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/class/desk.ts';
import { stepPassage } from '../../src/class/passages.ts';
import { type ClassRequest, perform } from '../../src/class/requests.ts';
import { taskOf } from '../../src/class/tasks.ts';
import { stepAt } from '../../src/exercise/game.ts';
import { weightsTried } from '../../src/exercise/weights/tried.ts';
import { weightBlocks } from '../../src/report/debrief/forecasts/weights-part.ts';
import { SMALL, sound } from '../exercise/small.ts';
import { deskOf } from './desk.ts';

/** The exercise at its questions, at which a team may halve or double one of two weights. */
const atQuestions = (lang = 'en'): Desk => {
  const text = SMALL.replace('steps:\n', 'weights: [gain, precedent]\nsteps:\n  - {do: questions}\n');
  return deskOf(sound(`${text}lang: ${lang}\n`));
};

const handIn = (desk: Desk, change: string) => {
  const request: ClassRequest = {
    do: 'hand-in',
    seat: 'alpha',
    values: { 'answer 0': 'Because.', 'answer 1': 'B.', change },
  };
  return perform(desk, request);
};

describe('a weight that a team would change', () => {
  it('is chosen with the answers, and shows the odds before and after in the same futures', () => {
    const desk = atQuestions();
    expect(stepAt(desk.game)?.do).toBe('questions');
    const field = taskOf(desk, 'alpha').fields.at(-1);
    expect(field).toMatchObject({ id: 'change', value: 'none' });
    const done = handIn(desk, 'gain*2');
    if (!done.ok) throw new Error(done.said);
    const [tried] = done.desk.tried();
    if (!tried) throw new Error('nothing was tried');
    expect(tried).toMatchObject({ seat: 'alpha', weight: 'gain' });
    expect(tried.to).toBe(tried.from * 2);
    tried.change.goals.forEach((goal, i) => {
      expect(goal.value).toBeCloseTo((tried.after[i] ?? 0) - (tried.before[i] ?? 0), 12);
    });
    expect(tried.after).not.toEqual(tried.before);
    expect(done.said).toMatch(/Alpha would change: .*, [\d.]+ to [\d.]+\. A recognises .* → /);
    expect(stepPassage(done.desk).paragraphs.join('\n')).toContain('Alpha would change');
    expect(JSON.stringify(weightBlocks(done.desk.game, [tried]))).toContain('A recognises');
  });

  it('has the words of the class, where the model has a name for it', () => {
    const desk = atQuestions('fr');
    const field = taskOf(desk, 'alpha').fields.at(-1);
    expect(JSON.stringify(field)).toContain('des pairs y sont');
    const done = handIn(desk, 'precedent*2');
    expect(done.said).toContain('des pairs y sont');
    expect(done.said).not.toContain('peers there');
  });

  it('is none unless a team chooses one that the exercise names', () => {
    const desk = atQuestions();
    const none = handIn(desk, 'none');
    expect(none.ok && none.desk.tried()).toEqual([]);
    expect(handIn(desk, 'taboo*2')).toMatchObject({ ok: false, field: 'change' });
    expect(handIn(desk, 'gain*3')).toMatchObject({ ok: false, field: 'change' });
    expect(weightsTried(desk.game, desk.alone)).toEqual([]);
  });
});
