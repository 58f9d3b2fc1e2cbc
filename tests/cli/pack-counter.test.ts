import { expect, it } from 'vitest';
import { scriptedRequest } from '../../src/class/script.ts';
import { packCounter } from '../../src/cli/exercise/pack.ts';
import { tellProgress } from '../../src/cli/threads/progress.ts';
import { compile } from '../../src/model/compile.ts';
import { ensemble } from '../../src/study/futures/ensemble.ts';
import { outcomesOf } from '../../src/study/futures/goals.ts';
import { deskOf, keepDesk } from '../class/desk.ts';

it('counts the futures of a pack once, tells how far it is, and finds each prediction in them', async () => {
  const kept = keepDesk(deskOf());
  const count = packCounter({ runs: 60, threads: 1 });
  await expect(count(kept.now())).rejects.toThrow('no turn was played yet');
  for (let request = scriptedRequest(kept.now()); request; request = scriptedRequest(kept.now()))
    if (!kept.ask(request).ok) break;
  const desk = kept.now();
  expect(desk.game.table.played).toHaveLength(3);
  const told: string[] = [];
  const counted = await count(
    desk,
    tellProgress((text) => told.push(text)),
  );
  expect(told.at(-1)).toBe('60 of 60 futures, 0 s left');
  const { exercise, scenario } = desk.game;
  const model = compile(scenario);
  const task = { seed: desk.seed, futures: { from: 0, to: 60 } };
  expect(counted.tally).toEqual(ensemble(model, { ...task, turns: 6 }));
  const outcomes = outcomesOf(model, { ...task, goals: exercise.predictions });
  expect([...counted.odds.values()].map((share) => share.count)).toEqual(
    outcomes.map((each) => each.reduce((sum, reached) => sum + reached, 0)),
  );
  const often = told.length;
  const again = await count(
    desk,
    tellProgress((text) => told.push(text)),
  );
  expect(again).toBe(counted);
  expect(told).toHaveLength(often);
});
