import { describe, expect, it } from 'vitest';
import { playedScenario } from '../../src/exercise/deeds/played-scenario.ts';
import { playDoubts } from '../../src/exercise/plays/doubts.ts';
import { isLever, leverEffects } from '../../src/exercise/plays/levers.ts';
import { readTree } from '../../src/exercise/schema/layers.ts';
import { compile } from '../../src/model/compile.ts';
import { sessionOf, startOf } from '../../src/session/session.ts';
import { memoryReader } from '../scenario/memory-reader.ts';
import { SMALL, sound } from './small.ts';

/** A measure that moves B, which no team plays, and one that changes nothing. */
const TEXT = SMALL.replace(
  'injects:\n',
  `  push: {label: A push, kind: push, seats: [alpha], effects: [{boost: B, direction: up, times: 6}]}
  words: {label: Words, kind: statement, seats: [alpha], effects: []}
injects:
`,
).replace(
  'plays: A, brief: Open.,',
  'plays: A, brief: Open., wins: [{text: Never., when: {spent: alpha, above: 99}}],',
);

const levers = () => {
  const { exercise, scenario } = sound(TEXT);
  const base = playedScenario(exercise, scenario);
  const origin = { base, model: compile(base) };
  const begin = (seed: string, future: number) => sessionOf(origin, startOf(origin, seed, 6, future));
  return leverEffects({ exercise, scenario, begin }, { seed: 'levers', futures: 200 });
};

describe('the levers of an exercise', () => {
  const effects = levers();
  const of = (id: string) => effects.find(({ measure }) => measure.id === id);

  it('are measured with the same luck: what changes nothing differs by exactly nothing', () => {
    const still = of('words');
    expect(still && isLever(still)).toBe(false);
    for (const { change } of [...(still?.predictions ?? []), ...(still?.indices ?? [])])
      expect(change).toEqual({ value: 0, low: 0, high: 0 });
    const push = of('push');
    expect(push && isLever(push)).toBe(true);
    expect(push?.predictions.find(({ id }) => id === 'both')?.change.low).toBeGreaterThanOrEqual(0);
  });

  it('are doubted at their place where they move nothing, and goals where they are never met', () => {
    const tree = readTree('small.yaml', memoryReader({ 'small.yaml': TEXT }), []);
    if (!tree) throw new Error('no tree');
    const wins = [{ seat: 'alpha', at: 0, text: 'Never.', met: 0, plays: 200 }];
    const doubts = playDoubts(tree, { levers: effects, wins });
    const line = (text: string): number => TEXT.slice(0, TEXT.indexOf(text)).split('\n').length;
    expect(doubts.map((each) => [each.line, each.found])).toEqual([
      [line('alpha: {label'), 'met in 0 of 200 plays'],
      // The road of the small exercise moves nothing either.
      [line('  road: {'), undefined],
      [line('  words: {'), undefined],
    ]);
  });
});
