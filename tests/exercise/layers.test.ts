import { describe, expect, it } from 'vitest';
import { readExercise } from '../../src/exercise/read.ts';
import { memoryReader } from '../scenario/memory-reader.ts';
import { PLAYABLE, SMALL, TWO_STATES } from './small.ts';

const read = (overlay: string, more: Readonly<Record<string, string>> = {}) =>
  readExercise(
    'easy/over.yaml',
    memoryReader({
      'two-states.yaml': TWO_STATES,
      'playable.yaml': PLAYABLE,
      'small.yaml': SMALL,
      'easy/over.yaml': `exercise: 1\n${overlay}`,
      ...more,
    }),
  );

const issuesOf = (overlay: string, more: Readonly<Record<string, string>> = {}): readonly string[] => {
  const result = read(overlay, more);
  const issues = result.ok ? result.warnings : result.issues;
  return issues.map(({ file, line, column, message, suggestion }) =>
    [`${file}:${line}:${column} ${message}`, ...(suggestion ? [suggestion] : [])].join(' → '),
  );
};

const EASY = `extends: ../small.yaml
id: easy
turns: 1
limits: {budget: 5}
seats: {kabul: remove, alpha: {brief: Shorter.}}
injects: {late: remove}
steps: [{do: predict}, {do: play}]
glossary: {chargé: A diplomat below an ambassador.}
predictions: {a: {by: 2025-09-03}, both: remove}
`;

describe('an exercise that extends another', () => {
  it('says only what differs: keys are replaced, maps merged, and what is removed is gone', () => {
    const result = read(`${EASY}answers: {turns: [{alpha: {reason: Enough.}}]}\n`);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    expect(result).toMatchObject({ ok: true, warnings: [], scenarioPath: 'playable.yaml' });
    if (!result.ok) return;
    const { exercise } = result;
    expect(exercise).toMatchObject({
      id: 'easy',
      title: 'Two teams',
      limits: { actions: 2, minutes: 2 },
      glossary: [{ term: 'chargé', text: 'A diplomat below an ambassador.' }],
      seats: [{ id: 'alpha', label: 'Alpha', brief: 'Shorter.', hidden: 'Secret of Alpha.', budget: 5 }],
      injects: [{ id: 'split' }],
      predictions: [{ id: 'a' }],
    });
    expect(exercise.answers).toMatchObject({ predictions: {}, 'turn 1': { alpha: { reason: 'Enough.' } } });
    expect(exercise.answers.predictions).toEqual({});
    expect(exercise.votes[0]?.voters).toEqual(['alpha']);
  });

  it('names the file, line and column of the overlay, and of the base where the slip is there', () => {
    expect(issuesOf('extends: ../small.yaml\nseats: {alfa: remove}\n')).toEqual([
      'easy/over.yaml:3:9 there is nothing of this name to remove → alpha',
    ]);
    expect(issuesOf('extends: ../small.yaml\nminutes: many\n')).toEqual([
      'easy/over.yaml:3:10 this is no valid minutes',
    ]);
    expect(issuesOf('extends: ../small.yaml\nmeasures: {road: {seats: [alfa]}}\n')).toContain(
      'easy/over.yaml:3:27 there is no seat of this name → alpha',
    );
    expect(issuesOf('extends: ../small.yaml\nmeasures: 3\n')).toEqual([
      'easy/over.yaml:3:11 measures is a map in what this file extends',
    ]);
    expect(issuesOf('extends: ../small.yaml\nseats: {kabul: remove}\n')[0]).toMatch(/^small\.yaml:/);
  });

  it('refuses a base that is missing, leads back or is no exercise', () => {
    expect(issuesOf('extends: ../smal.yaml\n')).toEqual(['easy/over.yaml:2:10 there is no such exercise']);
    expect(issuesOf('extends: [a]\n')).toEqual(['easy/over.yaml:2:10 extends must name an exercise']);
    expect(issuesOf('extends: ../playable.yaml\n')).toEqual(['easy/over.yaml:2:10 this is no exercise']);
    expect(
      issuesOf('extends: other.yaml\n', { 'easy/other.yaml': 'exercise: 1\nextends: over.yaml\n' }),
    ).toEqual(['easy/other.yaml:2:10 extends goes round in a circle']);
  });
});
